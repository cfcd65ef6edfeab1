"""letters: how many, of all kinds and of one."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.checks.ifeval.keywords import letter_frequency, letter_frequency_published
from verigym.verifiers.instruct.registry import Relation, holds, instruction, published

_LETTER = re.compile("[a-zA-Z]")


@instruction("letters:letter_counting")
def letter_counting(response: str, N: int, relation: Relation) -> bool:  # noqa: N803  as published
    """So many letters, of whatever script."""
    return holds(sum(map(str.isalpha, response)), relation, N)


@published("letters:letter_counting")
def letter_counting_published(response: str, N: int, relation: Relation) -> bool:  # noqa: N803  as published
    """Only A to Z count."""
    return holds(len(_LETTER.findall(response)), relation, N)


instruction("letters:letter_counting2")(letter_frequency)
published("letters:letter_counting2")(letter_frequency_published)
