"""The math verifier: a chain from cheap to costly, each step either decides or passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from verigym.types import Json, Reason, Task, Verdict
from verigym.verifiers.base import NeedsJail, Verifier
from verigym.verifiers.math.choice import same_choice
from verigym.verifiers.math.clock import same_time
from verigym.verifiers.math.comparing import same
from verigym.verifiers.math.exact import TooLargeError
from verigym.verifiers.math.expression import RefusedError, UnreadableError
from verigym.verifiers.math.extract import Extraction, Found, extract, gold_text
from verigym.verifiers.math.finished import copied_fraction, reducible, unfinished
from verigym.verifiers.math.gate import is_light
from verigym.verifiers.math.normal import MAX_ANSWER, normal, squeezed
from verigym.verifiers.math.number import read_number, same_number
from verigym.verifiers.math.reading import read
from verigym.verifiers.math.shapes import Words
from verigym.verifiers.math.symbolic import equivalent
from verigym.verifiers.response import final_text


def _same_letters(gold: str, answer: str) -> bool | None:
    """Whether two runs of letters are one word but for its case; ``None`` if not. Three letters may be a product."""
    a, b = (re.sub(r"[⟦⟧ ]", "", text) for text in (gold, answer))
    word = a.isalpha() and (len(a) > 3 or (len(a) > 1 and "⟦" in gold + answer))
    return (word and a.casefold() == b.casefold()) or None


_BY_LOOK = {
    "compared as times": same_time,
    "compared as choices": same_choice,
    "compared as letters": _same_letters,
}


_WARM = (
    (r"\sqrt{8}", r"2\sqrt{2}"),
    ("(x+1)^2", "x^2+2x+1"),
    (r"|x|", r"\sqrt{x^2}"),
    (r"1, \frac{\pi}{2}, 3", r"3, \frac{\pi}{2}, 1"),
    ("(1, 2)", "(1, 3)"),
    (r"(-\infty, 2] \cup (3, \infty)", r"x \le 2 \text{ or } x > 3"),
    ("x^2+y^2=1", "y^2=1-x^2"),
    (r"x = k\pi, k \in \mathbb{Z}", r"n\pi"),
    (r"\text{no solution}", r"\text{none}"),
    (r"\sum_{k=1}^{3} k", "5"),
)


@dataclass(frozen=True)
class MathVerifier(Verifier):
    r"""Judges mathematical answers: right or wrong, never in between.

    Attributes:
        extraction: ``strict`` demands ``\boxed{}``; ``lenient`` also takes ``<answer>``, a bare or a stated answer,
            and the last expression.
    """

    extraction: Extraction = "lenient"

    name: ClassVar[str] = "math"
    version: ClassVar[int] = 2
    control: ClassVar[tuple[Task, str] | None] = (Task("control", "math", "", r"\sqrt{8}"), r"\boxed{2\sqrt{2}}")
    preload: ClassVar[tuple[str, ...]] = ("mpmath", "math_verify")
    warm: ClassVar[tuple[tuple[Task, str], ...]] = tuple(
        (Task("warm", "math", "", gold), rf"\boxed{{{answer}}}") for gold, answer in _WARM
    )

    def quick(self, task: Task, response: str) -> Verdict | None:
        """What our own grammar reads and is short; see :class:`Verifier`. Nothing on this way executes text."""
        try:
            return self.signed(self._judge(task, response, jailed=False))
        except NeedsJail:
            return None

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response."""
        return self.signed(self._judge(task, response, jailed=True))

    def _judge(self, task: Task, response: str, *, jailed: bool) -> Verdict:
        found = self._found(task, response)
        if isinstance(found, Verdict):
            return found
        answer, right = normal(found.text), [normal(gold) for gold in golds(task.answer)]
        verdict = _by_strings(task, right, answer) or _by_meaning(task, right, answer, found.where == "box", jailed)
        return replace(verdict, detail=f"{found.where}; {verdict.detail}" if answer else verdict.detail)

    def _found(self, task: Task, response: str) -> Found | Verdict:
        text = final_text(response, task.meta.get("thinking") == "open")
        if text is None:
            return Verdict.zero(Reason.NO_ANSWER, detail="the thinking never ended")
        found = extract(text, self.extraction, lambda whole: _is_answer(whole, golds(task.answer)))
        if found is None:
            return Verdict.zero(Reason.NO_ANSWER, detail="no answer found")
        if len(found.text) > MAX_ANSWER:
            return Verdict.zero(Reason.MALFORMED, found.text[:80] + "…", f"longer than {MAX_ANSWER} characters")
        return found


