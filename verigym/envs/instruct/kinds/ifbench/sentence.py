"""Sentences that grow by words or by alliteration, and a word in one of them."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import ANY_WORDS, OWN, clause, listed, place, rng_of
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords

_ALIKE = tuple(
    map(
        listed,
        (
            "big brown birds build boldly",
            "five funny farmers followed faithfully",
            "many merry men marched mostly",
            "proud polite parrots played peacefully",
            "two tall tailors talked truthfully",
            "dear dutiful doctors drove daily",
            "good gentle girls giggled gladly",
            "six silent sisters slept soundly",
            "little loud ladies laughed longer",
        ),
    )
)
"""Two adjectives, a noun, a verb and an adverb with one initial."""
_PARTS = {2: (2, 4), 3: (1, 4), 4: (0, 4), 5: (0, 5)}
"""Which of these make a sentence of so many words."""


def _alliterations(draft: Draft) -> None:
    draft.body = _runs(draft, [2, 3, 4, 5][: rng_of(draft).randint(3, 4)])


def _no_increment(draft: Draft) -> None:
    draft.body = _runs(draft, rng_of(draft).choice(([2, 3, 3], [2, 2, 3], [2, 3, 4, 4], [3, 4, 3])))


def _runs(draft: Draft, lengths: list[int]) -> list[str]:
    chosen = rng_of(draft).sample(_ALIKE, len(lengths))
    parts = [words[slice(*_PARTS[length])] for words, length in zip(chosen, lengths, strict=True)]
    return [" ".join(words).capitalize() + "." for words in parts]


def _growing(draft: Draft, small_n: int) -> None:
    rng = rng_of(draft)
    first, count = rng.randint(3, 6), rng.randint(3, 4)
    draft.body = [clause(first + i * small_n) for i in range(count)]


def _not_growing(draft: Draft, small_n: int) -> None:
    _growing(draft, small_n)
    words = len(draft.body[-1].split())
    draft.body[-1] = clause(words + rng_of(draft).choice((-1, 1)))


def _keyword(draft: Draft, N: int, word: str) -> None:  # noqa: N803  the published name
    draft.say(word)
    place(draft, N)


def _keyword_elsewhere(draft: Draft, N: int, word: str) -> None:  # noqa: N803  the published name
    _keyword(draft, N + rng_of(draft).choice((-1, 1)), word)
    draft.pad(N - len(draft.body))


def _sample_keyword(rng: Random, _: str) -> Kwargs:
    return {"N": rng.randint(2, 10), "word": keywords(rng, 1)[0]}


KINDS = (
    Kind(
        "sentence:alliteration_increment",
        (
            "Every sentence must hold a longer run of neighboring words with the same initial than the sentence "
            "before it.",
            "From sentence to sentence the alliteration has to grow: the longest row of words in succession that "
            "start with one letter gets longer each time.",
            "Let the number of successive words with one and the same first letter rise from each sentence to the "
            "next.",
            "Begin with a sentence where two words in a row share their first letter, and let that row be longer in "
            "each further sentence.",
            "Put a row of alliterating words (side by side, same first letter) in each sentence, always more of them "
            "than in the previous sentence.",
        ),
        follow=_alliterations,
        break_=_no_increment,
        slots=OWN | {"layout"},
        shares=ANY_WORDS,
        turn=0,
    ),
    Kind(
        "sentence:increment",
        (
            "Each sentence after the first must have exactly {small_n} words more than the one before.",
            "Let your sentences grow: every next one is longer than the last by {small_n} words, neither more nor "
            "fewer.",
            "Count the words of each sentence; the number has to rise by {small_n} every time.",
            "From one sentence to the next add precisely {small_n} to the number of words.",
            "If a sentence has some number of words, its successor needs that number plus {small_n}.",
        ),
        follow=_growing,
        break_=_not_growing,
        sample=lambda rng, _: {"small_n": rng.randint(2, 6)},
        slots=OWN | {"layout"},
        shares=ANY_WORDS,
        turn=0,
    ),
    Kind(
        "sentence:keyword",
        (
            "Sentence number {N} has to contain the word {word}.",
            "Use the word {word} in the sentence that comes as number {N}.",
            "Count your sentences: in number {N} there must be the word {word}.",
            "The word {word} belongs in sentence {N}.",
            "Let {word} occur in the sentence at position {N}, counted from the start.",
        ),
        follow=_keyword,
        break_=_keyword_elsewhere,
        sample=_sample_keyword,
        slots=frozenset({"start"}),
        shares=SENTENCES | {"layout", "bulk"},
    ),
)
