"""The share of stop words, and of runs of characters that a reference text has too."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import ANY_WORDS, CONTENT, OWN, PLAIN, plain, rng_of
from verigym.envs.instruct.kinds.kind import Kind, Kwargs

_STOPS = ("", "The ", "The ", "All the ", "All of the ")
"""Openings by number of stop words; from two on, one stands in front of the object."""

_SHARES = [share for share in range(20, 91) if all(abs(share - simple) > 2 for simple in (25, 33, 50, 67, 75))]
"""Percentages that no word or two have by chance."""


def _few_stop_words(draft: Draft, percentage: int) -> None:
    draft.body = _with_stop_words(draft, _most_stop_words(percentage))


def _many_stop_words(draft: Draft, percentage: int) -> None:
    draft.body = _with_stop_words(draft, _most_stop_words(percentage) + 1)


def _most_stop_words(percentage: int) -> int:
    """How many stop words may go with the bare words; their share of the total is the percentage at most."""
    bare = len(" ".join(CONTENT).split())
    return bare * percentage // (100 - percentage)


def _with_stop_words(draft: Draft, count: int) -> list[str]:
    each, rest = divmod(count, len(CONTENT))
    sentences = rng_of(draft).sample(CONTENT, len(CONTENT))
    return [_opened(text, each + (i < rest)) for i, text in enumerate(sentences)]


def _opened(text: str, stops: int) -> str:
    words = text.split()
    if stops:
        words[0] = _STOPS[stops] + words[0].lower()
    if stops >= 2:
        words[3] = "the " + words[3]
    return " ".join(words) + "."


def _overlap(draft: Draft, reference_text: str, percentage: int) -> None:
    draft.body = [_overlapping(draft, reference_text, percentage, percentage + 1.8)]


def _no_overlap(draft: Draft, reference_text: str, percentage: int) -> None:
    draft.body = [_overlapping(draft, reference_text, percentage, percentage - 2.01)]


def _overlapping(draft: Draft, reference: str, percentage: int, limit: float) -> str:
    """The start of the reference and then capitals, of which it has no run, until the share is down to the limit."""
    wanted = _runs(reference)
    text = reference[: max(40, len(reference) * percentage // 100)].strip()
    runs = _runs(text)
    words = (word for sentence in plain(draft) for word in sentence.upper().split())
    while len(runs & wanted) * 100 > limit * len(runs):
        added = " " + next(words)
        runs |= _runs(text[-2:] + added)
        text += added
    return text


def _runs(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def _sample_overlap(rng: Random, _: str) -> Kwargs:
    return {"reference_text": " ".join(rng.sample(PLAIN, 7)), "percentage": rng.choice(_SHARES)}


KINDS = (
    Kind(
        "ratio:overlap",
        (
            "Take all different runs of three characters in your text, blanks and marks included: {percentage} "
            "percent of them (up to 2 points more or fewer) must also occur in this reference text: {reference_text}",
            "Reuse part of the reference text below, so that of all distinct three-character sequences in your text "
            "{percentage} percent, give or take 2, are found in it. Reference text: {reference_text}",
            "Of the different character trigrams of your text, a share of {percentage} percent (2 points off at most) "
            "has to be trigrams of the following reference too. Reference: {reference_text}",
            "Your text and the reference must overlap: {percentage} percent of your distinct groups of three "
            "successive characters, plus or minus 2 points, appear in the reference as well. It reads: "
            "{reference_text}",
            "Cut your text into all its three-character pieces (each counted once); from {percentage} minus 2 to "
            "{percentage} plus 2 percent of them should be pieces of this text too: {reference_text}",
        ),
        follow=_overlap,
        break_=_no_overlap,
        sample=_sample_overlap,
        slots=OWN | {"layout", "case", "start", "end", "quote", "length", "dot"},
        shares=ANY_WORDS,
        turn=0,
    ),
    Kind(
        "ratio:stop_words",
        (
            "At most {percentage} percent of your words may be stop words, such as the, of, and, is, it or to.",
            "Of all words no more than {percentage} in a hundred can be stop words (common function words like a, in, "
            "that).",
            "Keep the share of stop words (articles, pronouns, prepositions and other function words) at {percentage} "
            "percent or below.",
            "Be sparing with function words: stop words must not exceed {percentage} percent of all words.",
            "Stop words, that is very frequent small words like the, you, with or was, are limited to {percentage} "
            "percent of the total.",
        ),
        follow=_few_stop_words,
        break_=_many_stop_words,
        sample=lambda rng, _: {"percentage": rng.randint(10, 40)},
        slots=OWN,
        shares=ANY_WORDS,
        idle=True,
        turn=0,
    ),
)
