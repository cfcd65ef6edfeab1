r"""Where the answer stands in the final text: box, tag, the whole text, a stated answer, the last expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from verigym.verifiers.math.reading.words import CHANGING, OPERATING
from verigym.verifiers.math.sentence import stated_value
from verigym.verifiers.response import Box, boxes, last_answer_tag

Extraction: TypeAlias = Literal["strict", "lenient"]

_TAIL = 3000
"""Phrases and expressions are looked for in so many characters at the end."""

_BARE = 1000
"""A response that is nothing but an answer has at most so many characters."""

_MAX_GAP = 60

_JOINED = re.compile(r"(?:\s|\$|\\\(|\\\)|\\\[|\\\]|\\[,;: ]|\\q?quad|[,;.&]|\\text\s?\{|\}|\band\b|\bor\b|\*)*")
_STATED = re.compile(
    r"(?:\bfinal answer|\banswer|\bsolution|\bresult)\b(?:\s+(?:is|are|should be|will be|equals)\b|"
    r"\W{0,4}[:=]|(?=\s*(?:\\\[|\\\(|\$)))"
    r"|^\W{0,3}A:|####",
    re.IGNORECASE | re.MULTILINE,
)
_MATH = re.compile(r"\$\$([^$]+)\$\$|\$([^$\n]+)\$|\\\(((?:[^\\]|\\(?!\)))+)\\\)|\\\[((?:[^\\]|\\(?!\]))+)\\\]")
_NUMBER = re.compile(r"[-−]?[$€£]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s?/\s?\d+)?(?:\s?(?:%|percent\b|pct\b))?")
_SENTENCE = re.compile(r"(?<=[^\d\s])\.(?:\s|$)|(?<=\d)\.(?:\s|$)|\n")
_FINAL = re.compile(r"\bfinal answer is\b\s*:?", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|equals)\b")
_PROSE = re.compile(r"\n\s*\S|####|^A:|\b(?:answer|solution|the|of|is|which)\b|^[A-Z][a-z]+ ?: ", re.IGNORECASE)
_PERCENT = re.compile(r"\s{0,3}\$?\s{0,3}(?:\\?%|percent|pct)")
_GOLD_JOINED = re.compile(_JOINED.pattern + r"|[\s$+]*(?:[a-z]+\s+){0,2}(?:and\s*)?")
_LABEL = re.compile(r"^\W*(?:is|are|:|=)+\s*", re.IGNORECASE)


class Found(NamedTuple):
    """An answer as it stands in the response, and by which rule it was found."""

    text: str
    where: str


def extract(text: str, extraction: Extraction, readable: Callable[[str], bool]) -> Found | None:  # noqa: PLR0911 - one line a rule, in their order
    r"""The answer in ``text``, or ``None``.

    Args:
        text: What follows the thinking.
        extraction: ``strict`` takes ``\boxed{}`` alone.
        readable: Whether a text as a whole reads as an answer.
    """
    found = boxes(text)
    if extraction == "lenient" and found and (later := _final(text[found[-1].end :][-_TAIL:], readable)):
        return later
    if found:
        boxed = grouped(text, found, _JOINED)
        return Found(boxed, "box") if boxed.strip() else None
    if extraction == "strict":
        return None
    if (tagged := last_answer_tag(text)) is not None:
        return Found(tagged, "tag") if tagged.strip() else None
    whole = text.strip()
    if not whole:
        return None
    if len(whole) <= _BARE and not _PROSE.search(whole) and readable(whole):
        return Found(whole, "whole response")
    tail = whole[-_TAIL:]
    return _stated(tail, readable) or _last_expression(tail) or _line(whole)


def grouped(text: str, found: list[Box], between: re.Pattern[str]) -> str:
    r"""The last box, with those before it when only ``between`` (such as ``and``) stands between them."""
    group = [found[-1]]
    for box in reversed(found[:-1]):
        gap = text[box.end : group[-1].start]
        if len(gap) > _MAX_GAP or not between.fullmatch(gap):
            break
        group.append(box)
    percent = _PERCENT.match(text, found[-1].end)
    return ", ".join(box.content for box in reversed(group)) + ("%" if percent else "")


def gold_text(text: str) -> str:
    """The answer in a gold: some sets keep the sentence around its boxes, or end one in the answer."""
    if found := boxes(text):
        return grouped(text, found, _GOLD_JOINED)
    return stated_value(text) or text.partition(r"\boxed{")[2] or text


def _final(rest: str, readable: Callable[[str], bool]) -> Found | None:
    """A final answer that is stated after the last box outranks the box."""
    if not (stated := _FINAL.search(rest)):
        return None
    line = _SENTENCE.split(rest[stated.end() :], maxsplit=1)[0].strip(" *.")
    return Found(line, "stated answer") if re.search(r"\d", line) and readable(line) else None


def _stated(tail: str, readable: Callable[[str], bool]) -> Found | None:
    stated = list(_STATED.finditer(tail))
    if not stated:
        return None
    rest = _LABEL.sub("", tail[stated[-1].end() :].strip()).strip("* \n")
    line = _SENTENCE.split(rest, maxsplit=1)[0].strip(" *.") if rest else ""
    if line and readable(line):
        return Found(line, "stated answer")
    if line and len(line) <= _MAX_GAP and (CHANGING.search(line) or OPERATING.search(line)):
        return Found(line, "stated answer")  # "negative 5" and "5 or 7" are no 5
    after = list(_IS.finditer(line))
    for part in (line[after[-1].end() :] if after else "", rest):
        for pattern in (_MATH, _NUMBER):
            if found := pattern.search(part):
                return Found(found.group(), "stated answer")
    return Found(line, "stated answer") if line else None


def _last_expression(tail: str) -> Found | None:
    spans = list(_MATH.finditer(tail))
    end = spans[-1].end() if spans else 0
    later = list(_NUMBER.finditer(tail, end)) or spans
    return Found(later[-1].group(), "last expression") if later else None


def _line(whole: str) -> Found | None:
    """A few words and nothing else are an answer in words."""
    return Found(whole, "whole response") if len(whole) <= 80 and "\n" not in whole else None
