"""Words of a certain build: initials, lengths, clusters, vowels, syllables."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench import shapes
from verigym.envs.instruct.kinds.ifbench.plain import ANY_WORDS, OWN, rng_of
from verigym.envs.instruct.kinds.kind import Kind


def _several(draft: Draft, sentences: Sequence[str]) -> None:
    rng = rng_of(draft)
    draft.body = rng.sample(sentences, rng.randint(2, min(5, len(sentences))))


def _several_but_one(draft: Draft, sentences: Sequence[str], missing: Sequence[str]) -> None:
    _several(draft, sentences)
    rng = rng_of(draft)
    draft.body[rng.randrange(len(draft.body))] = rng.choice(missing)


def _vowels(draft: Draft) -> None:
    _several(draft, rng_of(draft).choice(shapes.VOWELS))


def _four_vowels(draft: Draft) -> None:
    _several_but_one(draft, rng_of(draft).choice(shapes.VOWELS), shapes.FOUR_VOWELS)


def _alphabet(draft: Draft) -> None:
    draft.body = _sentences(_through_alphabet(draft))


def _no_alphabet(draft: Draft) -> None:
    words = _through_alphabet(draft)
    del words[rng_of(draft).randrange(1, len(words) - 1)]
    draft.body = _sentences(words)


def _through_alphabet(draft: Draft) -> list[str]:
    rng = rng_of(draft)
    start = rng.randrange(26)
    return [rng.choice(shapes.ALPHABET[(start + i) % 26]) for i in range(rng.randint(27, 40))]


def _sentences(words: list[str]) -> list[str]:
    return [" ".join(words[i : i + 8]).capitalize() + "." for i in range(0, len(words), 8)]


def _kind(
    id: str, wordings: tuple[str, ...], right: Sequence[str], missing: Sequence[str], *, idle: bool = False
) -> Kind:
    return Kind(
        id,
        wordings,
        follow=lambda draft: _several(draft, right),
        break_=lambda draft: _several_but_one(draft, right, missing),
        slots=OWN,
        shares=ANY_WORDS,
        idle=idle,
        turn=0,
    )


KINDS = (
    Kind(
        "words:alphabet",
        (
            "Go through the alphabet with the initials: each word starts with the letter after the previous word's, "
            "and Z is followed by A.",
            "If a word begins with B, the next begins with C, and so on for all words; after Z comes A again.",
            "Each word's first letter has to be the one that follows the first letter of the word before, from Z back "
            "to A.",
            "Let the first letters of all your words run in alphabetical order without a gap, starting over at A "
            "after Z.",
            "From word to word the initial moves on by exactly one letter of the alphabet, which closes to a circle "
            "behind Z.",
        ),
        follow=_alphabet,
        break_=_no_alphabet,
        slots=OWN,
        shares=ANY_WORDS | {"letters"},
        turn=0,
    ),
    Kind(
        "words:vowel",
        (
            "Write one paragraph in which only three of the vowels a, e, i, o, u occur.",
            "Of a, e, i, o and u choose three; in your single paragraph no word may contain another vowel.",
            "A single paragraph, please, and in all of its words no more than three different vowels out of a, e, i, "
            "o, u.",
            "Do without two of the five vowels a, e, i, o, u in the whole text, which is one paragraph.",
            "Make it one paragraph that gets by with three kinds of vowels (of a, e, i, o, u).",
        ),
        follow=_vowels,
        break_=_four_vowels,
        slots=OWN | {"layout"},
        shares=ANY_WORDS,
        idle=True,
        turn=0,
    ),
    _kind(
        "words:consonants",
        (
            "Every word must have two or more consonants side by side.",
            "Use only words that contain a group of at least two consonants in a row.",
            "No word is allowed without two neighboring consonants somewhere in it.",
            "Each of your words needs a cluster of consonants, two letters or more.",
            "Choose words where at least two consonants stand together, for all words.",
        ),
        shapes.CLUSTERED,
        shapes.UNCLUSTERED,
    ),
    _kind(
        "words:no_consecutive",
        (
            "Never let two words in a row start with the same letter.",
            "Each word must have another initial than the word before it.",
            "Neighboring words may not share their first letter.",
            "A word's first letter has to differ from that of the word next to it.",
            "Avoid alliteration fully: words that follow each other begin with different letters.",
        ),
        shapes.CHANGING,
        shapes.REPEATING,
        idle=True,
    ),
    _kind(
        "words:odd_even_syllables",
        (
            "Words with an odd and words with an even number of syllables must take turns.",
            "After a word of one, three or five syllables comes one of two or four, and the other way round.",
            "Let the syllable counts of successive words be odd, even, odd, even and so on, or even first.",
            "No two words in a row may both have an odd number of syllables, nor both an even one.",
            "Switch with every word between odd and even numbers of syllables.",
        ),
        shapes.ODD_EVEN,
        shapes.OFF_BEAT,
    ),
    _kind(
        "words:prime_lengths",
        (
            "Each word must be 2, 3, 5, 7, 11 or another prime number of letters long.",
            "Use words only if the number of their letters is prime.",
            "The length of every single word, in letters, has to be a prime number.",
            "Words of 1, 4, 6, 8, 9 or 10 letters are out: only prime lengths are allowed.",
            "Count the letters of each word; the result must always be a prime.",
        ),
        shapes.PRIME,
        shapes.NOT_PRIME,
    ),
)
