r"""Units as SciBench writes them, and how many of one make another, by the definitions of the SI: exact fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_SYMBOL = re.compile(r"([A-Za-zΩμÅ°%]+)(?:\^\{?(-?\d)\}?)?")
_POWER = re.compile(r"10\^\{?(-?\d+)\}?")
_PREFIXES = {"": 0, "k": 3, "M": 6, "G": 9, "c": -2, "m": -3, "μ": -6, "n": -9}
_SCALED = {
    "m": "kcmμn", "g": "km", "s": "mμn", "J": "kMm", "N": "km", "Pa": "kM", "Hz": "kMG", "C": "Mmμ", "eV": "kM",
    "L": "m", "Ω": "k", "T": "mμ", "V": "km", "W": "km", "mol": "m",
}  # fmt: skip
_DEFINED = {
    ("min", "s"): Fraction(60),
    ("day", "h"): Fraction(24),
    ("atm", "kPa"): Fraction("101.325"),
    ("bar", "kPa"): Fraction(100),
    ("eV", "J"): Fraction("1.602176634") / 10**19,
    ("kcal", "kJ"): Fraction("4.184"),
    ("in", "cm"): Fraction("2.54"),
    ("ft", "m"): Fraction("0.3048"),
    ("Å", "nm"): Fraction(1, 10),
    ("AU", "km"): Fraction("149597870.7"),
}
_SAME = {"seconds": "s", "days": "day"}
_NAMES = {"m": "meters", "s": "seconds", "J": "joules", "kJ": "kilojoules", "km": "kilometers", "min": "minutes",
          "kg": "kilograms", "cm": "centimeters", "nm": "nanometers", "N": "newtons", "Pa": "pascals", "K": "kelvin",
          "kPa": "kilopascals", "mm": "millimeters", "eV": "electronvolts", "L": "liters", "g": "grams"}  # fmt: skip
_BASIC = ("s", "kg")  # no product of several units comes to one of these
_FOREIGN = ("m", "s", "kg", "J", "V")


@dataclass(frozen=True)
class Unit:
    """A power of ten and a product of symbols with exponents."""

    power: int
    symbols: tuple[tuple[str, int], ...]


def unit(text: str) -> Unit | None:
    r"""A unit as written, or ``None`` where it is not certain what it is.

    >>> unit(r"$10^3 \mathrm{~kJ} \mathrm{~mol}^{-1}$")
    Unit(power=3, symbols=(('kJ', 1), ('mol', -1)))
    """
    core = re.sub(r"\\(?:mathrm|text) ?\{([^{}]*)\}", r" \1 ", text.replace("$", ""))
    core = re.sub(r"\s*\^", "^", re.sub(r"\\cdot|~", " ", core.replace(r"\Omega", "Ω").replace(r"\mu", "μ"))).strip()
    core = re.sub(r"μ\s+", "μ", core)
    power = 0
    if found := _POWER.match(core):
        power, core = int(found[1]), core[found.end() :].strip()
    above, *below = core.split("/")
    symbols: list[tuple[str, int]] = []
    for side, sign in [(above, 1), *((part, -1) for part in below)]:
        for piece in side.split():
            if not (match := _SYMBOL.fullmatch(piece)) or not _known(_SAME.get(match[1], match[1])):
                return None
            symbols.append((_SAME.get(match[1], match[1]), sign * int(match[2] or 1)))
    return Unit(power, tuple(symbols)) if len(below) <= 1 else None


def _known(symbol: str) -> bool:
    scaled = any(symbol == prefix + base for base, prefixes in _SCALED.items() for prefix in ("", *prefixes))
    return scaled or any(symbol in pair for pair in _DEFINED) or symbol in ("K", "mol", "dm")


def conversions(one: Unit) -> list[tuple[Fraction, Unit]]:
    """Other units of the same quantity, with what a number of the first is multiplied by."""
    found = []
    for place, (symbol, exponent) in enumerate(one.symbols):
        for other, factor in _others(symbol):
            symbols = (*one.symbols[:place], (other, exponent), *one.symbols[place + 1 :])
            found.append((factor**exponent * Fraction(10) ** one.power, Unit(0, symbols)))
    return found


def _others(symbol: str) -> list[tuple[str, Fraction]]:
    found = [(other, factor) for (name, other), factor in _DEFINED.items() if name == symbol]
    for base, prefixes in _SCALED.items():
        family = {prefix + base: _PREFIXES[prefix] for prefix in ("", *prefixes)}
        if symbol in family:
            tens = ((other, family[symbol] - family[other]) for other in family if other != symbol)
            found += [(other, Fraction(10) ** power) for other, power in tens]
    return found


def written(one: Unit) -> list[str]:
    """The unit, without its power of ten, in the ways of text and LaTeX."""
    above = [(symbol, exponent) for symbol, exponent in one.symbols if exponent > 0]
    below = [(symbol, -exponent) for symbol, exponent in one.symbols if exponent < 0]
    if not one.symbols:
        return []
    ways = [
        r"\,".join(rf"\mathrm{{{s}}}{_script(e)}" for s, e in one.symbols),
        rf"\text{{ {' '.join(f'{s}{_plain(e)}' for s, e in one.symbols)}}}",
        r" \cdot ".join(rf"\text{{{s}}}{_script(e)}" for s, e in one.symbols),
    ]
    if above and len(below) <= 1:
        top = " ".join(f"{s}{_plain(e)}" for s, e in above)
        ways.append(f"{top}/{below[0][0]}{_plain(below[0][1])}" if below else top)
        ways.append(rf"\text{{ {ways[-1]}}}")
        if below:
            upper = r"\,".join(rf"\mathrm{{{s}}}{_script(e)}" for s, e in above)
            ways.append(rf"\frac{{{upper}}}{{\mathrm{{{below[0][0]}}}{_script(below[0][1])}}}")
    if len(one.symbols) == 1 and one.symbols[0][1] == 1 and one.symbols[0][0] in _NAMES:
        ways.append(rf"\text{{ {_NAMES[one.symbols[0][0]]}}}")
    return ways


def foreign(one: Unit) -> list[Unit]:
    """Units of other quantities."""
    others = _FOREIGN if len(one.symbols) == 1 else _BASIC
    return [Unit(0, ((symbol, 1),)) for symbol in others if one.symbols != ((symbol, 1),) and not _alone(one, symbol)]


def _alone(one: Unit, symbol: str) -> bool:
    """Whether a unit is one symbol's own multiple."""
    return len(one.symbols) == 1 and any(other == symbol for other, _ in _others(one.symbols[0][0]))


def _script(exponent: int) -> str:
    return "" if exponent == 1 else f"^{{{exponent}}}"


def _plain(exponent: int) -> str:
    return "" if exponent == 1 else f"^{exponent}"