def golds(answer: Json) -> list[str]:
    """The right answers as strings.

    Raises:
        ValueError: If there is none, or one that is neither a string nor a number.
    """
    found = answer if isinstance(answer, list) else [answer]
    if not found or not all(isinstance(gold, str | int | float) and str(gold).strip() for gold in found):
        raise ValueError(f"a math answer is a string or a list of strings, got {answer!r}")
    return [gold_text(str(gold)) for gold in found]


def _is_answer(whole: str, right: Sequence[str]) -> bool:
    """Whether a whole text reads as an answer and nothing else."""
    text = normal(whole)
    if any(squeezed(text) == squeezed(normal(gold)) for gold in right):
        return True
    try:
        return not isinstance(read(text).shape, Words)
    except UnreadableError:
        return False


def _by_strings(task: Task, right: Sequence[str], answer: str) -> Verdict | None:
    """Decide by normal forms and plain numbers alone; linear time."""
    if not answer:
        return Verdict.zero(Reason.NO_ANSWER, detail="an empty answer")
    number = read_number(answer)
    undecided = False
    for gold in right:
        if squeezed(answer) == squeezed(gold):
            return Verdict.right(answer, "same normal form")
        if _same_decimal(gold, answer):
            return Verdict.right(answer, "decimal comma")
        wanted = read_number(gold)
        if wanted is None or number is None:
            undecided = True
        elif same_number(wanted, number):
            if reducible(answer) and (task.meta.get("finished") or copied_fraction(task, gold, answer)):
                return Verdict.zero(Reason.WRONG, answer, "not in lowest terms")
            return Verdict.right(answer, "same number")
    return None if undecided else Verdict.zero(Reason.WRONG, answer, "another number")


def _same_decimal(gold: str, answer: str) -> bool:
    """Whether one is the other with a decimal comma; ``1,2`` alone may be a list, ``1,22`` beside ``1.22`` is none."""
    if "," not in gold:
        return gold == answer.replace(",", ".") and read_number(gold) is not None
    return gold.replace(",", ".") == answer and re.fullmatch(r"-?\d+\.\d{2,}", answer) is not None


def _by_meaning(task: Task, right: Sequence[str], answer: str, boxed: bool, jailed: bool) -> Verdict:
    unreadable = ""
    for gold in right:
        if not jailed and not is_light(task, gold, answer):
            raise NeedsJail
        same, step = _same(gold, answer, boxed, jailed)
        if same and unfinished(task, gold, answer):
            return Verdict.zero(Reason.WRONG, answer, "left to be computed")
        if same:
            return Verdict.right(answer, step)
        if same is None:
            unreadable = step
    if unreadable:
        return Verdict.zero(Reason.MALFORMED, answer, unreadable)
    return Verdict.zero(Reason.WRONG, answer, step)


def _same(  # noqa: PLR0911 - one line a step
    gold: str, answer: str, boxed: bool = True, jailed: bool = True
) -> tuple[bool | None, str]:
    """Whether they mean the same (``None``: the answer cannot be read), and which step decided.

    What is ``boxed`` is the answer as a whole; in running text, work may stand before it. math-verify is asked only
    where the process is ``jailed``.
    """
    for step, compare in _BY_LOOK.items():
        if (alike := compare(gold, answer)) is not None:
            return alike, step
    given, why = None, ""
    try:
        given = read(answer)
    except UnreadableError as error:
        why = str(error)
        if isinstance(error, RefusedError) and boxed:
            return False, why
    try:
        wanted = read(gold)
        if given is not None:
            return same(wanted, given)
        if boxed:
            return None, f"cannot be read: {why}"
    except TooLargeError as error:
        return False, f"too large to be evaluated: {error}"
    except UnreadableError:
        pass
    if not jailed:
        raise NeedsJail
    decided = equivalent(gold, answer)
    if decided is not None:
        return decided, "compared by math-verify"
    return (None, f"cannot be read: {why}") if given is None else (False, "compared as strings")
