"""detectable_format: titles, lists, sections, marks and JSON."""

from __future__ import annotations

import json
import re

from verigym.verifiers.instruct.registry import instruction

_OPTIONS = ("My answer is yes.", "My answer is no.", "My answer is maybe.")
_FENCE = re.compile(r"```(?:json)?", re.IGNORECASE)
_ITALIC = re.compile(r"\*[^\n*]*\*")
_BOLD = re.compile(r"\*\*[^\n*]*\*\*")


@instruction("detectable_format:constrained_response")
def constrained_response(response: str) -> bool:
    """One of the three set phrases."""
    return any(option in response for option in _OPTIONS)


@instruction("detectable_format:json_format")
def json_format(response: str) -> bool:
    """All of it is one JSON object or array, maybe in a fenced block; a bare ``0`` is data, but wraps nothing."""
    text = response.strip()
    fence = _FENCE.match(text)
    text = text[fence.end() if fence else 0 :].removesuffix("```").strip()
    try:
        value = json.loads(text, parse_int=str)  # digits need no conversion, which has a limit of its own
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict | list)


@instruction("detectable_format:multiple_sections")
def multiple_sections(response: str, section_spliter: str, num_sections: int) -> bool:
    """At least so many headings of the word and a number."""
    return len(re.findall(re.escape(section_spliter.strip()) + r"\s?\d+", response)) >= num_sections


@instruction("detectable_format:number_bullet_lists")
def number_bullet_lists(response: str, num_bullets: int) -> bool:
    """Exactly so many lines that start with a dash or a single asterisk."""
    lines = [line.lstrip() for line in response.split("\n")]
    return (
        sum(line.startswith("-") or (line[:1] == "*" and line[1:2] not in ("*", "")) for line in lines) == num_bullets
    )


@instruction("detectable_format:number_highlighted_sections")
def number_highlighted_sections(response: str, num_highlights: int) -> bool:
    """At least so many pieces between asterisks, single or double."""
    found = [*_ITALIC.findall(response), *_BOLD.findall(response)]
    return sum(bool(piece.strip("*").strip()) for piece in found) >= num_highlights


@instruction("detectable_format:title")
def title(response: str) -> bool:
    """A title in double angular brackets, on one line."""
    return any(map(_has_title, response.split("\n")))


def _has_title(line: str) -> bool:
    start, end = line.find("<<"), line.rfind(">>")
    return 0 <= start < end and any(char not in "<>" and not char.isspace() for char in line[start:end])
