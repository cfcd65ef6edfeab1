"""Questions from laws: what is given is drawn, told in words and units of all kinds, and the law gives the answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import TypeAlias

from verigym.envs.stem.data import CONSTANTS
from verigym.envs.stem.problem import Problem, chosen, counted, pick, rounded
from verigym.envs.stem.quantity import Given, from_base, plain, to_base, told
from verigym.types import Json

Value: TypeAlias = Fraction | float
Solve: TypeAlias = Callable[..., Value]
"""Takes what is given and the constants by name, all in the SI's own units, and gives the answer in such a unit."""

Aside: TypeAlias = tuple[str, int, int]
"""A sentence with a number that does not matter, and the range of the number."""

_FACTORS = (2.0, 0.5, 10.0, 0.1, 1.25, 0.8)
_APART = 0.05
"""Options and mistakes are at least so far from the right answer, relatively: five times the tolerance."""
_DIGITS = 6
_OPTIONS = 4


@dataclass(frozen=True)
class Style:
    """How a level tells a law.

    Attributes:
        converted: Chance of each quantity to be told in another than its plain unit.
        asides: Sentences that do not matter.
        choice: Chance that options are offered.
    """

    converted: float = 0.0
    asides: int = 0
    choice: float = 0.0


STYLES = (Style(), Style(choice=0.2), Style(0.6, 0, 0.2), Style(0.7, 1, 0.2), Style(0.8, 2, 0.2))


@dataclass(frozen=True)
class Case:
    """Something that a law holds for, such as a compound or a planet: its texts, and its numbers in SI units."""

    texts: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True)
