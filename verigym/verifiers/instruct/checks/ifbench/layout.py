"""format: what stands on which line."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.published_sentences import published_sentences
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.sentences import sentences

_TAG = re.compile(r"<(i|em)>", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:#{1,6}\s|<h[1-6]>|(?:section|chapter|part)\s+\w+\W*$)", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@instruction("format:line_indent")
def line_indent(response: str) -> bool:
    """Stairs: two lines or more that say something, each indented further than the one before."""
    steps = [_indent(line.expandtabs()) for line in response.split("\n") if line.strip()]
    return len(steps) > 1 and _climbs(steps)


@published("format:line_indent")
def line_indent_published(response: str) -> bool:
    """One line is a stair; of blank lines in a row every second one stays, as a step."""
    lines = response.split("\n")
    dropped: Counter[str] = Counter()
    skip = False
    for line in lines:
        if skip or line.strip():
            skip = False
            continue
        dropped[line] += 1
        skip = True
    kept = []
    for line in lines:
        if dropped[line]:
            dropped[line] -= 1
        else:
            kept.append(_indent(line))
    return _climbs(kept)


def _climbs(steps: list[int]) -> bool:
    return all(low < high for low, high in pairwise(steps))


def _is_bullet(line: str, mark: str) -> bool:
    text = line.strip()
    return text.startswith(mark) and not text.startswith(mark * 2) and says_something(text)


@instruction("format:sub-bullets")
def sub_bullets(response: str) -> bool:
    """Lines that start with ``*``, each followed by one or more that start with ``-``."""
    subs: list[int] = []
    for line in response.split("\n"):
        if _is_bullet(line, "*"):
            subs.append(0)
        elif subs and _is_bullet(line, "-"):
            subs[-1] += 1
    return bool(subs) and all(subs)


@published("format:sub-bullets")
def sub_bullets_published(response: str) -> bool:
    """A hyphen somewhere behind each asterisk; without asterisks any text passes."""
    return all("-" in part for part in response.split("*")[1:])


@instruction("format:no_bullets_bullets")
def no_bullets_bullets(response: str) -> bool:
    """Two sentences or more that end in a full stop, and then two lines or more that start with ``*``."""
    lines = response.split("\n")
    bullets = [index for index, line in enumerate(lines) if _is_bullet(line, "*")]
    if len(bullets) < 2:
        return False
    return _full_stops(" ".join(lines[: bullets[0]])) > 1


def _full_stops(text: str) -> int:
    return sum(says_something(sentence) and sentence.rstrip("\"')]”’").endswith(".") for sentence in sentences(text))


@published("format:no_bullets_bullets")
def no_bullets_bullets_published(response: str) -> bool:
    """Sentences of any end, and no blank line but one before the bullets."""
    told = bullets = 0
    open_text = True
    for line in response.split("\n"):
        text = line.strip()
        if text.startswith("*"):
            open_text = False
            if told < 2:
                return False
            bullets += 1
        elif open_text:
            found = published_sentences(text) if text else []
            told += len(found)
            open_text = bool(found)
        else:
            return False
    return bullets > 1


@instruction("format:thesis")
def thesis(response: str) -> bool:
    """Each section, be it the whole, opens in HTML italics and goes on without them."""
    sections: list[list[str]] = [[]]
    for line in response.split("\n"):
        if _HEADING.match(line) or _RULE.fullmatch(line):
            sections.append([])
        else:
            sections[-1].append(line)
    texts = ["\n".join(lines).strip() for lines in sections]
    said = [text for text in texts if says_something(text)]
    return bool(said) and all(map(_opens_in_italics, said))


def _opens_in_italics(text: str) -> bool:
    opened = _TAG.match(text)
    if not opened:
        return False
    end = text.lower().find(f"</{opened[1].lower()}>", opened.end())
    return end >= 0 and says_something(text[opened.end() : end]) and says_something(_TAG.split(text[end + 4 :])[0])


@published("format:thesis")
def thesis_published(response: str) -> bool:
    """Some italics somewhere, with text behind; the last letter of ``</em>`` is text."""
    start = response.find("<i>")
    start = start if start >= 0 else response.find("<em>")
    if start < 0:
        return False
    text = response[start:]
    end = text.find("</i>")
    end = end if end >= 0 else text.find("</em>")
    return end >= 0 and bool(text[3:end].strip()) and bool(text[end + 4 :].strip())
