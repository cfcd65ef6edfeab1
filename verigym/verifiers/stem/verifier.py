"""The STEM verifier: reads the task's answer and the response's, and compares them by the answer's kind."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import UsageError
from verigym.sandbox.program import Limits
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.stem.answer import Gold, gold
from verigym.verifiers.stem.choice import read_choice
from verigym.verifiers.stem.extract import Extraction, find_answer
from verigym.verifiers.stem.latex import MAX_LENGTH, clean
from verigym.verifiers.stem.quantity import NeedsUnits, agree, read_statement, tolerance, wanted
from verigym.verifiers.stem.sequence import read_list, rows
from verigym.verifiers.stem.words import formula, normal, truth


class NeedsAlgebra(Exception):  # noqa: N818 - says what is missing, not that something failed
    """A comparison of expressions, which is the math verifier's."""


@dataclass(frozen=True)
class StemVerifier(Verifier):
    r"""Judges numbers with units, choices, expressions, short texts, formulas, truth values and lists.

    Attributes:
        extraction: ``strict`` demands ``\boxed{}``; ``lenient`` also takes ``<answer>``, a bare or a stated answer, and
            the last number.
    """

    extraction: Extraction = "lenient"

    name: ClassVar[str] = "stem"
    version: ClassVar[int] = 1
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
        except (NeedsUnits, NeedsAlgebra):
            return None

    def _verdict(self, task: Task, response: str, *, table: bool) -> Verdict:
        try:
            return self.signed(self._judge(task, response, table=table))
        except UsageError as error:
            return self.signed(Verdict.unscorable(str(error)))

    def _judge(self, task: Task, response: str, *, table: bool) -> Verdict:
        right = gold(task.answer)
        text = find_answer(task, response, self.extraction, numeric=right.kind == "number")
        if text is None:
            return Verdict.zero(Reason.NO_ANSWER)
        if len(text) > MAX_LENGTH:
            return Verdict.zero(Reason.MALFORMED, text[:80], f"an answer of {len(text)} characters")
        if right.kind == "expression":
            return _as_mathematics(task, right, text, table=table)
        same = _same(right, text, table=table)
        if same is None:
            return Verdict.zero(Reason.MALFORMED, text, f"not read as {right.kind}")
        return Verdict.right(text) if same else Verdict.zero(Reason.WRONG, text)


def _same(right: Gold, text: str, *, table: bool) -> bool | None:
    """Whether an answer is right; ``None`` if it cannot be read as the gold's kind."""
    match right.kind:
        case "number":
            return _same_number(right, text, table=table)
        case "choice":
            return _same_choice(right, text)
        case "boolean":
            said = truth(clean(text))
            meant = right.value if isinstance(right.value, bool) else truth(clean(str(right.value)))
            return None if said is None else said is meant
        case "list":
            return _same_list(right, text, table=table)
        case "formula":
            return formula(clean(text)) == formula(clean(str(right.value)))
        case _:
            said_words = normal(clean(text))
            return said_words == normal(clean(str(right.value))) if said_words else None


def _same_number(right: Gold, text: str, *, table: bool) -> bool | None:
    stated, meant = read_statement(clean(text)), wanted(right)
    if stated is None:
        return None
    rtol = tolerance(right, meant)
    return all(agree(quantity, meant, rtol, table=table) for quantity in stated)


def _same_choice(right: Gold, text: str) -> bool | None:
    chosen, meant = read_choice(clean(text), right.choices), read_choice(clean(str(right.value)), right.choices)
    if meant is None:
        raise UsageError(f"a gold must be one of its choices, got {right.value!r} of {list(right.choices)!r}")
    return None if chosen is None else chosen == meant


def _same_list(right: Gold, text: str, *, table: bool) -> bool | None:
    values = right.value if isinstance(right.value, list) else read_list(clean(rows(str(right.value))))
    elements = read_list(clean(rows(text)))
    if elements is None or values is None:
        return None
    if len(elements) != len(values):
        return False
    inner = [dataclasses.replace(gold(value), unit=right.unit, rtol=right.rtol) for value in values]
    verdicts = [_same(one, element, table=table) for one, element in zip(inner, elements, strict=True)]
    return None if None in verdicts else all(verdicts)


def _as_mathematics(task: Task, right: Gold, text: str, *, table: bool) -> Verdict:
    inner, response = dataclasses.replace(task, answer=right.value, meta={}), f"\\boxed{{{text}}}"
    if table:
        return MathVerifier().verify(inner, response)
    verdict = MathVerifier().quick(inner, response)
    if verdict is None:
        raise NeedsAlgebra
    return verdict
