"""Names of units that science writes and pint reads otherwise or not at all."""

from __future__ import annotations

SPELLINGS = {
    "%": "percent",
    "‰": "permille",
    "AU": "astronomical_unit",
    "au": "astronomical_unit",
    "Nm": "newton meter",
    "°": "degree",
    "°C": "degree_Celsius",
    "°F": "degree_Fahrenheit",
    "°R": "degree_Rankine",
    "°K": "kelvin",
    "C°": "delta_degree_Celsius",
    "F°": "delta_degree_Fahrenheit",
    "Δ°C": "delta_degree_Celsius",
    "Δ°F": "delta_degree_Fahrenheit",
    "ΔK": "kelvin",
    "Torr": "torr",
    "sec": "second",
    "secs": "second",
    "mins": "minute",
    "min": "minute",
    "h": "hour",
    "yr": "year",
    "yrs": "year",
    "wk": "week",
    "mo": "month",
    "cc": "milliliter",
    "kmh": "kilometer_per_hour",
    "kmph": "kilometer_per_hour",
    "Cal": "kilocalorie",
    "Kcal": "kilocalorie",
    "kCal": "kilocalorie",
    "Kg": "kilogram",
    "KG": "kilogram",
    "kgs": "kilogram",
    "Km": "kilometer",
    "KM": "kilometer",
    "KJ": "kilojoule",
    "KW": "kilowatt",
    "KPa": "kilopascal",
    "kPA": "kilopascal",
    "KHz": "kilohertz",
    "HZ": "hertz",
    "MHZ": "megahertz",
    "ev": "electron_volt",
    "Kev": "kiloelectron_volt",
    "Mev": "megaelectron_volt",
    "ohms": "ohm",
    "Ohm": "ohm",
    "dollars": "dollar",
    "USD": "dollar",
    "EUR": "euro",
    "euros": "euro",
    "GBP": "pound_sterling",
    "Da": "dalton",
    "kDa": "kilodalton",
    "bp": "[base pair]",
    "hp": "horsepower",
    "lbf": "pound_force",
    "kgf": "kilogram_force",
    "gf": "gram_force",
    "dyn": "dyne",
    "Oe": "oersted",
    "ly": "light_year",
}
"""Written names and what pint calls them; several where one name stands for a product."""

COUNTED = {
    "electron": "particle", "photon": "particle", "proton": "particle", "neutron": "particle", "nucleon": "particle",
    "molecule": "particle", "atom": "particle", "ion": "particle", "particle": "particle", "person": "person",
    "people": "person", "cell": "cell", "event": "event", "count": "event", "decay": "event",
    "disintegration": "event", "line": "line", "fringe": "line", "item": "item", "unit": "item",
}  # fmt: skip
"""Things that are counted: they may stand in a unit or be left unsaid, but one is not another."""

SCALED = {
    "dollar": (1.0, "[dollar]"),
    "cent": (0.01, "[dollar]"),
    "cents": (0.01, "[dollar]"),
    "euro": (1.0, "[euro]"),
    "dozen": (12.0, ""),
    "permille": (1e-3, ""),
    "ppb": (1e-9, ""),
    "ppt": (1e-12, ""),
    "pound_sterling": (1.0, "[pound sterling]"),
    "cycle": (1.0, "(cycle)"),
    "cycle_per_minute": (1 / 60, "hertz"),
}
"""Units of our own: how many they are of what; marks in round brackets may be left unsaid."""

EITHER = {
    "lb": ("pound", "pound_force"),
    "lbs": ("pound", "pound_force"),
    "pound": ("pound", "pound_force"),
    "pounds": ("pound", "pound_force"),
    "revolution": ("turn", "cycle"),
    "rev": ("turn", "cycle"),
    "turn": ("turn", "cycle"),
    "rotation": ("turn", "cycle"),
    "cycle": ("turn", "cycle"),
    "rpm": ("revolutions_per_minute", "cycle_per_minute"),
    "ton": ("metric_ton", "ton"),
    "tons": ("metric_ton", "ton"),
}
"""Names with two meanings: a gold in pounds is met by kilograms or newtons, one in rpm by radians a second or hertz."""

LIKE_PER_SECOND = {"hertz": "cycle", "becquerel": "event"}
"""Units that are one per second, and what happens once a second: 5 Hz is neither 5 rad/s nor 5 Bq."""

DIFFERENCES = frozenset({"C°", "F°", "Δ°C", "Δ°F", "ΔK", "Δ°K"})
"""Units that only differences of temperature have."""

DIMENSIONLESS = frozenset({"%", "‰", "ppm", "ppb", "ppt"})
"""Parts of a whole: they are numbers, not units."""
