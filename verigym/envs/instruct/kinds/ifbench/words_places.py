"""Words in places: first, second, second to last, and in a sentence."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import clause, place, rng_of
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords

_CALLS = (
    "Consider the whole story first.",
    "Remember what came before.",
    "Imagine a warm summer evening.",
    "Take a closer look at it.",
    "Think of what people say.",
    "Go there on foot.",
)
_NO_CALLS = (
    "The whole story comes first.",
    "Warm evenings are lovely.",
    "Another look may help.",
    "She has seen it all.",
)


def _in_place(draft: Draft, keyword: str, n: int, m: int) -> None:
    draft.body.append(f"{clause(m - 1).rstrip('.')} {keyword} too.")
    place(draft, n)


def _beside_place(draft: Draft, keyword: str, n: int, m: int) -> None:
    _in_place(draft, keyword, n, m + rng_of(draft).choice((-1, 1)))


def _second_and_second_last(draft: Draft, keyword: str) -> None:
    draft.body.insert(0, f"The {keyword} comes first.")
    draft.ending = f"People like the {keyword} most"  # a full stop is the last word to the published check


def _third_last(draft: Draft, keyword: str) -> None:
    _second_and_second_last(draft, keyword)
    draft.ending = f"People like the {keyword} very much"


def _start_with_verb(draft: Draft) -> None:
    draft.body.insert(0, rng_of(draft).choice(_CALLS))


def _start_without_verb(draft: Draft) -> None:
    draft.body.insert(0, rng_of(draft).choice(_NO_CALLS))


def _sample_place(rng: Random, _: str) -> Kwargs:
    return {"keyword": keywords(rng, 1)[0], "n": rng.randint(2, 8), "m": rng.randint(5, 15)}


KINDS = (
    Kind(
        "words:keywords_specific_position",
        (
            "In sentence number {n} the word at position {m} has to be {keyword}.",
            "Let {keyword} be word number {m} of sentence number {n}.",
            "Count: sentence {n}, word {m}; exactly there the word {keyword} must stand.",
            "Place {keyword} so that it is the word number {m} in your sentence number {n}.",
            "Sentence {n} must have {keyword} as its word at position {m}, counted from that sentence's start.",
        ),
        follow=_in_place,
        break_=_beside_place,
        sample=_sample_place,
        slots=frozenset({"start"}),
        shares=SENTENCES | {"layout", "bulk", "form", "tokens"},
    ),
    Kind(
        "words:words_position",
        (
            "Let {keyword} be the second word of your text and also its last word but one.",
            "Both the second word and the second to last one must be {keyword}.",
            "The word {keyword} belongs right behind the first word and right before the last word.",
            "Start with any word and then {keyword}; finish with {keyword} and one more word.",
            "At position two from the start, and at position two from the end, the word has to be {keyword}.",
        ),
        follow=_second_and_second_last,
        break_=_third_last,
        sample=lambda rng, _: {"keyword": keywords(rng, 1)[0]},
        slots=frozenset({"start", "end"}),
        shares=SENTENCES | {"form", "tokens"},
    ),
    Kind(
        "words:start_verb",
        (
            "The very first word has to be a verb.",
            "Begin with a verb, as a command does.",
            "Let your text open on a verb.",
            "Your first word must be a verb form such as take or imagine.",
            "Nothing but a verb may come first.",
        ),
        follow=_start_with_verb,
        break_=_start_without_verb,
        slots=frozenset({"start"}),
        shares=SENTENCES | {"form", "tokens"},
    ),
)
