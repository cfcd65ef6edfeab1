"""detectable_format: bullets and highlights."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published

_BULLETS = ("- ", "* ", "+ ")
_ITALIC = re.compile(r"\*[^\n*]*\*")
_BOLD = re.compile(r"\*\*[^\n*]*\*\*")


@instruction("detectable_format:number_bullet_lists")
def number_bullet_lists(response: str, num_bullets: int) -> bool:
    """Exactly so many lines that start with a mark of markdown, a blank and a text."""
    lines = [line.strip() for line in response.split("\n")]
    return sum(line.startswith(_BULLETS) and says_something(line) for line in lines) == num_bullets


@published("detectable_format:number_bullet_lists")
def number_bullet_lists_published(response: str, num_bullets: int) -> bool:
    """Lines that start with a dash, of a rule too, or with one asterisk; one alone takes the next line with it."""
    lines = [line.lstrip() for line in response.split("\n")]
    count, taken = sum(line.startswith("-") for line in lines), False
    for line, last in zip(lines, [False] * (len(lines) - 1) + [True], strict=True):
        if taken:
            taken = False
        elif line == "*":
            taken = not last
            count += taken
        else:
            count += line[:1] == "*" and line[1] != "*"
    return count == num_bullets


@instruction("detectable_format:number_highlighted_sections")
def number_highlighted_sections(response: str, num_highlights: int) -> bool:
    """At least so many pieces that say something between asterisks, single or double, without blanks beside them."""
    return sum(map(_is_tight, _highlights(response))) >= num_highlights


def _is_tight(text: str) -> bool:
    return text == text.strip() and says_something(text)


@published("detectable_format:number_highlighted_sections")
def number_highlighted_sections_published(response: str, num_highlights: int) -> bool:
    """Marks between asterisks count, and what stands between two bullets of a line."""
    return sum(bool(text.strip()) for text in _highlights(response)) >= num_highlights


def _highlights(response: str) -> list[str]:
    """What stands between single asterisks, and between double ones."""
    return [text.strip("*") for text in [*_ITALIC.findall(response), *_BOLD.findall(response)]]
