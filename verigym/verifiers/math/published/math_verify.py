"""math-verify as it comes, for comparison."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import ClassVar

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier


@dataclass(frozen=True)
class PlainMathVerify(Verifier):
    """Whole response and gold through math-verify's own extraction; not for training.

    A gold is read as it stands and in a box, and either may be met: with one of them alone the library finds nothing
    in many golds, and the comparison would not be fair.
    """

    name: ClassVar[str] = "math-verify"
    version: ClassVar[int] = 2
    preload: ClassVar[tuple[str, ...]] = ("math_verify",)
    control: ClassVar[tuple[Task, str] | None] = (Task("control", "math", "", "$2$"), r"\boxed{2}")

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response."""
        logging.getLogger("math_verify").setLevel(logging.ERROR)
        from math_verify import parse, verify

        golds = task.answer if isinstance(task.answer, list) else [task.answer]
        if not golds or not all(isinstance(gold, str | int | float) for gold in golds):
            return self.signed(Verdict.unscorable(f"no gold that it takes: {task.answer!r:.80}"))
        answer = parse(response, parsing_timeout=None)
        if not answer:
            return self.signed(Verdict.zero(Reason.NO_ANSWER, detail="nothing parsed"))
        for gold in golds:
            for form in (str(gold), rf"\boxed{{{gold}}}"):
                if verify(parse(form, parsing_timeout=None), answer, timeout_seconds=None):
                    return self.signed(Verdict.right(str(answer[-1]), "equal to math-verify"))
        return self.signed(Verdict.zero(Reason.WRONG, str(answer[-1]), "not equal to math-verify"))
