"""detectable_content: placeholders and postscripts."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.registry import instruction

_POSTSCRIPTS = {"P.P.S": re.compile(r"p\.\s?p\.\s?s"), "P.S.": re.compile(r"p\.\s?s\.")}


@instruction("detectable_content:number_placeholders")
def number_placeholders(response: str, num_placeholders: int) -> bool:
    """At least so many pairs of square brackets, each within a line."""
    return sum(map(_brackets, response.split("\n"))) >= num_placeholders


def _brackets(line: str) -> int:
    # By hand, since the plain pattern looks through the whole line again from each bracket that is never closed.
    count, end = 0, -1
    while (start := line.find("[", end + 1)) >= 0 and (end := line.find("]", start)) >= 0:
        count += 1
    return count


@instruction("detectable_content:postscript")
def postscript(response: str, postscript_marker: str) -> bool:
    """A postscript, by its marker; blanks within the usual two are forgiven."""
    text = response.lower()
    usual = _POSTSCRIPTS.get(postscript_marker.strip())
    return bool(usual.search(text)) if usual else postscript_marker.strip().lower() in text
