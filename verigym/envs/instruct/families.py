"""Families of instruction tasks, one a group of published types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from verigym.envs.instruct import short
from verigym.envs.instruct.compose import Asked, arguments, broken, choose, followed
from verigym.envs.instruct.kinds import KINDS
from verigym.envs.instruct.words import topic
from verigym.envs.source import Family
from verigym.types import Json

_REQUESTS = (
    "Write a few lines about {topic}.",
    "Tell me something about {topic}.",
    "Describe {topic} to a friend.",
    "Say why people like {topic}.",
    "Write a note about {topic}.",
)


@dataclass
class InstructFamily:
    """Tasks with at least one instruction of this family; as many in all as the level says.

    Attributes:
        name: The family's name.
        group: What the published ids of its types start with.
    """

    name: str
    group: str | tuple[str, ...]

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """A request with its instructions; at level 0 a single line."""
        if level == 0:
            question, asked, about = short.sample(rng, self.name)
        else:
            about = topic(rng)
            request = rng.choice(_REQUESTS).format(topic=about)
            first = KINDS[rng.choice([id for id in KINDS if id.startswith(self.group)])]
            asked = arguments(rng, choose(rng, first, level), request)
            question = " ".join([request, *(KINDS[id].ask(rng, kwargs) for id, kwargs in asked)])
        answer = {"instruction_id_list": [id for id, _ in asked], "kwargs": [kwargs for _, kwargs in asked]}
        return question, answer, {"topic": about, "bare": level == 0}

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A response that follows all instructions."""
        return followed(meta["topic"], _asked(answer), bare=meta["bare"])

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A response that breaks one of them."""
        return broken(rng, meta["topic"], _asked(answer), bare=meta["bare"])


def _asked(answer: Json) -> Asked:
    return list(zip(answer["instruction_id_list"], answer["kwargs"], strict=True))


FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        InstructFamily("keywords", "keywords:"),
        InstructFamily("form", "detectable_format:"),
        InstructFamily("content", "detectable_content:"),
        InstructFamily("case", "change_case:"),
        InstructFamily("length", "length_constraints:"),
        InstructFamily("startend", "startend:"),
        InstructFamily("combination", "combination:"),
        InstructFamily("punctuation", "punctuation:"),
        InstructFamily("language", "language:"),
    )
}
"""All families by name."""
