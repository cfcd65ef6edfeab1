"""Where a STEM answer stands in a response."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from verigym.types import Task
from verigym.verifiers.response import boxes, final_text, last_answer_tag

Extraction: TypeAlias = Literal["strict", "lenient"]

_STATED = re.compile(r"\banswer(?: is| :|:| =)(?![ \t]*$)[ \t:]*([^\n]{1,300})", re.IGNORECASE)
_BARE_LENGTH = 120
_MAX_BOXES = 50
"""Steps may be boxed as well, but nobody who knows the answer boxes so many."""
_LAST_NUMBER = re.compile(r"(?<![\w.^{])[+-]?\.?\d")


def find_answer(task: Task, response: str, extraction: Extraction, numeric: bool) -> str | None:
    r"""The answer's text, or ``None`` if there is none.

    It is the last ``\boxed{}``. ``lenient`` also takes the last ``<answer>``, what follows "the answer is", a response
    that is nothing but an answer, and the last number of the last line. The question repeated is no answer, nor is a
    spray of boxes.
    """
    text = final_text(response, thinking_open=task.meta.get("thinking") == "open")
    if text is None:
        return None
    text = _without_prompt(task, text)
    if found := boxes(text):
        return found[-1].content.strip() or None if len(found) <= _MAX_BOXES else None
    if extraction == "strict":
        return None
    if (tagged := last_answer_tag(text)) is not None:
        return tagged.strip() or None
    return _loose(text.strip(), numeric)


def _without_prompt(task: Task, text: str) -> str:
    prompts = [task.prompt] if isinstance(task.prompt, str) else [message["content"] for message in task.prompt]
    for prompt in prompts:
        if prompt.strip():
            text = text.replace(prompt.strip(), " ")
    return text


def _loose(text: str, numeric: bool) -> str | None:
    if stated := _STATED.findall(text):
        return stated[-1].strip(" *").removesuffix(".") or None
    if "\n" not in text and len(text) <= _BARE_LENGTH and (not numeric or re.match(r"[\d.+\-−~$\\(]", text)):
        return text or None
    if not numeric or not text:
        return None
    line = text.rsplit("\n", 1)[-1]
    starts = [match.start() for match in _LAST_NUMBER.finditer(line)]
    return line[starts[-1] :].strip().removesuffix(".") if starts else None