class Law:
    """A relation between quantities, and how to ask for one of them.

    Attributes:
        name: Unique within its family.
        givens: What is drawn, by the name that ``solve`` and the wordings use.
        solve: Gives the answer.
        units: Those the answer may be asked for in; the first is the plain one.
        facts: Wordings of what is given; fields are names of givens and of ``words``.
        asks: Wordings of what is asked, with the field ``unit`` if there is one.
        slips: What typical mistakes compute, with the arguments of ``solve``.
        constants: Names of constants that the question states.
        needs: Tells whether drawn values make sense.
        words: Interchangeable words by field.
        cases: What it may be asked about; ``solve`` gets the numbers, wordings the texts.
        short: The whole question at level 0, of at most 60 characters.
        steps: How many relations have to be used.
    """

    name: str
    givens: Mapping[str, Given]
    solve: Solve
    units: tuple[str, ...]
    facts: tuple[str, ...] = ("",)
    asks: tuple[str, ...] = ("",)
    slips: tuple[Solve, ...] = ()
    constants: tuple[str, ...] = ()
    needs: Callable[..., bool] = field(default=lambda **_: True)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cases: tuple[Case, ...] = (Case(),)
    short: str = ""
    steps: int = 1

    def draw(self, rng: Random, level: int, asides: Sequence[Aside]) -> Problem:
        """A problem in the manner of a level."""
        style = STYLES[level]
        case, values = pick(rng, self.cases), self._values(rng)
        shown = {name: given.tell(rng, values[name], style.converted) for name, given in self.givens.items()}
        unit = pick(rng, self.units[1:]) if len(self.units) > 1 and rng.random() < style.converted else self.units[0]
        right = self._answer({**values, **case.numbers}, unit)
        fields = {name: told(*number) for name, number in shown.items()}
        words = {name: pick(rng, options) for name, options in self.words.items()}
        question = self._question(rng, level, asides, {**fields, **case.texts, **words, "unit": unit})
        wrong = _apart(rng, right, self._mistakes(unit, case, values, self._misread(shown)))
        facts = {
            "law": self.name,
            "case": dict(case.texts),
            "given": {**fields, **{name: _told_constant(name) for name in self.constants}},
            "effort": self.steps + sum(self.givens[name].units[0] != told_in for name, (_, told_in) in shown.items())
            + (unit != self.units[0]) + style.asides * (level > 0),
        }  # fmt: skip
        key = " ".join([self.name, *case.texts.values(), *map(str, values.values())])
        if rng.random() < style.choice:
            options = [told(plain(f"{value:.3g}"), unit) for value in (float(right), *wrong[: _OPTIONS - 1])]
            text, answer = chosen(rng, options[0], options[1:])
            return Problem(f"{question} {text}", answer, key, (), {**facts, "unit": unit})
        mistakes = tuple(plain(f"{value:.5g}") for value in wrong[:_OPTIONS])
        return Problem(question, _gold(right, unit, level), key, mistakes, facts)

    def _question(self, rng: Random, level: int, asides: Sequence[Aside], fields: Mapping[str, str]) -> str:
        if level == 0:
            return self.short.format(**fields)
        beside = [text.format(rng.randint(low, high)) for text, low, high in rng.sample(asides, STYLES[level].asides)]
        told_at_all = [pick(rng, self.facts), *_mixed(rng, beside, self._constants()), pick(rng, self.asks)]
        return " ".join(told_at_all).format(**fields).strip()

    def _values(self, rng: Random) -> dict[str, Fraction]:
        while True:
            values = {name: given.draw(rng) for name, given in self.givens.items()}
            if self.needs(**values):
                return values

    def _answer(self, values: Mapping[str, Fraction], unit: str, solve: Solve | None = None) -> Value:
        constants = {name: Fraction(CONSTANTS[name].value) for name in self.constants}
        value = (solve or self.solve)(**values, **constants)
        return from_base(value, unit) if isinstance(value, Fraction) else _float_in(value, unit)

    def _constants(self) -> list[str]:
        if not self.constants:
            return []
        stated = [f"{CONSTANTS[name].symbol} = {_told_constant(name)}" for name in self.constants]
        return [f"Take {' and '.join(stated)}."]

    def _misread(self, shown: Mapping[str, tuple[str, str]]) -> dict[str, Fraction]:
        """The values of somebody who sees numbers and no units."""
        return {name: to_base(Fraction(number), self.givens[name].units[0]) for name, (number, _) in shown.items()}

    def _mistakes(
        self, unit: str, case: Case, values: Mapping[str, Fraction], misread: Mapping[str, Fraction]
    ) -> list[Value]:
        """What people compute who do not convert units, and those who make this law's own mistakes."""
        found = []
        if misread != values and min(misread.values()) > 0 and self.needs(**misread):
            found.append(self._answer({**misread, **case.numbers}, unit))
        return found + [self._answer({**values, **case.numbers}, unit, slip) for slip in self.slips]


def _apart(rng: Random, right: Value, mistakes: Sequence[Value]) -> list[float]:
    """Wrong values that differ clearly from the right one and each other: mistakes first, then lost factors."""
    lost = [float(right) * factor for factor in rng.sample(_FACTORS, len(_FACTORS))]
    wrong: list[float] = []
    for value in map(float, [*mistakes, *lost]):
        others = [float(right), *wrong]
        apart = all(abs(value - other) > _APART * max(abs(value), abs(other)) for other in others)
        if apart and value > 0 and math.isfinite(value):
            wrong.append(value)
    return wrong


def _float_in(value: float, unit: str) -> float:
    return float(from_base(Fraction(value), unit))


def _told_constant(name: str) -> str:
    return told(CONSTANTS[name].value, CONSTANTS[name].unit)


def _mixed(rng: Random, beside: Sequence[str], constants: Sequence[str]) -> list[str]:
    """Sentences beside the matter, and those on constants, in either order."""
    return [*beside, *constants] if rng.random() < 0.5 else [*constants, *beside]


def _gold(value: Value, unit: str, level: int) -> Json:
    if level == 0 and isinstance(value, Fraction) and value.denominator == 1:
        return counted(int(value), unit)
    return {"kind": "number", "value": rounded(float(value), _DIGITS), "unit": unit, "rtol": 0.01}
