"""math-verify as it comes, for comparison."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import ClassVar

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier


@dataclass(frozen=True)
class PlainMathVerify(Verifier):
    """Whole response and gold through math-verify's own extraction; not for training."""

    name: ClassVar[str] = "math-verify"
    preload: ClassVar[tuple[str, ...]] = ("math_verify",)

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response."""
        logging.getLogger("math_verify").setLevel(logging.ERROR)
        from math_verify import parse, verify

        gold, answer = parse(str(task.answer), parsing_timeout=None), parse(response, parsing_timeout=None)
        if not answer:
            return self.signed(Verdict.zero(Reason.NO_ANSWER))
        right = verify(gold, answer, timeout_seconds=None)
        return self.signed(Verdict.right(str(answer[-1])) if right else Verdict.zero(Reason.WRONG, str(answer[-1])))
