"""detectable_format: titles, sections, set phrases and JSON."""

from __future__ import annotations

import json
import re

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published

_OPTIONS = ("My answer is yes.", "My answer is no.", "My answer is maybe.")
_FENCES = ("```json", "```Json", "```JSON", "```")


@instruction("detectable_format:constrained_response")
def constrained_response(response: str) -> bool:
    """One of the three set phrases, and none of the others."""
    return sum(option in response for option in _OPTIONS) == 1


@published("detectable_format:constrained_response")
def constrained_response_published(response: str) -> bool:
    """Two of them, or all, do as well."""
    return any(option in response for option in _OPTIONS)


@instruction("detectable_format:json_format")
def json_format(response: str) -> bool:
    """All of it is a JSON object or array, maybe in a fenced block, and not empty; a bare ``0`` wraps nothing."""
    try:
        value = json.loads(_unfenced(response), parse_int=str, parse_constant=_no_json)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict | list) and bool(value)


@published("detectable_format:json_format")
def json_format_published(response: str) -> bool:
    """Whatever Python's parser takes: ``0``, ``NaN``, an empty object."""
    try:
        json.loads(_unfenced(response))
    except (ValueError, RecursionError):
        return False
    return True


def _unfenced(response: str) -> str:
    text = response.strip()
    for fence in _FENCES:
        text = text.removeprefix(fence)
    return text.removesuffix("```").strip()


def _no_json(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


@instruction("detectable_format:multiple_sections")
def multiple_sections(response: str, section_spliter: str, num_sections: int) -> bool:
    """Headings of the word and a number, from 1 to at least so many, each with a text behind it."""
    expected, end = 1, 0
    for heading in re.finditer(rf"(?<!\w){re.escape(section_spliter.strip())}\s?(\d+)", response):
        if heading[1] != str(expected):
            continue
        if expected > 1 and not says_something(response[end : heading.start()]):
            return False
        expected, end = expected + 1, heading.end()
    return expected > num_sections and says_something(response[end:])


@published("detectable_format:multiple_sections")
def multiple_sections_published(response: str, section_spliter: str, num_sections: int) -> bool:
    """At least so many times the word and a number."""
    return len(re.findall(re.escape(section_spliter.strip()) + r"\s?\d+", response)) >= num_sections


@instruction("detectable_format:title")
def title(response: str) -> bool:
    """A title in double angular brackets, on one line."""
    return any(says_something(text) for text in _titles(response))


@published("detectable_format:title")
def title_published(response: str) -> bool:
    """A mark is title enough."""
    return any(text.lstrip("<").rstrip(">").strip() for text in _titles(response))


def _titles(response: str) -> list[str]:
    """From each line what stands between the first ``<<`` and the last ``>>``, if that is anything."""
    spans = [(line, line.find("<<"), line.rfind(">>")) for line in response.split("\n")]
    return [line[start : end + 2] for line, start, end in spans if 0 <= start < end - 2]
