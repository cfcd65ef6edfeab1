"""What a family of STEM tasks is: ways to draw a problem for each level, and responses to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from verigym.envs.stem.law import Aside, Law
from verigym.envs.stem.problem import LETTERS, Draw, pick, rounded
from verigym.types import Json

_SLIPS = (2.0, 0.5, 10.0, 0.1, 1.25, 0.8)
"""What a measured number is off by when somebody slips: a factor, a power of ten."""


@dataclass
class StemFamily:
    """A kind of task.

    Attributes:
        name: Its name within the domain.
        levels: For each level from 0 to 4 the laws and draws that it takes problems from. Questions of level 0 have at
            most 60 characters.
        asides: Sentences that laws add where a level wants what does not matter.
    """

    name: str
    levels: tuple[tuple[Law | Draw, ...], ...]
    asides: tuple[Aside, ...] = ()

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """A task of a level; see :class:`verigym.envs.source.Family`."""
        drawn = pick(rng, self.levels[level])
        problem = drawn.draw(rng, level, self.asides) if isinstance(drawn, Law) else drawn(rng, level)
        meta = dict(problem.facts)
        if problem.key:
            meta["key"] = problem.key
        if problem.wrong:
            meta["wrong"] = list(problem.wrong)
        return problem.question, problem.answer, meta

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The answer in a box."""
        value = answer["value"]
        return boxed(", ".join(map(str, value)) if isinstance(value, list) else value)

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """Another answer of the same kind in a box."""
        value, kind = answer["value"], answer["kind"]
        if "wrong" in meta:
            return boxed(pick(rng, meta["wrong"]))
        if kind == "choice":
            return boxed(rng.choice([letter for letter in LETTERS[: len(answer["choices"])] if letter not in value]))
        if isinstance(value, int):
            near = [other for other in (value + 1, value - 1, value + 10, 10 * value, 2 * value) if other > 0]
            return boxed(rng.choice([other for other in near if other != value]))
        return boxed(rounded(value * rng.choice(_SLIPS)))


def boxed(value: Json) -> str:
    """The form that the templates ask for."""
    return f"\\boxed{{{value}}}"
