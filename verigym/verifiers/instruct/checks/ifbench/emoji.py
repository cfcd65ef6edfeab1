"""format:emoji."""

from __future__ import annotations

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.sentences import sentences
from verigym.verifiers.instruct.words import unpunctuated

_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_KEYCAP = "\u20e3"


@instruction("format:emoji")
def emoji(response: str) -> bool:
    """Each sentence ends in an emoji, before or behind its end mark."""
    found = sentences(response)
    spoken = [says_something(text) for text in found]
    ends = [_has_emoji(_edge(text[::-1])) for text in found]
    starts = [_has_emoji(_edge(text)) for text in found[1:]] + [False]
    return any(spoken) and all(
        here or after or not said for here, after, said in zip(ends, starts, spoken, strict=True)
    )


def _edge(text: str) -> str:
    """What stands before the first letter or digit; all of a text without any."""
    return text[: next((index for index, char in enumerate(text) if char.isalnum()), len(text))]


def _has_emoji(text: str) -> bool:
    from emoji import is_emoji

    return any(is_emoji(char) or char == _KEYCAP or ord(char) in _FLAG_LETTERS for char in text)


@published("format:emoji")
def emoji_published(response: str) -> bool:
    """An emoji of one character among the last two of a sentence, or first in the next; each mark is a sentence."""
    from emoji import is_emoji

    texts = [unpunctuated(text).strip() for text in published_sentences(response)]
    for text, after in zip(texts, [*texts[1:], ""], strict=False):  # the last has none after it
        ends = any(map(is_emoji, text[-2:]))
        if not text or not (ends or is_emoji(after[:1])):
            return False
    return True
