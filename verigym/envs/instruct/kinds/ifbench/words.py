"""Words that come again or must not, and palindromes."""

from __future__ import annotations

from itertools import pairwise

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import ANY_WORDS, CONTENT, OWN, listed, rng_of
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind

_PALINDROMES = listed("level radar civic refer rotor tenet solos stats deified reviver redder minim sagas rotator")
_READ = ("Look at {} beside {}.", "Compare {} with {}.", "After {} comes {}.")
_NOUNS = listed("birds trees rivers children gardens farmers parents stories dreams summers villages travelers")
_LINKS = ("{} need more {}.", "{} go with {}.", "{} often follow {}.", "{} come before {}.", "{} are known for {}.")
_CIRCLES = ("{0} bring comfort because people never tire of {0}.", "{0} often help other {0}.", "{0} remind us of {0}.")


def _ten_palindromes(draft: Draft) -> None:
    _palindromes(draft, rng_of(draft).sample(_PALINDROMES, 10))


def _nine_palindromes(draft: Draft) -> None:
    _palindromes(draft, [*rng_of(draft).sample(_PALINDROMES, 9), "noon"])


def _palindromes(draft: Draft, words: list[str]) -> None:
    rng = rng_of(draft)
    pairs = zip(words[::2], words[1::2], strict=True)
    draft.body += [rng.choice(_READ).format(*pair) for pair in pairs]


def _chain(draft: Draft) -> None:
    rng = rng_of(draft)
    nouns = rng.sample(_NOUNS, rng.randint(4, 7))
    draft.body = [rng.choice(_LINKS).format(*pair).capitalize() for pair in pairwise(nouns)]


def _torn_chain(draft: Draft) -> None:
    _chain(draft)
    rng = rng_of(draft)
    place = rng.randrange(1, len(draft.body))
    draft.body[place] = " ".join(["People", *draft.body[place].split()[1:]])


def _circles(draft: Draft) -> None:
    rng = rng_of(draft)
    nouns = rng.sample(_NOUNS, rng.randint(2, 4))
    draft.body = []
    draft.lines = [rng.choice(_CIRCLES).format(noun).capitalize() for noun in nouns]


def _open_circle(draft: Draft) -> None:
    _circles(draft)
    place = rng_of(draft).randrange(len(draft.lines))
    draft.lines[place] = draft.lines[place].rstrip(".") + " indeed."


def _repeated(draft: Draft, small_n: int) -> None:
    sentences = rng_of(draft).sample(CONTENT, len(CONTENT))
    draft.body = [(f"The {text.lower()}" if i < small_n else text) + "." for i, text in enumerate(sentences)]


KINDS = (
    Kind(
        "words:palindrome",
        (
            "Use at least ten different words of five or more letters that read the same backwards.",
            "Ten palindromes or more must occur, each a single word that has at least five letters.",
            "Work in ten or more different single-word palindromes; those with fewer than five letters do not count.",
            "No fewer than 10 different words must be the same from right to left, with 5 letters at the least.",
            "Bring in palindromic words of 5 letters or more, ten different ones at least.",
        ),
        follow=_ten_palindromes,
        break_=_nine_palindromes,
        shares=SENTENCES | {"form", "tokens", "palindromes"},
    ),
    Kind(
        "words:last_first",
        (
            "Each sentence after the first must begin with the word that the sentence before it ended with.",
            "The final word of a sentence is to be the opening word of the next one, all the way through.",
            "Link your sentences: take the last word of each and start the following one with it.",
            "Let every sentence open with the word on which the previous sentence closed.",
            "Whatever word ends a sentence, the sentence behind it has to start with that same word.",
        ),
        follow=_chain,
        break_=_torn_chain,
        slots=OWN,
        shares=ANY_WORDS,
        turn=0,
    ),
    Kind(
        "words:paragraph_last_first",
        (
            "Every paragraph has to close with the word that opened it; a line break parts the paragraphs.",
            "Start and end each paragraph on one and the same word, and give each paragraph a line of its own.",
            "The first word of a paragraph must also be its last; put a new line between paragraphs.",
            "Let all paragraphs, each on its own line, finish with the very word they began with.",
            "Write paragraphs, divided by line breaks, whose first and last words are the same.",
        ),
        follow=_circles,
        break_=_open_circle,
        slots=OWN | {"start", "end", "layout"},
        shares=ANY_WORDS,
        turn=0,
    ),
    Kind(
        "words:repeats",
        (
            "No word may occur more than {small_n} times.",
            "Any one word can be used {small_n} times at the most, small words like the included.",
            "Do not use a word again once it has come {small_n} times.",
            "For each word the limit is {small_n} uses in the whole text.",
            "Count every word: none must appear over {small_n} times.",
        ),
        follow=_repeated,
        break_=lambda draft, small_n: _repeated(draft, small_n + 1),
        sample=lambda rng, _: {"small_n": rng.randint(2, 6)},
        slots=OWN,
        shares=ANY_WORDS,
        idle=True,
        turn=0,
    ),
)
