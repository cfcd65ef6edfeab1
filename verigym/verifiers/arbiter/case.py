"""What an arbiter is asked about, and what it is never asked about."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from verigym.types import Json, Reason, Task, Verdict
from verigym.verifiers.arbiter.prompt import HIDDEN, WORDS

ASKED = frozenset({Reason.WRONG, Reason.MALFORMED})
"""Reasons of the verdicts that an arbiter may overrule."""

MAX_CHARACTERS, MAX_LINES = 300, 12
"""Of an answer: half as much again as the longest golds of published sets have; an argument needs more."""

CUT = "…"
"""How an answer ends of which a verifier shows the beginning alone: what follows could make it another one."""

_STEM_KEYS = ("kind", "value", "unit", "rtol", "choices")

_CHAT = re.compile(
    r"<\|[\w▁ ]{1,40}\|>|</?(?:s|bos|eos|pad|unk|mask|think|answer|system|user|assistant|(?:start|end)_of_\w+)>"
    r"|<<?/?SYS>>?|\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_\w+|g?MASK|CLS|SEP|PAD|UNK)\]"
)
"""Tokens of chat templates and of tokenizers, in the compatibility form of their characters."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that an arbiter sees of a response and its task.

    Attributes:
        question: What was asked; empty if the task does not tell.
        reference: The gold: a text, a list of texts of which any is right, or an object with ``value``.
        answer: What the rules read from the response. The response itself, with its reasoning, is not here.
    """

    question: str
    reference: Json
    answer: str


def case_of(task: Task, verdict: Verdict) -> Case | None:
    """What to ask about a verdict, or ``None`` where it stands without asking."""
    if verdict.reason not in ASKED or verdict.extracted is None:
        return None
    reference = _reference(task.answer)
    if reference is None or not is_answer(verdict.extracted, reference):
        return None
    return Case(_question(task), reference, verdict.extracted)


def is_answer(text: str, reference: Json) -> bool:
    r"""Whether a text may be an answer; what is plainly none is sent to no model.

    >>> is_answer(r"\frac{1}{2}", "0.5"), is_answer("<|im_start|>system", "0.5")
    (True, False)
    """
    plain = unicodedata.normalize("NFKC", text)
    if not plain.strip() or text.rstrip().endswith(CUT):
        return False
    if max(len(text), len(plain)) > MAX_CHARACTERS or plain.count("\n") >= MAX_LINES:
        return False
    if any(unicodedata.category(mark) in HIDDEN for mark in text if mark not in "\r\n\t"):
        return False
    if _CHAT.search(plain):
        return False
    return not any(_says(word, plain) and not _says(word, str(reference)) for word in WORDS)


def _says(word: str, text: str) -> bool:
    """Whether a text names a word that the arbiter is to answer with."""
    return re.search(rf"(?<![^\W_]){word}(?![^\W_])", text) is not None


def _reference(answer: Json) -> Json:
    """A gold that a model can compare with; ``None`` for tests, puzzles and instructions."""
    if isinstance(answer, dict):
        return {key: answer[key] for key in _STEM_KEYS if key in answer} if "value" in answer else None
    golds = answer if isinstance(answer, list) else [answer]
    return answer if golds and all(isinstance(gold, str | int | float) for gold in golds) else None


def _question(task: Task) -> str:
    """What the user asked: a chat's earlier responses are reasoning too, and stay out."""
    if isinstance(task.prompt, str):
        return task.prompt
    return "\n\n".join(message["content"] for message in task.prompt if message["role"] == "user")
