"""The verifier of logic puzzles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

from verigym.errors import UsageError
from verigym.sandbox.program import Limits
from verigym.types import Json, Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.logic.dataset import scorer_of
from verigym.verifiers.logic.extract import find_answer
from verigym.verifiers.logic.scoring import Profile, Puzzle, score
from verigym.verifiers.logic.sharing import may_share
from verigym.verifiers.logic.text import same_text
from verigym.verifiers.logic.unreadable import Unreadable
from verigym.verifiers.logic.warm import WARM
from verigym.verifiers.response import final_text


@dataclass(frozen=True)
class LogicVerifier(Verifier):
    """Scores an answer to one of reasoning-gym's puzzles, or compares it with a text gold.

    ``task.answer`` is ``{"task": ..., "config": ..., "entry": ...}`` with the entry as
    :func:`verigym.verifiers.logic.tagged.encode` writes it, or a string.

    With the profile ``intended`` a gold answer is right by definition. Any other is scored by the library's own scorer,
    except where that executes its text (read by a strict grammar first, see :mod:`.gate`), pays wrong answers
    (:mod:`.corrections`) or pays for answering at all (:mod:`.consolation`). With ``published`` the score is the
    library's own, from 0 to 1; where its scorer raises, or finds no finite number, that is ``malformed`` and 0. It
    executes the text of nine tasks, in the jail, where it can forge its own score: use it to compare, never to train.

    Attributes:
        profile: ``intended`` pays what solves the puzzle; ``published`` is for comparison with published figures.
        extraction: ``strict`` takes ``<answer></answer>`` only; ``lenient`` also a box, what follows "the answer is",
            or a short response as a whole.
    """

    extraction: Literal["strict", "lenient"] = "lenient"
    profile: Profile = "intended"

    name: ClassVar[str] = "logic"
    version: ClassVar[int] = 2
    preload: ClassVar[tuple[str, ...]] = ("verigym.verifiers.logic.library",)
    warm: ClassVar[tuple[tuple[Task, str], ...]] = WARM
    limits: ClassVar[Limits] = Limits(seconds=5.0, memory_mb=1024)
    control: ClassVar[tuple[Task, str] | None] = (Task("control", "logic", "", "yes"), "<answer>yes</answer>")

    def __post_init__(self) -> None:
        if self.extraction not in ("strict", "lenient"):
            raise UsageError(f"extraction is 'strict' or 'lenient', got {self.extraction!r}")
        if self.profile not in get_args(Profile):
            raise UsageError(f"profile is 'intended' or 'published', got {self.profile!r}")

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response; inside the jail, since some scorers would execute what it says."""
        plain = self.quick(task, response)
        if plain is not None:
            return plain
        return self._scored(task.answer, self._extract(task, response) or "")

    def quick(self, task: Task, response: str) -> Verdict | None:
        """What comparison or a strict grammar decides: text golds, gold answers, and what :mod:`.sharing` lists."""
        answer = self._extract(task, response)
        if answer is None:
            return self.signed(Verdict.zero(Reason.NO_ANSWER))
        if isinstance(task.answer, str):
            right = same_text(answer, task.answer, task.prompt)
            return self.signed(Verdict.right(answer) if right else Verdict.zero(Reason.WRONG, answer))
        try:
            puzzle = Puzzle.of(task.answer)
            plain = _compared(puzzle, answer) if self.profile == "intended" else None
            if plain is None and not may_share(puzzle.task, self.profile, answer):
                scorer_of(puzzle.task, puzzle.config)  # made here, a fork finds it ready
                return None
        except UsageError as fault:
            return self.signed(Verdict.unscorable(str(fault)))
        return self._scored(task.answer, answer) if plain is None else self.signed(plain)

    def _scored(self, record: Json, answer: str) -> Verdict:
        try:
            found = score(Puzzle.of(record), answer, self.profile)
        except Unreadable as finding:
            return self.signed(Verdict.zero(Reason.MALFORMED, answer, str(finding)))
        except UsageError as fault:
            return self.signed(Verdict.unscorable(str(fault)))
        reason = Reason.CORRECT if found == 1.0 else Reason.PARTIAL if found > 0.0 else Reason.WRONG
        return self.signed(Verdict(found, reason, answer))

    def _extract(self, task: Task, response: str) -> str | None:
        text = final_text(response, thinking_open=task.meta.get("thinking") == "open")
        return None if text is None else find_answer(text, lenient=self.extraction == "lenient")


def _compared(puzzle: Puzzle, answer: str) -> Verdict | None:
    if puzzle.gold is not None and answer == puzzle.gold.strip():
        return Verdict.right(answer)
    return None if answer else Verdict.zero(Reason.NO_ANSWER)
