"""Families of instruction tasks: what is trained by theme, each published set, each type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from verigym.envs.instruct import short
from verigym.envs.instruct.compose import Asked, arguments, broken, choose, compatible, followed
from verigym.envs.instruct.kinds import KINDS, SETS, Kind
from verigym.envs.instruct.words import request, topic
from verigym.envs.source import Family
from verigym.types import Json

TRAINED: tuple[str, ...] = (*SETS["ifeval"], *SETS["iftrain"])
"""Types that a mix may train on."""

UNSEEN: frozenset[str] = frozenset(SETS["ifbench"])
"""Types held out of training, so that they show what carries over; they are drawn only where asked for by name."""

_MOST = {0: (1,), 1: (1,), 2: (2,), 3: (3,), 4: (4, 5)}
"""How many instructions a task has at a level, if so many go together."""


@dataclass
class InstructFamily:
    """Tasks with at least one instruction of this family; as many in all as the level says.

    Attributes:
        name: The family's name.
        own: The types of which there is at least one.
        pool: The types that the others come from.
    """

    name: str
    own: tuple[str, ...]
    pool: tuple[str, ...]

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """A request with its instructions; at level 0 of the themes a single line."""
        bare = level == 0 and self.name in short.FORMS
        question, asked, about = short.sample(rng, self.name) if bare else self._compose(rng, level)
        answer = {"instruction_id_list": [id for id, _ in asked], "kwargs": [kwargs for _, kwargs in asked]}
        return question, answer, {"topic": about, "bare": bare}

    def _compose(self, rng: Random, level: int) -> tuple[str, Asked, str]:
        first = KINDS[rng.choice(self._firsts(level))]
        about = topic(rng)
        wanted = rng.choice(first.requests).format(topic=about) if first.requests else request(rng, about)
        pool = [KINDS[id] for id in self.pool if level > 1 or not KINDS[id].hard]
        asked = _instructions(rng, first, rng.choice(_MOST[level]), pool, wanted)
        return " ".join([wanted, *(KINDS[id].ask(rng, kwargs) for id, kwargs in asked)]), asked, about

    def _firsts(self, level: int) -> tuple[str, ...]:
        """The types to begin with: easy ones up to level 1, from level 3 on those that many others go with."""
        fitting = tuple(id for id in self.own if _fits(KINDS[id], level))
        return fitting or self.own

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A response that follows all instructions."""
        return followed(meta["topic"], _asked(answer), bare=meta["bare"])

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A response that breaks one of them."""
        return broken(rng, meta["topic"], _asked(answer), bare=meta["bare"])


def _instructions(rng: Random, first: Kind, count: int, pool: list[Kind], request: str) -> Asked:
    """Instructions, of which one at least asks for something, wherever such a one goes with the first."""
    partnered = not first.idle or any(compatible(first, kind) and not kind.idle for kind in pool)
    while True:
        asked = arguments(rng, choose(rng, first, count, pool), request)
        if not partnered or any(KINDS[id].demands(kwargs) for id, kwargs in asked):
            return asked
        count = max(count, 2)


def _fits(kind: Kind, level: int) -> bool:
    return not kind.hard if level <= 1 else level == 2 or not (kind.alone or "text" in kind.slots)


def _asked(answer: Json) -> Asked:
    return list(zip(answer["instruction_id_list"], answer["kwargs"], strict=True))


_THEMES = {
    "keywords": ("keywords:", "letters:"),
    "form": ("detectable_format:",),
    "content": ("detectable_content:",),
    "case": ("change_case:",),
    "length": ("length_constraints:", "paragraphs:", "count:"),
    "startend": ("startend:", "first_word:", "last_word:"),
    "combination": ("combination:", "copy:", "new:"),
    "punctuation": ("punctuation:",),
    "language": ("language:",),
}
"""What the ids of the trained types start with."""

FAMILIES: dict[str, Family] = {
    name: InstructFamily(name, tuple(id for id in TRAINED if id.startswith(groups)), TRAINED)
    for name, groups in _THEMES.items()
}
"""The families that are drawn from by default, by name: the trained types by theme."""

NAMED: dict[str, Family] = {
    **FAMILIES,
    **{name: InstructFamily(name, tuple(kinds), tuple(kinds)) for name, kinds in SETS.items()},
    **{id: InstructFamily(id, (id,), tuple(kinds)) for kinds in SETS.values() for id in kinds},
}
"""All families by name: the themes, the published sets, and each type by its id, joined by others of its set."""
