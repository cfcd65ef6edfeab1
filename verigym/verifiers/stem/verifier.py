"""The STEM verifier: reads the task's answer and the response's, and compares them by the answer's kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import UsageError
from verigym.sandbox.program import Limits
from verigym.types import Json, Reason, Task, Verdict
from verigym.verifiers.base import NeedsJail, Verifier
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.stem.answer import gold
from verigym.verifiers.stem.compare import Comparison
from verigym.verifiers.stem.extract import Extraction, find_answer
from verigym.verifiers.stem.latex import MAX_LENGTH


@dataclass(frozen=True)
class StemVerifier(Verifier):
    r"""Judges numbers with units, choices, expressions, short texts, formulas, reactions, truth values and lists.

    Attributes:
        extraction: ``strict`` demands ``\boxed{}``; ``lenient`` also takes ``<answer>``, a bare or a stated answer, and
            the last number.
    """

    extraction: Extraction = "lenient"

    name: ClassVar[str] = "stem"
    version: ClassVar[int] = 2
    preload: ClassVar[tuple[str, ...]] = ("verigym.verifiers.stem.dimension", *MathVerifier.preload)
    limits: ClassVar[Limits] = Limits(seconds=5.0, memory_mb=1024)
    control: ClassVar[tuple[Task, str] | None] = (
        Task("control", "stem", "", {"kind": "number", "value": 3, "unit": "m"}),
        "\\boxed{300 cm}",
    )

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response; units and expressions included."""
        return self._verdict(task, response, table=True)

    def quick(self, task: Task, response: str) -> Verdict | None:
        """Judge what neither the table of units nor algebra is needed for."""
        try:
            return self._verdict(task, response, table=False)
        except NeedsJail:
            return None

    def _verdict(self, task: Task, response: str, *, table: bool) -> Verdict:
        try:
            return self.signed(self._judge(task, response, table=table))
        except UsageError as error:
            return self.signed(Verdict.unscorable(str(error)))

    def _judge(self, task: Task, response: str, *, table: bool) -> Verdict:
        right = gold(task.answer)
        answer = find_answer(task, response, self.extraction, right.kind)
        if answer is None:
            return Verdict.zero(Reason.NO_ANSWER, detail="no answer found")
        text, where = answer
        if len(text) > MAX_LENGTH:
            return Verdict.zero(Reason.MALFORMED, text[:80] + "…", f"{where}; an answer of {len(text)} characters")
        comparison = Comparison(table=table, question=_question(task), algebra=_algebra(task, table=table))
        same, step = comparison.finding(right, text)
        detail = f"{where}; {right.kind}, {step}"
        if same is None:
            return Verdict.zero(Reason.MALFORMED, text, detail)
        return Verdict.right(text, detail) if same else Verdict.zero(Reason.WRONG, text, detail)


def _question(task: Task) -> str:
    return task.prompt if isinstance(task.prompt, str) else "\n".join(message["content"] for message in task.prompt)


def _algebra(task: Task, *, table: bool) -> Callable[[Json, str], bool | None]:
    """Compares expressions by the math verifier, whose parsers may only run where the table may be asked, too."""

    def same(value: Json, text: str) -> bool | None:
        judge, inner = MathVerifier(extraction="strict"), dataclasses.replace(task, prompt="", answer=value, meta={})
        try:
            verdict = (judge.verify if table else judge.quick)(inner, f"\\boxed{{{text}}}")
        except RecursionError:  # the answer nests too deeply to be read
            if table:
                return None
            raise NeedsJail from None
        if verdict is None:
            raise NeedsJail
        return None if verdict.reason in (Reason.MALFORMED, Reason.NO_ANSWER) else verdict.passed

    return same
