"""keywords: words that must be there, so often, just there, or not at all."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifeval.keywords import FREQUENCY
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords, nouns

_LEADS = {
    2: "The",
    3: "Think of",
    4: "We think of",
    5: "Many people think of",
    6: "Here many people think of",
    7: "Now and then we think of",
}
"""What comes before the keyword, by its position."""


def _once(draft: Draft, keyword: str) -> None:
    draft.say(keyword)


def _sample_keyword(rng: Random, _: str) -> Kwargs:
    return {"keyword": keywords(rng, 1)[0]}


def _other_name(draft: Draft, keyword: str) -> None:
    draft.rename("all this")


def _by_name(draft: Draft, keyword: str) -> None:
    draft.rename("all this")
    draft.body.append(f"There we have {keyword} again.")


def _sample_noun(rng: Random, request: str) -> Kwargs:
    return {"keyword": rng.choice(nouns(request))}


def _in_place(draft: Draft, keyword: str, n: int, m: int) -> None:
    _place(draft, n, f"{_LEADS[m]} {keyword} as well.")


def _one_late(draft: Draft, keyword: str, n: int, m: int) -> None:
    # A word more in front moves the keyword on by one.
    _place(draft, n, f"So {_LEADS[m].lower()} {keyword} as well.")


def _place(draft: Draft, nth: int, sentence: str) -> None:
    draft.pad(nth - 1 - len(draft.body))
    draft.body.insert(nth - 1, sentence)


def _sample_place(rng: Random, _: str) -> Kwargs:
    return {"keyword": keywords(rng, 1)[0], "n": rng.randint(1, 5), "m": rng.randint(2, 7)}


KINDS = (
    Kind(
        "keywords:word_once",
        (
            "Use the word {keyword} exactly once.",
            "The word {keyword} must occur one time and no more.",
            "Mention {keyword} a single time.",
            "Let {keyword} appear once and only once.",
            "Work in the word {keyword} and do not repeat it.",
        ),
        follow=_once,
        sample=_sample_keyword,
        shares=SENTENCES,
    ),
    replace(
        FREQUENCY,
        id="keywords:word_count_different_numbers",
        wordings=(
            "Of the word {keyword} there should be {relation} {frequency} uses.",
            "Mention {keyword} {relation} {frequency} times.",
            "I want to read the word {keyword} {relation} {frequency} times.",
            "The word {keyword} is to come up {relation} {frequency} times.",
            "How often may {keyword} be found in it? It has to be {relation} {frequency} times.",
        ),
    ),
    Kind(
        "keywords:exclude_word_harder",
        (
            "Do not use the word {keyword} even though the request does.",
            "The word {keyword} must not occur in your reply.",
            "Find other ways to say it than with the word {keyword}.",
            "Your reply may not contain the word {keyword}.",
            "Get by without the word {keyword}.",
        ),
        follow=_other_name,
        break_=_by_name,
        sample=_sample_noun,
        slots=frozenset({"request"}),
        turn=2,
        idle=True,
    ),
    Kind(
        "keywords:keyword_specific_position",
        (
            "In sentence number {n} the word number {m} must be {keyword}.",
            "Let {keyword} be word {m} of sentence {n}.",
            "Put the word {keyword} into sentence {n} at position {m}.",
            "Count to sentence {n} and to word {m} of it: there {keyword} must stand.",
            "Word {m} of sentence {n} has to be {keyword}.",
        ),
        follow=_in_place,
        break_=_one_late,
        sample=_sample_place,
        slots=frozenset({"start", "layout", "form"}),
        shares=SENTENCES | {"case"},
    ),
)
