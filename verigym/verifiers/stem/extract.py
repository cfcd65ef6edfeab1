"""Where a STEM answer stands in a response."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from verigym.types import Task
from verigym.verifiers.response import Box, boxes, final_text, last_answer_tag
from verigym.verifiers.stem.latex import MAX_LENGTH, clean
from verigym.verifiers.stem.quantity import read_statement

Extraction: TypeAlias = Literal["strict", "lenient"]

MAX_BOXES = 50
"""Steps may be boxed as well, but nobody who knows the answer boxes so many."""

_STATED = re.compile(
    r"(?:\b(?:answer|correct (?:option|choice))\b[*_ ]{0,4}(?:\bis\b|\bare\b|[:=])|####)(?!\s*\Z)[\s:*]*([^\n]{1,300})",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"(?<=[\w)}$])\.(?=\s+(?!Or\b|But\b|No\b|Actually\b)[A-Z])")
_BARE_LENGTH = 120
_DIGITS = r"[+\-−]?(?:\d[\d,.]*|\.\d+)(?:[eE][+\-−]?\d+)?"
_POWER = r"(?:\s*(?:\\times|\\cdot|[×·*x])\s*10\s*\^\s*(?:\{[^{}]{1,9}\}|\([^()]{1,9}\)|[+\-−]?\d{1,4}))?"
_EXPRESSION = re.compile(rf"\$[^$\n]+\$|\\\((?:[^\\\n]|\\(?!\)))+\\\)|(?<![\w.^{{,]){_DIGITS}{_POWER}")
_BETWEEN = re.compile(
    r"(?:[\s$,.;&]|\\[,;: ()\[\]]|\\q?quad|\\text\s?\{|\}|\band\b|\bor\b|\beither\b|[A-Za-z](?:_\{?\w\}?)?\s*=)*",
    re.IGNORECASE,
)
_MAX_GAP = 40
_UNIT_BEHIND = re.compile(
    r"(?:\\[,;:! ]|~|\s)*(?P<unit>(?:\\(?:mathrm|text|textrm|rm|si|unit|frac|cdot|,|;|:| )|\\?%|\^?\\circ"
    r"|\^?\{\\circ\}|°)[^$\n=]{0,80})(?:\$|\\\)|\\\]|\n|$)"
)


class Found(NamedTuple):
    """An answer as it stands in the response, and by which rule it was found."""

    text: str
    where: str


def find_answer(task: Task, response: str, extraction: Extraction, kind: str) -> Found | None:
    r"""The answer, or ``None`` if there is none.

    It is the last ``\boxed{}``, with those beside it that only ``and`` or ``or`` parts from it. ``lenient`` also takes
    the last ``<answer>``, what follows "the answer is", a response that is nothing but an answer, and the last
    expression of the last line. The question repeated is no answer, nor is a spray of boxes.
    """
    text = final_text(response, thinking_open=task.meta.get("thinking") == "open")
    if text is None:
        return None
    text = _without_prompt(task, text)
    if found := boxes(text):
        return _boxed(text, found, kind) if len(found) <= MAX_BOXES else None
    if extraction == "strict":
        return None
    if (tagged := last_answer_tag(text)) is not None:
        return Found(tagged.strip(), "tag") if tagged.strip() else None
    return _loose(text.strip(), kind == "number")


def _boxed(text: str, found: list[Box], kind: str) -> Found | None:
    group, glue = [found[-1]], ", "
    for box in reversed(found[:-1]):
        gap = text[box.end : group[-1].start]
        if len(gap) > _MAX_GAP or "\n" in gap or not _BETWEEN.fullmatch(gap) or not re.search(r"\w|,|;", gap):
            break
        group.append(box)
        if re.search(r"\bor\b", gap):
            glue = " or "
    answer = glue.join(box.content.strip() for box in reversed(group)).strip()
    if kind == "number" and len(group) == 1 and (behind := _UNIT_BEHIND.match(text, found[-1].end)):
        unit = behind["unit"].strip()
        answer = f"{answer} {unit}" if answer and unit.count("{") == unit.count("}") else answer
    return Found(answer, "box") if answer else None


def _without_prompt(task: Task, text: str) -> str:
    prompts = [task.prompt] if isinstance(task.prompt, str) else [message["content"] for message in task.prompt]
    for prompt in prompts:
        if prompt.strip():
            text = text.replace(prompt.strip(), " ")
    return text


def _loose(text: str, numeric: bool) -> Found | None:
    if stated := _STATED.findall(text):
        line = _NEXT_SENTENCE.split(stated[-1], maxsplit=1)[0].strip(" *").removesuffix(".").strip(" *")
        return Found(line, "stated answer") if line else None
    if "\n" not in text and len(text) <= _BARE_LENGTH and (not numeric or re.match(r"[\d.+\-−~$\\(]", text)):
        return Found(text, "whole response") if text else None
    if not numeric or not text:
        return None
    line = text.rsplit("\n", 1)[-1].removesuffix(".")[-MAX_LENGTH:]
    expressions = list(_EXPRESSION.finditer(line))
    if not expressions:
        return None
    with_rest, alone = line[expressions[-1].start() :].strip(), expressions[-1].group()
    quantities = read_statement(clean(alone))
    complete = read_statement(clean(with_rest)) is None or bool(quantities and quantities[-1].unit)
    return Found(alone if complete else with_rest, "last expression")
