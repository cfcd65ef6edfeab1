"""Who judges a Roman numeral."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier
from verigym.verifiers.response import final_text, last_answer_tag


@dataclass(frozen=True)
class RomanVerifier(Verifier):
    """Compares letters.

    Attributes:
        any_case: Small letters count too.
    """

    name: ClassVar[str] = "roman"
    version: ClassVar[int] = 1  # raise it whenever a verdict may change

    any_case: bool = False

    def verify(self, task: Task, response: str) -> Verdict:
        text = final_text(response, task.meta.get("thinking") == "open")
        answer = None if text is None else last_answer_tag(text)
        if answer is None:
            return Verdict.zero(Reason.NO_ANSWER)
        answer = answer.strip()
        written = answer.upper() if self.any_case else answer
        return Verdict.right(answer) if written == task.answer else Verdict.zero(Reason.WRONG, answer)
