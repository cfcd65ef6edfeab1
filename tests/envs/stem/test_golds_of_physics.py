"""Electricity, heat, waves, light, the sky, nuclei, data: each gold again, by pint and formulas of its own."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest


def plain(value: Any) -> float:
    return float(value.to("").magnitude)


def sine(angle: Any) -> float:
    return math.sin(angle.to("rad").magnitude)


def network(q: Any) -> Any:
    return q.r + 1 / (1 / q.s + 1 / q.q)


def series(q: Any) -> Any:
    return 1 / (1 / q.c + 1 / q.d)


def body(q: Any) -> tuple[Any, Any]:
    """Mass and radius as the question states them."""
    return (q.Q(float(text.split()[0]), text.split()[1]) for text in (q.mass, q.radius))


def orbit(q: Any) -> Any:
    mass, radius = body(q)
    return (q.big_g * mass / (radius + q.h)) ** 0.5


def height_of_orbit(q: Any) -> Any:
    mass, radius = body(q)
    return (q.big_g * mass * (q.t / math.tau) ** 2) ** (1 / 3) - radius


def thrown_up(q: Any) -> Any:
    mass, radius = body(q)
    return 1 / (1 / radius - q.v**2 / (2 * q.big_g * mass)) - radius


def ground(q: Any) -> Any:
    mass, radius = body(q)
    return q.n * q.big_g * mass / radius**2


def lens(a: Any, f: Any) -> Any:
    return 1 / (1 / f - 1 / a)


def sound(q: Any) -> Any:
    return q.Q(20.05 * math.sqrt(q.t.to("K").magnitude), "m/s")


GOLDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "circuits": {
        "voltage": lambda q: q.r * q.i,
        "current": lambda q: q.u / q.r,
        "power": lambda q: (q.u / q.r) ** 2 * q.r,
        "series": lambda q: q.u - q.r * (q.u / (q.r + q.s)),
        "parallel": lambda q: q.r * q.s * q.q / (q.r * q.s + q.s * q.q + q.r * q.q),
        "branch": lambda q: (q.u - q.r * (q.u / network(q))) / q.s,
        "heat in a network": lambda q: q.u * (q.u / network(q)) * q.t,
        "battery": lambda q: q.r * (q.e / (q.r + q.w)) ** 2,
    },
    "capacitors": {
        "charge": lambda q: q.c * q.u,
        "stored energy": lambda q: (q.c * q.u) ** 2 / (2 * q.c),
        "capacitors in series": lambda q: series(q) * q.u,
        "charging": lambda q: q.u - q.u * math.exp(-plain(q.t / q.r / q.c)),
        "shared charge": lambda q: q.c * q.u**2 / 2 - (q.c * q.u) ** 2 / (2 * (q.c + q.d)),
        "resonance": lambda q: 1 / (math.tau * (q.ind * q.c) ** 0.5),
    },
    "fields": {
        "force in a field": lambda q: q.e * q.q,
        "force on a wire": lambda q: q.s * q.i * q.b,
        "coulomb": lambda q: q.k * q.p * q.q / q.r**2,
        "field between charges": lambda q: 4 * q.k / q.r**2 * abs(q.p - q.q),
        "accelerated electron": lambda q: (2 * q.e * q.u / q.m_e) ** 0.5,
        "bent beam": lambda q: q.m_e * (2 * q.e * q.u / q.m_e) ** 0.5 / (q.e * q.b),
    },
    "heat": {
        "warming": lambda q: q.c * q.m * q.d,
        "melting": lambda q: q.m * q.w / q.p,
        "mixing": lambda q: q.t - q.n * q.d * (q.t - q.u) / (q.m * q.c + q.n * q.d),
        "wall": lambda q: q.k * q.a / q.d * (q.t - q.u) * q.s,
        "ice to steam": lambda q: (
            q.m * (q.Q(2.1, "kJ/kg/K") * (q.Q(273.15, "K") - q.t) + q.Q(334 + 418.6 + 2256, "kJ/kg"))
        ),
    },
    "gases": {
        "boyle": lambda q: q.p / (q.w / q.v),
        "heated at constant pressure": lambda q: q.v / q.t * q.u,
        "ideal gas": lambda q: q.n / q.v * q.rg * q.t,
        "density of a gas": lambda q: q.m / (q.rg * q.t / q.p),
        "mixture": lambda q: q.a / (q.a + q.b) * ((q.a + q.b) * q.rg * q.t / q.v),
        "lost gas": lambda q: q.p * q.v / (q.rg * q.t) - q.q * q.v / (q.rg * q.u),
        "speed of molecules": lambda q: (3 * q.rg * q.t / q.m) ** 0.5,
    },
    "engines": {
        "work of an engine": lambda q: q.eta * q.q,
        "waste heat": lambda q: q.w * (1 - q.eta) / q.eta,
        "work at constant pressure": lambda q: q.p * q.w - q.p * q.v,
        "carnot": lambda q: q.q - q.q * q.u / q.t,
        "work at constant temperature": lambda q: -q.n * q.rg * q.t * math.log(plain(q.v / q.w)),
        "heat pump": lambda q: q.p * q.s / (1 - q.u / q.t),
        "adiabatic": lambda q: q.t * plain(q.r) ** ((q.f.magnitude + 2) / q.f.magnitude - 1),
        "entropy of mixing": lambda q: (
            q.m * q.c * (math.log(plain((q.t + q.u) / 2 / q.t)) + math.log(plain((q.t + q.u) / 2 / q.u)))
        ),
    },
    "waves": {
        "speed of a wave": lambda q: q.wl * q.f,
        "echo": lambda q: q.t / 2 * q.v,
        "number of waves": lambda q: q.s / (q.v / q.f),
        "string": lambda q: (q.f / q.d) ** 0.5 / (2 * q.s / q.n),
        "closed pipe": lambda q: q.v / (4 * q.s / (2 * q.n.magnitude - 1)),
        "beats on two strings": lambda q: q.f * (1 + q.p.magnitude) ** 0.5 - q.f,
        "tone of two pipes": lambda q: sound(q) / (2 * q.s) - sound(q) / (2 * q.w),
    },
    "sound": {
        "intensity": lambda q: q.p / (math.tau * 2 * q.r**2),
        "sound level": lambda q: 10 * math.log(q.i.magnitude, 10),
        "level further away": lambda q: q.x.magnitude - 10 * math.log10(plain((q.s / q.r) ** 2)),
        "doppler": lambda q: q.f * (1 + q.w / q.v) / (1 - q.u / q.v),
        "doppler twice": lambda q: q.f * (1 + q.u / q.v) / (1 - q.u / q.v) - q.f,
        "level of several sources": lambda q: (
            q.x.magnitude + 10 * math.log10(q.n.magnitude + 10 ** (q.d.magnitude / 10))
        ),
    },
    "optics": {
        "magnification": lambda q: q.h * (q.b / q.a),
        "image distance": lambda q: lens(q.a, q.f),
        "refraction": lambda q: q.Q(math.asin(sine(q.t) / q.n.magnitude), "rad"),
        "critical angle": lambda q: q.Q(math.asin(plain(q.m / q.n)), "rad"),
        "fringes": lambda q: q.s * (q.k * q.w / q.g),
        "grating": lambda q: q.s / math.sqrt(1 / plain(q.k * q.w * q.n / q.Q(1, "mm")) ** 2 - 1),
        "two lenses": lambda q: lens(q.d - lens(q.a, q.f), q.g),
        "photons": lambda q: q.y * q.p * q.t / (q.h * (q.c / q.w)),
    },
    "orbits": {
        "light travel": lambda q: q.t * q.v,
        "weight elsewhere": lambda q: q.a * q.m,
        "gravity on the ground": ground,
        "parallax": lambda q: 1 / (q.p / 1000),
        "kepler": lambda q: (q.a**3 / q.m) ** 0.5,
        "orbital speed": orbit,
        "thrown up": thrown_up,
        "height of an orbit": height_of_orbit,
    },
    "stars": {
        "brightness": lambda q: q.b / q.k / q.k,
        "wien": lambda q: q.wien / q.t,
        "temperature from the peak": lambda q: q.wien / q.x,
        "radiated power": lambda q: q.a * q.sigma * q.t**4,
        "luminosities": lambda q: (q.r * (q.t / q.u) ** 2) ** 2,
        "magnitudes": lambda q: q.d * math.sqrt(100 ** ((q.m - q.n).magnitude / 5)),
        "planet's temperature": lambda q: (q.s * (1 - q.a) / 4 / q.sigma) ** (1 / 4),
        "redshift": lambda q: q.d / q.x * q.c / q.Q(1, "km/s") / q.h,
    },
    "decay": {
        "half-lives": lambda q: q.m * math.exp(-math.log(2) * q.n.magnitude),
        "mass left": lambda q: q.m * math.exp(-math.log(2) * plain(q.s / q.t)),
        "age": lambda q: -q.t * math.log(q.p.magnitude) / math.log(2),
        "activity": lambda q: q.na * (q.m / q.u) * math.log(2) / q.t,
        "two isotopes": lambda q: sum(
            mass * math.exp(-math.log(2) * plain(q.s / life)) for mass, life in ((q.m, q.t), (q.n, q.u))
        ),
        "biological half-life": lambda q: q.a * math.exp(-math.log(2) * plain(q.s * (q.t + q.b) / (q.t * q.b))),
        "energy of a mass defect": lambda q: (q.m / q.u * q.na) * q.d * q.c**2,
    },
    "data": {
        "bits of bytes": lambda q: q.s,
        "data moved": lambda q: q.t * q.r,
        "time to load": lambda q: q.s / q.r,
        "picture": lambda q: q.w * q.h / q.c * q.d,
        "recording": lambda q: q.k * q.t * q.f * q.d / q.r,
        "entropy of a source": lambda q: q.Q(
            q.n.magnitude * sum(share * math.log(1 / share, 2) for share in (q.p.magnitude, 1 - q.p.magnitude)), "bit"
        ),
        "shannon": lambda q: q.b * q.Q(math.log(1 + 10 ** (q.s.magnitude / 10), 2), "bit"),
    },
}


@pytest.mark.parametrize("name", GOLDS)
def test_golds_agree_with_a_second_computation(name: str, check_golds: Callable[..., None]) -> None:
    check_golds(name, GOLDS[name])
