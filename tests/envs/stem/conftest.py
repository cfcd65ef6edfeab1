"""A second computation of golds: pint reads the quantities that a question states, and a formula of its own is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

import pint
import pytest

from verigym.envs.source import seeded
from verigym.envs.stem import FAMILIES
from verigym.envs.stem.family import StemFamily

_UNITS = pint.UnitRegistry()
_SPELLED = {"°C": "degC", "times": "", "degrees": "degree", "rpm": "1/min", "dB": "", "u": "1.661e-27 kg"}
_OPTION_DIGITS = 6e-3
_GOLD_DIGITS = 2e-4

Drawn = tuple[str, Any, dict[str, Any]]


@cache
def _samples(name: str, level: int) -> tuple[Drawn, ...]:
    return tuple(FAMILIES[name].sample(seeded(name, level, index), level) for index in range(150))


@pytest.fixture(scope="session")
def samples() -> Callable[[str, int], tuple[Drawn, ...]]:
    """150 draws of a family at a level, the same for all tests."""
    return _samples


@cache
def _unit(text: str) -> Any:
    return _UNITS.parse_expression(_SPELLED.get(text, text) or "1")


def _read(text: str) -> Any:
    """A quantity as a question states it."""
    if text.endswith("%"):
        return _UNITS.Quantity(float(text[:-1]) / 100)
    number, _, unit = text.partition(" ")
    if unit == "°C":
        return _UNITS.Quantity(float(number), "degC").to("K")
    return _UNITS.Quantity(float(number), "") * _unit(unit)


def _told_in(value: Any, unit: str) -> float:
    """A computed quantity as the number of a unit."""
    quantity = _UNITS.Quantity(value) if not isinstance(value, _UNITS.Quantity) else value
    if unit == "%":
        return float(quantity.to("").magnitude) * 100
    return float(quantity.to(_SPELLED.get(unit, unit) or "").magnitude)


def _golds(answer: Mapping[str, Any], meta: Mapping[str, Any]) -> tuple[float, str, float]:
    """The gold's number, its unit, and how exactly it is written."""
    if answer["kind"] == "number":
        return float(answer["value"]), answer["unit"], _GOLD_DIGITS
    unit, option = meta["unit"], answer["choices"]["ABCD".index(answer["value"])]
    return float(option.removesuffix(unit).strip()), unit, _OPTION_DIGITS


@pytest.fixture
def check_golds(samples: Callable[[str, int], tuple[Drawn, ...]]) -> Callable[..., None]:
    """Compute every gold of a family's laws anew, by ``formulas`` on what the questions state."""

    def check(name: str, formulas: Mapping[str, Callable[[Any], Any]]) -> None:
        met = set()
        for level in range(5):
            for question, answer, meta in samples(name, level)[:20]:
                assert all(text in question for text in meta["given"].values()), (question, meta)
                given = {key: _read(text) for key, text in meta["given"].items()}
                computed = formulas[meta["law"]](SimpleNamespace(**given, **meta["case"], Q=_UNITS.Quantity))
                value, unit, digits = _golds(answer, meta)
                assert _told_in(computed, unit) == pytest.approx(value, rel=digits), (question, answer)
                met.add(meta["law"])
        family = FAMILIES[name]
        assert isinstance(family, StemFamily)
        assert met == set(formulas) == {law.name for laws in family.levels for law in laws if not callable(law)}

    return check
