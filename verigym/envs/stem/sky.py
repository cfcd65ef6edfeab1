"""Astronomy: orbits, gravity, stars."""

from __future__ import annotations

import math
from fractions import Fraction

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Case, Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The telescope is {} years old.", 2, 90),
    ("The observatory is {} m above the sea.", 100, 900),
    ("It is seen by {} astronomers.", 2, 60),
    ("The picture was exposed for {} minutes.", 2, 90),
    ("The report on it has {} pages.", 3, 60),
)
_BODIES = tuple(
    Case({"body": name, "mass": f"{mass} kg", "radius": f"{radius} km"}, {"m": Fraction(mass),
    "r": Fraction(radius) * 1000})
    for name, mass, radius in (
        ("the Earth", "5.972e24", "6371"), ("the Moon", "7.346e22", "1737"), ("Mars", "6.417e23", "3390"),
        ("Venus", "4.867e24", "6052"), ("Mercury", "3.301e23", "2440"), ("Jupiter", "1.898e27", "69911"),
        ("Saturn", "5.683e26", "58232"), ("Titan", "1.345e23", "2575"), ("Ganymede", "1.482e23", "2634"),
    )
)  # fmt: skip
"""Masses and mean radii by NASA's planetary fact sheets."""

_LIGHT = Law(
    "light travel", {"t": between(2, 90, "s", "min", "h"), "v": between(2, 60, "km/s", "m/s")}, lambda t, v: v * t,
    ("km", "m"),
    ("A probe flies at a steady {v} for {t}.", "For {t} a comet moves at {v}."),
    ("How far does it get, in {unit}?", "What distance does it cover, in {unit}?"),
    (lambda t, v: v / t,), short="A probe at {v} for {t}: {unit}?",
)  # fmt: skip
_FELT = Law(
    "weight elsewhere", {"m": between(2, 90, "kg", "g", "t"), "a": between("1.2", 30, "m/s^2", "cm/s^2", step="0.1")},
    lambda m, a: m * a, ("N", "kN"),
    ("On a planet with a gravity of {a} lies a stone of {m}.", "A probe of {m} lands where gravity is {a}."),
    ("What is its weight there, in {unit}?", "Find its weight on the ground in {unit}."), (lambda m, a: m / a,),
    short="Gravity {a}, mass {m}: weight in {unit}?",
)  # fmt: skip
_SURFACE = Law(
    "gravity on the ground", {"n": between(1, 90, "kg", "g", "t")}, lambda n, m, r, big_g: big_g * m * n / r**2, ("N",
    "kN"),
    ("A stone of {n} lies on {body} (mass {mass}, radius {radius}).",
     "On {body}, whose mass is {mass} and whose radius is {radius}, a probe of {n} stands."),
    ("What is its weight there, in {unit}?", "With what force does gravity pull it, in {unit}?"),
    (lambda n, m, r, big_g: big_g * m * n / (4 * r**2), lambda n, m, r, big_g: big_g * m * n / r),
    ("big_g",), cases=_BODIES, steps=2,
)  # fmt: skip
_PARALLAX = Law(
    "parallax", {"p": between(2, 900, "")}, lambda p: Fraction(1000) / p, ("",),
    ("A star has a parallax of {p} milliarcseconds.", "The parallax of a star is {p} milliarcseconds."),
    ("How far away is it, in parsecs?", "Find its distance as a number of parsecs."),
    (lambda p: 1 / p, lambda p: p / 1000), steps=2,
)  # fmt: skip
_KEPLER = Law(
    "kepler", {"a": between("0.2", 40, "", step="0.1"), "m": between("0.2", 9, "", step="0.1")},
    lambda a, m: math.sqrt(a**3 / m), ("",),
    ("A planet orbits a star of {m} solar masses, {a} times as far from it as the Earth is from the Sun.",
     "The mass of a star is {m} times the Sun's. Its planet is at {a} times the distance from the Sun to the Earth."),
    ("How many years does the planet take for one orbit?", "How long is the planet's year, in years of the Earth?"),
    (lambda a, m: math.sqrt(a**3), lambda a, m: a**3 / m), steps=3,
)  # fmt: skip
_ORBIT = Law(
    "orbital speed", {"h": between(100, 900, "km", "m", step="10")},
    lambda h, m, r, big_g: math.sqrt(big_g * m / (r + h)), ("km/s", "m/s", "km/h"),
    ("A satellite circles {body} (mass {mass}, radius {radius}), {h} above the ground.",
     "At a height of {h} a probe goes round {body}, which has a mass of {mass} and a radius of {radius}."),
    ("How fast does it move, in {unit}?", "Find its speed in {unit}."),
    (lambda h, m, r, big_g: math.sqrt(2 * big_g * m / (r + h)), lambda h, m, r, big_g: math.sqrt(big_g * m / h)),
    ("big_g",), cases=_BODIES, steps=3,
)  # fmt: skip
_ESCAPE = Law(
    "thrown up", {"v": between(500, 1500, "m/s", "km/s", "km/h", step="10")},
    lambda v, m, r, big_g: v * v * r * r / (2 * big_g * m - v * v * r), ("km", "m"),
    ("From the ground of {body} (mass {mass}, radius {radius}, taken to be at rest and without air) a stone "
     "flies straight up at {v}.",
     "On {body}, without air and rotation, something is shot straight up at {v}. The body has a mass of {mass} and a "
     "radius of {radius}."),
    ("How high does it get, in {unit}? Gravity gets weaker on the way.",
     "To what height does it rise, in {unit}, if the fall of gravity with height counts?"),
    (lambda v, m, r, big_g: v * v * r * r / (2 * big_g * m), lambda v, m, r, big_g: v * v * r * r / (big_g * m)),
    ("big_g",), cases=_BODIES, steps=5,
)  # fmt: skip
_STATIONARY = Law(
    "height of an orbit", {"t": between(4, 60, "h", "min", "days")},
    lambda t, m, r, big_g: (big_g * m * t * t / (4 * math.pi**2)) ** (1 / 3) - r, ("km", "m"),
    ("A satellite takes {t} to circle {body} (mass {mass}, radius {radius}).",
     "Round {body}, which has a mass of {mass} and a radius of {radius}, a probe needs {t} for each orbit."),
    ("How high above the ground does it fly, in {unit}?", "Find the height of its circular orbit in {unit}."),
    (lambda t, m, r, big_g: (big_g * m * t * t / (4 * math.pi**2)) ** (1 / 3),
     lambda t, m, r, big_g: (big_g * m * t * t) ** (1 / 3) - r), ("big_g",),
    cases=tuple(case for case in _BODIES if case.texts["body"] not in ("Saturn", "Jupiter")),
    steps=5,
)  # fmt: skip
ORBITS = StemFamily("orbits", (
    (_LIGHT, _FELT), (_LIGHT, _FELT, _PARALLAX), (_SURFACE, _LIGHT), (_KEPLER, _ORBIT), (_ESCAPE, _STATIONARY),
), _ASIDES)  # fmt: skip

