"""The verifier of logic puzzles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from verigym.errors import UsageError
from verigym.sandbox.program import Limits
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.logic.extract import find_answer
from verigym.verifiers.logic.scoring import Puzzle, score
from verigym.verifiers.logic.text import same_text
from verigym.verifiers.logic.unreadable import Unreadable
from verigym.verifiers.response import final_text


@dataclass(frozen=True)
class LogicVerifier(Verifier):
    """Scores an answer to one of reasoning-gym's puzzles, or compares it with a text gold.

    ``task.answer`` is ``{"task": ..., "config": ..., "entry": ...}`` with the entry as
    :func:`verigym.verifiers.logic.tagged.encode` writes it, or a string.

    A gold answer is right by definition. Any other is scored by the library's own scorer, except where that executes
    its text (read by a strict grammar first, see :mod:`.gate`), pays wrong answers (:mod:`.corrections`) or pays for
    answering at all (:mod:`.consolation`).

    Attributes:
        extraction: ``strict`` takes ``<answer></answer>`` only; ``lenient`` also a box, what follows "the answer is",
            or a short response as a whole.
    """

    extraction: Literal["strict", "lenient"] = "lenient"

    name: ClassVar[str] = "logic"
    version: ClassVar[int] = 1
    preload: ClassVar[tuple[str, ...]] = ("verigym.verifiers.logic.library",)
    limits: ClassVar[Limits] = Limits(seconds=5.0, memory_mb=1024)
    control: ClassVar[tuple[Task, str] | None] = (Task("control", "logic", "", "yes"), "<answer>yes</answer>")

    def __post_init__(self) -> None:
        if self.extraction not in ("strict", "lenient"):
            raise UsageError(f"extraction is 'strict' or 'lenient', got {self.extraction!r}")

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response; inside the jail, since some scorers would execute what it says."""
        plain = self.quick(task, response)
        if plain is not None:
            return plain
        answer = self._extract(task, response) or ""
        try:
            found = score(Puzzle.of(task.answer), answer)
        except Unreadable as finding:
            return self.signed(Verdict.zero(Reason.MALFORMED, answer, str(finding)))
        except UsageError as fault:
            return self.signed(Verdict.unscorable(str(fault)))
        reason = Reason.CORRECT if found == 1.0 else Reason.PARTIAL if found > 0.0 else Reason.WRONG
        return self.signed(Verdict(found, reason, answer))

    def quick(self, task: Task, response: str) -> Verdict | None:
        """What comparison alone decides: no answer, the gold answer, a broken record, and all of a text gold."""
        answer = self._extract(task, response)
        if answer is None:
            return self.signed(Verdict.zero(Reason.NO_ANSWER))
        if isinstance(task.answer, str):
            right = same_text(answer, task.answer)
            return self.signed(Verdict.right(answer) if right else Verdict.zero(Reason.WRONG, answer))
        try:
            gold = Puzzle.of(task.answer).gold
        except UsageError as fault:
            return self.signed(Verdict.unscorable(str(fault)))
        if gold is not None and answer == gold.strip():
            return self.signed(Verdict.right(answer))
        return self.signed(Verdict.zero(Reason.NO_ANSWER)) if not answer else None

    def _extract(self, task: Task, response: str) -> str | None:
        text = final_text(response, thinking_open=task.meta.get("thinking") == "open")
        return None if text is None else find_answer(text, lenient=self.extraction == "lenient")
