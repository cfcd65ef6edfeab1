"""copy and new: the request, a part of it or a phrase, repeated."""

from __future__ import annotations

from verigym.verifiers.instruct.marks import bare
from verigym.verifiers.instruct.registry import Positive, instruction, published

_BETWEEN = "******"


@instruction("copy:copying_simple")
@instruction("copy:copy")
def copy(response: str, prompt_to_repeat: str) -> bool:
    """The request as it stands, and nothing else."""
    return response.strip() == prompt_to_repeat.strip()


@published("copy:copying_simple")
@published("copy:copy")
def copy_published(response: str, prompt_to_repeat: str) -> bool:
    """In letters of any case."""
    return response.strip().lower() == prompt_to_repeat.strip().lower()


@instruction("copy:copying_multiple")
def copying_multiple(response: str, prompt_to_repeat: str, N: Positive) -> bool:  # noqa: N803  as published
    """The request as it stands, so many times, parted by six asterisks."""
    return [text.strip() for text in response.split(_BETWEEN)] == [prompt_to_repeat.strip()] * N


@published("copy:copying_multiple")
def copying_multiple_published(response: str, prompt_to_repeat: str, N: Positive) -> bool:  # noqa: N803  as published
    """In letters of any case."""
    return copying_multiple(response.lower(), prompt_to_repeat.lower(), N)


@instruction("new:copy_span_idx")
def copy_span_idx(response: str, prompt_to_repeat: str, n_start: int, n_end: int) -> bool:
    """The characters from one index to the other, both included."""
    return response.strip() == prompt_to_repeat[n_start : n_end + 1].strip()


@published("new:copy_span_idx")
def copy_span_idx_published(response: str, prompt_to_repeat: str, n_start: int, n_end: int) -> bool:
    """Without the last of them, in letters of any case."""
    return response.strip().lower() == prompt_to_repeat[n_start:n_end].strip().lower()


@instruction("copy:repeat_phrase")
def repeat_phrase(response: str, phrase: str, small_n: Positive) -> bool:
    """The phrase so many times, each with exactly one of its inner words changed."""
    asked, words = list(map(bare, phrase.split())), list(map(bare, response.split()))
    size = len(asked)
    starts = [index for index, word in enumerate(words) if word == asked[0]]
    changes = [_changes(words[start : start + size], asked) for start in starts]
    return 0 not in changes and changes.count(1) == small_n


def _changes(words: list[str], asked: list[str]) -> int:
    """How many words differ; more than there are if the ends do or a word is missing."""
    if len(words) < len(asked) or words[-1] != asked[-1]:
        return len(asked) + 1
    return sum(word != other for word, other in zip(words, asked, strict=True))


@published("copy:repeat_phrase")
def repeat_phrase_published(response: str, phrase: str, small_n: Positive) -> bool:
    """What stands between its first word and its last, on one line, is taken for the phrase."""
    asked = phrase.split()
    found = [words.split() for line in response.split("\n") for words in _spans(line, asked[0], asked[-1])]
    return len(found) == small_n and all(
        len(words) == len(asked) and sum(word != other for word, other in zip(words, asked, strict=True)) == 1
        for words in found
    )


def _spans(line: str, first: str, last: str) -> list[str]:
    """The pieces of a line from one word to the nearest other."""
    spans, place = [], 0
    while (start := line.find(f"{first} ", place)) >= 0:
        place = line.find(f" {last}", start + len(first) + 1)
        if place < 0:
            break
        place += len(last) + 1
        spans.append(line[start:place])
    return spans
