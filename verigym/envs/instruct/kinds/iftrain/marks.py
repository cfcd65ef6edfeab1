"""detectable_format and punctuation: marks around words and sentences, and marks to do without."""

from __future__ import annotations

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, leave
from verigym.envs.instruct.kinds.tokens import MARKS, TOKENS, each_word


def _pairs(words: list[str]) -> list[str]:
    even = words if len(words) % 2 == 0 else [*words, "indeed"]
    return [f"<<{first} {second}>>" for first, second in zip(even[::2], even[1::2], strict=True)]


def _hyphens(draft: Draft) -> None:
    draft.pad(2)
    draft.glue = "-"


def _one_blank(draft: Draft) -> None:
    _hyphens(draft)
    draft.layout = lambda text: "- ".join(text.rsplit("-", 1))


def _no_dots(draft: Draft) -> None:
    draft.stops = lambda text: text.replace(".", "!")


def _one_dot(draft: Draft) -> None:
    draft.stops = lambda text: text.replace(".", "!", text.count(".") - 1)


def _exclaim(draft: Draft) -> None:
    draft.body.append("What a nice thing to write about!")


KINDS = (
    Kind(
        "detectable_format:bigram_wrapping",
        (
            "Put every two words in a row between double angular brackets <<like this>> <<all through>>.",
            "Wrap your words in pairs: <<two words>> <<each time>> in double angular brackets.",
            "Set each pair of words in << and >> and leave no word outside.",
            "Group all words by two and wrap each group as <<first second>>.",
            "Your whole reply should be word pairs in double angular brackets <<such as>> <<these here>>.",
        ),
        follow=each_word(lambda words: " ".join(_pairs(words))),
        break_=each_word(lambda words: " ".join(_pairs(words)).removesuffix(">>")),
        slots=TOKENS | {"length"},
        shares=MARKS,
    ),
    Kind(
        "detectable_format:square_brackets",
        (
            "Put every single word in square brackets.",
            "Each word has to stand in square brackets [like] [this].",
            "Wrap all words one by one in [ and ].",
            "No word may stand outside of square brackets; each has a pair of its own.",
            "Write [every] [word] between square brackets of its own.",
        ),
        follow=each_word(lambda words: " ".join(f"[{word}]" for word in words)),
        break_=each_word(lambda words: " ".join([*(f"[{word}]" for word in words[:-1]), words[-1]])),
        slots=TOKENS,
        shares=MARKS,
    ),
    Kind(
        "detectable_format:sentence_hyphens",
        (
            "Join all sentences by hyphens with no blanks between them.",
            "Between two sentences there should be a hyphen and no space.",
            "Connect each sentence to the next by a hyphen and leave no space around it.",
            "Put hyphens in place of the spaces between sentences.",
            "Your sentences must be linked by hyphens and not by spaces.",
        ),
        follow=_hyphens,
        break_=_one_blank,
        slots=frozenset({"form", "hyphen", "pieces", "layout", "start", "end", "quote"}),
        shares=SENTENCES,
    ),
    Kind(
        "punctuation:punctuation_dot",
        (
            "Use no full stops and no other dots.",
            "Dots are not allowed, neither at the end of a sentence nor anywhere else.",
            "Do not write a single dot.",
            "Write it without the character . anywhere.",
            "There must be no dot in it.",
        ),
        follow=_no_dots,
        break_=_one_dot,
        slots=frozenset({"dot"}),
        shares=frozenset({"exclamation"}),
        idle=True,
    ),
    Kind(
        "punctuation:punctuation_exclamation",
        (
            "Use no exclamation marks.",
            "Exclamation marks are not allowed.",
            "Do not write a single exclamation mark.",
            "Write it without the character ! anywhere.",
            "Stay calm: there must be no exclamation mark in it.",
        ),
        follow=leave,
        break_=_exclaim,
        slots=frozenset({"exclamation"}),
        idle=True,
    ),
)
