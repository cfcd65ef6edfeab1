"""detectable_content: placeholders and postscripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published

_USUAL = {"P.P.S": r"p\.\s?p\.\s?s", "P.S.": r"p\.\s?s\."}


@instruction("detectable_content:number_placeholders")
def number_placeholders(response: str, num_placeholders: int) -> bool:
    """At least so many pairs of square brackets, each within a line, with something between them."""
    return sum(map(says_something, _brackets(response))) >= num_placeholders


@published("detectable_content:number_placeholders")
def number_placeholders_published(response: str, num_placeholders: int) -> bool:
    """Empty ones count."""
    return sum(1 for _ in _brackets(response)) >= num_placeholders


def _brackets(text: str) -> Iterator[str]:
    """What stands between square brackets."""
    # By hand, since the plain pattern looks through the whole line again from each bracket that is never closed.
    for line in text.split("\n"):
        end = -1
        while (start := line.find("[", end + 1)) >= 0 and (end := line.find("]", start)) >= 0:
            yield line[start + 1 : end]


@instruction("detectable_content:postscript")
def postscript(response: str, postscript_marker: str) -> bool:
    """The marker, after a blank if not at the start, and a text behind it; blanks in the usual two are forgiven."""
    marker = postscript_marker.strip()
    pattern = re.compile(r"(?<!\S)[*_]*" + _USUAL.get(marker, re.escape(marker)), re.IGNORECASE)
    found = pattern.search(response)
    return found is not None and says_something(response[found.end() :])


@published("detectable_content:postscript")
def postscript_published(response: str, postscript_marker: str) -> bool:
    """The marker, anywhere."""
    marker = postscript_marker.strip()
    return bool(re.search(_USUAL.get(marker, re.escape(marker.lower())), response.lower()))
