"""letters: how many, of all kinds and of one."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifeval.keywords import LETTER_FREQUENCY
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.kinds.kind import relation as drawn_relation

_LETTER = re.compile("[a-zA-Z]")


def _size(text: str) -> int:
    return len(_LETTER.findall(text))


def _letters(draft: Draft, N: int, relation: str) -> None:  # noqa: N803  the published name
    at_least = relation == "at least"
    draft.fill((N if at_least else N - 1) - _size(draft.text()), _size)
    if at_least and _size(draft.text()) < N:
        draft.body.append("So.")


def _not_letters(draft: Draft, N: int, relation: str) -> None:  # noqa: N803  the published name
    _letters(draft, N, "less than" if relation == "at least" else "at least")


def _sample(rng: Random, _: str) -> Kwargs:
    return {"N": rng.randint(60, 90) * 10, "relation": drawn_relation(rng)}


KINDS = (
    Kind(
        "letters:letter_counting",
        (
            "Use {relation} {N} letters in all.",
            "Your reply should have {relation} {N} letters.",
            "Count the letters: there must be {relation} {N} of them.",
            "Keep the number of letters at {relation} {N}; blanks and marks do not count.",
            "Write {relation} {N} letters altogether.",
        ),
        follow=_letters,
        break_=_not_letters,
        sample=_sample,
        slots=frozenset({"length", "bulk"}),
        shares=SENTENCES | {"form"},
        turn=3,
    ),
    replace(
        LETTER_FREQUENCY,
        id="letters:letter_counting2",
        wordings=(
            "Count the letter {letter}: it must be found {let_relation} {let_frequency} times.",
            "Let the letter {letter} occur {let_relation} {let_frequency} times.",
            "I want {let_relation} {let_frequency} uses of the letter {letter}.",
            "The letter {letter} is to come up {let_relation} {let_frequency} times.",
            "Your text has to hold the letter {letter} {let_relation} {let_frequency} times.",
        ),
    ),
)
