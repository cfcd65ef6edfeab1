"""Mechanics, fluids and the Earth: each gold again, by pint and formulas of its own."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest


def sine(angle: Any) -> float:
    return math.sin(angle.to("rad").magnitude)


def cosine(angle: Any) -> float:
    return math.cos(angle.to("rad").magnitude)


GOLDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "motion": {
        "way": lambda q: q.v * q.t,
        "time": lambda q: q.s / q.v,
        "speed gained": lambda q: q.u + q.a * q.t,
        "way covered": lambda q: (q.u + (q.u + q.a * q.t)) / 2 * q.t,
        "way of braking": lambda q: q.v * (q.t + (q.v / q.a) / 2),
        "range": lambda q: q.v * cosine(q.angle) * (2 * q.v * sine(q.angle) / q.g),
        "two stages": lambda q: (q.a * q.t) * (q.t / 2 + q.w + (q.a * q.t / q.b) / 2),
        "thrown from a cliff": lambda q: (q.v**2 + (q.g * (2 * q.h / q.g) ** 0.5) ** 2) ** 0.5,
    },
    "forces": {
        "force": lambda q: q.m * q.a,
        "acceleration": lambda q: q.f / q.m,
        "spring": lambda q: q.k * q.x,
        "friction": lambda q: (q.f - q.mu * q.m * q.g) / q.m,
        "pulley": lambda q: (q.m * q.g - q.n * q.g) / (q.m + q.n),
        "slope": lambda q: (2 * q.s * (q.g * sine(q.angle) - q.mu * q.g * cosine(q.angle))) ** 0.5,
        "tension": lambda q: q.n * (q.g - (q.n * q.g - q.mu * q.m * q.g) / (q.m + q.n)),
    },
    "energy": {
        "work": lambda q: q.f * q.s,
        "kinetic energy": lambda q: 0.5 * q.m * q.v**2,
        "fall": lambda q: q.g * (2 * q.h / q.g) ** 0.5,
        "power of a hoist": lambda q: (q.m * q.g * q.h / q.eta) / q.t,
        "spring gun": lambda q: (2 * (0.5 * q.k * q.x**2) / q.m) ** 0.5,
        "stopped by friction": lambda q: (2 * q.Q(9.81, "m/s^2") * q.h) / (2 * q.mu * q.Q(9.81, "m/s^2")),
        "over a hill": lambda q: (2 / q.m * (0.5 * q.m * q.v**2 - q.m * q.g * q.h - q.loss)) ** 0.5,
    },
    "momentum": {
        "momentum": lambda q: q.m * q.v,
        "change of speed": lambda q: (q.f / q.m) * q.t,
        "sticking together": lambda q: (q.m * q.u + q.n * q.w) / (q.m + q.n),
        "lost in a collision": lambda q: (
            0.5 * q.m * q.u**2 + 0.5 * q.n * q.w**2 - (q.m * q.u - q.n * q.w) ** 2 / (2 * (q.m + q.n))
        ),
        "ballistic pendulum": lambda q: (2 * q.g * q.h) ** 0.5 / (q.m / (q.m + q.n)),
    },
    "rotation": {
        "torque": lambda q: q.f * q.r,
        "centripetal force": lambda q: q.m * q.v**2 / q.r,
        "rim": lambda q: q.r * (math.tau * q.f),
        "flywheel": lambda q: 0.5 * (0.5 * q.m * q.r**2) * (math.tau * q.f) ** 2,
        "rolling down": lambda q: (q.m * q.g * q.h / (0.5 * q.m + 0.25 * q.m)) ** 0.5,
        "angular momentum": lambda q: (q.i * q.f / q.j) * q.t,
    },
    "fluids": {
        "mass of a liquid": lambda q: q.d * q.v,
        "pressure of a force": lambda q: q.f / q.a,
        "pressure at a depth": lambda q: q.d * q.g * q.h,
        "floating": lambda q: q.v - q.v * q.d / q.w,
        "outflow": lambda q: math.pi * (q.d / 2) ** 2 * (2 * q.g * q.h) ** 0.5,
        "bernoulli": lambda q: 0.5 * q.w * ((q.v * q.a**2 / q.b**2) ** 2 - q.v**2),
        "pulling up": lambda q: q.d * q.v * q.a + q.d * q.v * q.g - q.w * q.v * q.g,
    },
    "geoscience": {
        "map": lambda q: q.s * q.k * 1000,
        "drift": lambda q: q.v * q.Q(q.t.magnitude * 1000, "year"),
        "gradient": lambda q: q.t + q.g * q.d,
        "earthquake": lambda q: q.t * q.p * q.s / (q.p - q.s),
        "magnitudes of earthquakes": lambda q: math.exp(1.5 * math.log(10) * (q.m - q.n).magnitude),
        "isostasy": lambda q: q.d + q.h + q.h / (q.m / q.c - 1),
        "flow of a river": lambda q: (q.a * q.p - q.e * (q.a * q.p)) / q.Q(31557600, "s"),
    },
}


@pytest.mark.parametrize("name", GOLDS)
def test_golds_agree_with_a_second_computation(name: str, check_golds: Callable[..., None]) -> None:
    check_golds(name, GOLDS[name])