_BRIGHTNESS = Law(
    "brightness", {"b": between(2, 900, "W/m^2", "kW/m^2"), "k": between(2, 12, "times")}, lambda b, k: b / k**2,
    ("W/m^2",),
    ("At some distance a star gives {b}.", "A planet gets {b} from its star."),
    ("How much is it {k} as far away, in {unit}?", "What is the flux at {k} the distance, in {unit}?"),
    (lambda b, k: b / k, lambda b, k: b * k**2), short="{b}, then {k} as far: {unit}?",
)  # fmt: skip
_WIEN = Law(
    "wien", {"t": between(2500, 30000, "K", step="50")}, lambda t, wien: wien / t, ("nm", "µm"),
    ("The surface of a star is at {t}.", "A star glows like a black body of {t}."),
    ("At what wavelength is its light strongest, in {unit}?",
    "Find the peak of its spectrum by wavelength, in {unit}."),
    (lambda t, wien: wien * t / 10**10, lambda t, wien: 2 * wien / t), ("wien",),
)  # fmt: skip
_PEAK = Law(
    "temperature from the peak", {"x": between(100, 1200, "nm", "µm")}, lambda x, wien: wien / x, ("K",),
    ("The light of a star is strongest at {x}.", "By wavelength, a star's spectrum has its peak at {x}."),
    ("What is its surface temperature in {unit}?", "How hot is its surface, in {unit}?"),
    (lambda x, wien: x * 10**10,), ("wien",),
)  # fmt: skip
_RADIATED = Law(
    "radiated power", {"t": between(2500, 9000, "K", step="50"), "a": between(2, 900, "m^2", "cm^2", "ha")},
    lambda t, a, sigma: sigma * a * t**4, ("MW", "GW", "kW"),
    ("Black matter at {t} has a surface of {a}.", "A black surface of {a} is at {t}."),
    ("What power does it radiate, in {unit}?", "Find its radiation in {unit}."),
    (lambda t, a, sigma: sigma * a * t**3, lambda t, a, sigma: sigma * a * t**4 / 4), ("sigma",), steps=3,
)  # fmt: skip
_COMPARED = Law(
    "luminosities", {"r": between("0.5", 40, "times", step="0.5"), "t": between(2500, 20000, "K", step="50"),
                     "u": between(2500, 9000, "K", step="50")},
    lambda r, t, u: r * r * (t / u) ** 4, ("",),
    ("Star A has {r} the radius of star B; their surfaces are at {t} and {u}.",
     "A star B is at {u}. The star A is at {t}, and its radius is {r} that of B."),
    ("How many times the power of B does A radiate?", "What is the luminosity of A divided by that of B?"),
    (lambda r, t, u: r * (t / u) ** 4, lambda r, t, u: r * r * t / u), steps=3,
)  # fmt: skip
_MAGNITUDES = Law(
    "magnitudes", {"m": between(5, 15, "", step="0.1"), "n": between(-1, 4, "", step="0.1"), "d": between(10, 900, "")},
    lambda m, n, d: d * 10 ** ((m - n) / 5), ("",),
    ("Two stars of equal luminosity have magnitudes of {m} and {n}. The brighter one is {d} light years away.",
     "A star of magnitude {n} is {d} light years away; another one of equal luminosity has a magnitude of {m}."),
    ("How many light years away is the fainter one?",
    "Find the distance of the fainter one as a number of light years."),
    (lambda m, n, d: d * 10 ** ((m - n) / Fraction("2.5")), lambda m, n, d: d * (m - n) / 5), steps=4,
)  # fmt: skip
_PLANET = Law(
    "planet's temperature", {"s": between(200, 3000, "W/m^2", "kW/m^2", step="10"), "a": between(5, 80, "%")},
    lambda s, a, sigma: ((1 - a) * s / (4 * sigma)) ** 0.25, ("K",),
    ("A planet that turns quickly reflects {a} of the light of its star, which is {s} there, and has no atmosphere.",
     "Without an atmosphere and turning quickly, a planet gets {s} from its star and reflects {a} of that."),
    ("What is its mean temperature as a black body, in {unit}?",
    "Find the temperature at which it is in balance, in {unit}."),
    (lambda s, a, sigma: ((1 - a) * s / sigma) ** 0.25, lambda s, a, sigma: (a * s / (4 * sigma)) ** 0.25), ("sigma",),
    steps=4,
)  # fmt: skip
_REDSHIFT = Law(
    "redshift", {"x": between("410", "680", "nm", "µm"), "d": between("0.5", 30, "nm", step="0.1"), "h": between(60,
    80, "")},
    lambda x, d, h, c: d / x * c / 1000 / h, ("",),
    ("A line of {x} is shifted to the red by {d} in a galaxy; Hubble's constant is {h} km/s a megaparsec.",
     "With a Hubble constant of {h} km/s a megaparsec, a galaxy shows a line of {x} shifted to the red by {d}."),
    ("How far away is it, in megaparsecs?", "Find its distance as a number of megaparsecs."),
    (lambda x, d, h, c: d / x * c / 1000, lambda x, d, h, c: d / x * c / h), ("c",), steps=5,
)  # fmt: skip
STARS = StemFamily("stars", (
    (_BRIGHTNESS,), (_BRIGHTNESS, _WIEN), (_WIEN, _PEAK, _BRIGHTNESS), (_RADIATED, _COMPARED),
    (_MAGNITUDES, _PLANET, _REDSHIFT),
), _ASIDES)  # fmt: skip
