"""format: brackets and quotation marks, one inside the other or one after the other."""

from __future__ import annotations

import re
import string

from verigym.verifiers.instruct.marks import bare_words, says_something
from verigym.verifiers.instruct.registry import instruction, published

_CLOSES = {")": "(", "]": "[", "}": "{"}
_DEPTH = 5
_QUOTES = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_LEVELS = 3
_EDGES = string.digits + string.punctuation.replace('"', "")


@instruction("format:parentheses")
def parentheses(response: str) -> bool:
    """Brackets in brackets, 5 deep and all of them closed."""
    open_marks: list[str] = []
    heights = [0]  # of what is closed inside each open bracket, and outside of all
    for char in response:
        if char in "([{":
            open_marks.append(char)
            heights.append(0)
        elif char in _CLOSES and open_marks:
            if open_marks.pop() != _CLOSES[char]:
                open_marks, heights = [], [0]
                continue
            height = heights.pop() + 1
            if height >= _DEPTH:
                return True
            heights[-1] = max(heights[-1], height)
    return False


@published("format:parentheses")
def parentheses_published(response: str) -> bool:
    """The innermost of 5 is closed, whatever becomes of the others."""
    open_marks: list[str] = []
    deepest = 0
    for char in response:
        if char in "([{":
            open_marks.append(char)
            deepest = max(deepest, len(open_marks))
        elif char in _CLOSES:
            if not open_marks or open_marks.pop() != _CLOSES[char]:
                open_marks, deepest = [], 0
            elif deepest >= _DEPTH:
                return True
    return False


@instruction("format:quotes")
def quotes(response: str) -> bool:
    """Quotes in quotes, 3 deep, the marks alternating, with words inside; an apostrophe is no mark."""
    text = _APOSTROPHE.sub("", response.translate(_QUOTES))
    open_marks: list[str] = []
    heights = [0]
    words = False  # since the last mark
    for char in text:
        if char not in "\"'":
            words = words or char.isalnum()
            continue
        if open_marks and open_marks[-1] == char:
            open_marks.pop()
            inner = heights.pop()
            height = inner + 1 if inner or words else 0
            if height >= _LEVELS:
                return True
            heights[-1] = max(heights[-1], height)
        else:
            open_marks.append(char)
            heights.append(0)
        words = False
    return False


@published("format:quotes")
def quotes_published(response: str) -> bool:
    """Three marks closed since the deepest one; ``don't`` opens a quote."""
    open_marks: list[str] = []
    deepest = 0
    for char in response:
        if open_marks and char == open_marks[-1]:
            open_marks.pop()
            if deepest - len(open_marks) >= _LEVELS:
                return True
        elif char in "\"'":
            open_marks.append(char)
            deepest = max(deepest, len(open_marks))
    return False


@instruction("format:quote_unquote")
def quote_unquote(response: str) -> bool:
    """There is a quote, and each is followed by two words or more outside of quotation marks."""
    parts = response.translate(_QUOTES).split('"')
    if len(parts) < 3 or len(parts) % 2 == 0:
        return False
    return all(map(says_something, parts[1::2])) and all(len(bare_words(part)) > 1 for part in parts[2::2])


@published("format:quote_unquote")
def quote_unquote_published(response: str) -> bool:
    """No two marks side by side, and none at the end; a text without quotes passes."""
    text = "".join(response.replace("“", '"').replace("”", '"').replace("'\"'", "").split())
    return '""' not in text and not text.strip(_EDGES).endswith('"')
