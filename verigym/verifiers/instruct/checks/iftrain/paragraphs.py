"""paragraphs: two of them."""

from __future__ import annotations

from verigym.verifiers.instruct.checks.ifeval.length import number_paragraphs, number_paragraphs_published
from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published


@instruction("paragraphs:paragraphs")
def paragraphs(response: str) -> bool:
    """Parted by ``***``, and each says something."""
    return number_paragraphs(response, 2)


@published("paragraphs:paragraphs")
def paragraphs_published(response: str) -> bool:
    """Marks alone are a paragraph."""
    return number_paragraphs_published(response, 2)


@instruction("paragraphs:paragraphs2")
def paragraphs2(response: str) -> bool:
    """Parted by one blank line or more, and each says something."""
    texts = [text for text in _blocks(response) if text.strip()]
    return len(texts) == 2 and all(map(says_something, texts))


def _blocks(text: str) -> list[str]:
    return "\n".join(line.strip() for line in text.split("\n")).split("\n\n")


@published("paragraphs:paragraphs2")
def paragraphs2_published(response: str) -> bool:
    """Parted by two line breaks, with none but the outer ones blank; blanks between the breaks undo them."""
    texts = [text.strip() for text in response.split("\n\n")]
    return all(texts[1:-1]) and sum(map(bool, texts)) == 2
