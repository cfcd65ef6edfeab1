"""detectable_format: words in brackets, sentences joined by hyphens."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare_words, says_something
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.sentences import sentences

_PAIR = re.compile(r"<<([^<>]*)>>")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_JOINT = re.compile(r"(?<=[.!?])-(?=[^\s.!?-])")
_LOOSE_JOINT = re.compile(r"[.!?](?:-\s|\s+-)")


def _wrapped(pattern: re.Pattern[str], response: str) -> list[int]:
    """How many words each bracket holds; none if there are words outside of them."""
    groups = [len(bare_words(group)) for group in pattern.findall(response)]
    return [] if says_something(pattern.sub("", response)) else groups


@instruction("detectable_format:bigram_wrapping")
def bigram_wrapping(response: str) -> bool:
    """All words stand two by two in ``<<…>>``, an odd last one alone."""
    sizes = _wrapped(_PAIR, response)
    return bool(sizes) and sizes[0] == 2 and set(sizes[:-1]) <= {2} and sizes[-1] in (1, 2)


@published("detectable_format:bigram_wrapping")
def bigram_wrapping_published(response: str) -> bool:
    """Of each two words the first opens and the second closes; a last one without a partner may do as it likes."""
    words = response.split()
    return all(
        first.startswith("<<") and second.endswith(">>")
        for first, second in zip(words[::2], words[1::2], strict=False)  # an odd one has no partner
    )


@instruction("detectable_format:square_brackets")
def square_brackets(response: str) -> bool:
    """Each word stands in ``[…]`` of its own; punctuation may stand outside."""
    sizes = _wrapped(_BRACKETS, response)
    return bool(sizes) and set(sizes) == {1}


@published("detectable_format:square_brackets")
def square_brackets_published(response: str) -> bool:
    """Each chunk between blanks opens and closes, whatever it holds."""
    return all(word.startswith("[") and word.endswith("]") for word in response.split())


@instruction("detectable_format:sentence_hyphens")
def sentence_hyphens(response: str) -> bool:
    """Two sentences or more, and between any two of them a hyphen without blanks."""
    texts = _JOINT.split(response.strip())
    single = all(says_something(text) and len(sentences(text)) == 1 for text in texts)
    return len(texts) > 1 and single and not _LOOSE_JOINT.search(response)


@published("detectable_format:sentence_hyphens")
def sentence_hyphens_published(response: str) -> bool:
    """Hyphens part what marks part too, as far as both go; a single sentence has nothing to join."""
    found = published_sentences(response.replace("-", " "))
    return all(
        text == text.strip() == sentence
        for text, sentence in zip(response.split("-"), found, strict=False)  # as far as both go
    )
