"""custom: multiple-choice questions."""

from __future__ import annotations

import re
from itertools import pairwise

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published

_LABEL = "Question"
_NUMBERED = re.compile(r"Question \d+[.|):;]?\s*")
_TITLE = re.compile(r"Question\s*\d*\s*[.):;-]?")
_OPTION = re.compile(r"([A-Ea-e])[.|)]\s*\w")
_QUESTIONS = 4
_OPTIONS = "ABCDE"


@instruction("custom:mcq_count_length")
def mcq_count_length(response: str) -> bool:
    """Four questions, each longer than the one before, with options A to E that differ, and nothing else."""
    blocks: list[list[str]] = []
    for line in filter(None, map(str.strip, response.split("\n"))):
        if line.startswith(_LABEL):
            blocks.append([])
        elif not blocks:
            return False
        blocks[-1].append(line)
    lengths = [_question_length(block) for block in blocks]
    return len(blocks) == _QUESTIONS and min(lengths) > 0 and _grows(lengths)


def _question_length(lines: list[str]) -> int:
    """Characters of the question; 0 if it asks nothing or the options are not as they should be."""
    first = next((index for index, line in enumerate(lines) if _OPTION.match(line)), len(lines))
    options = lines[first:]
    letters = "".join(match[1].upper() for match in map(_OPTION.match, options) if match)
    texts = {option[2:].strip().casefold() for option in options}
    text = _TITLE.sub("", " ".join(lines[:first]), count=1).strip()
    right = letters == _OPTIONS and len(texts) == len(options) == len(_OPTIONS)
    return len(text) if right and says_something(text) else 0


def _grows(lengths: list[int]) -> bool:
    return all(short < long for short, long in pairwise(lengths))


@published("custom:mcq_count_length")
def mcq_count_length_published(response: str) -> bool:
    """Five options of any letters and text, and anything behind them."""
    if not response.startswith(_LABEL):
        return False
    blocks = [text for text in map(str.strip, _NUMBERED.split(response)) if text]
    return len(blocks) == _QUESTIONS and _grows_published(blocks)


def _grows_published(blocks: list[str]) -> bool:
    lengths = []
    for block in blocks:
        lines = [line.strip() for line in block.split("\n")]
        options = [index for index, line in enumerate(lines) if _OPTION.match(line)]
        if len(options) != len(_OPTIONS):
            return False
        lengths.append(len(" ".join(lines[: options[0]]).strip()))
    return _grows(lengths)
