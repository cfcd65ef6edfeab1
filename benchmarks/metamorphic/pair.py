"""What is generated: a gold, an answer, and whether the answer is right."""

from __future__ import annotations

from dataclasses import dataclass

from verigym.types import Json


@dataclass(frozen=True)
class Pair:
    """A gold and a response whose verdict is known.

    Attributes:
        name: The set that the gold comes from.
        env: The environment whose verifier judges it.
        id: The gold's record.
        rule: How the answer was made from the gold.
        right: Whether the answer has the gold's value.
        answer: The gold as its domain's format has it.
        response: What is judged.
        prompt: The question, where the set has it.
        text: The answer alone, where it has the form of a gold: the two may be exchanged.
    """

    name: str
    env: str
    id: str
    rule: str
    right: bool
    answer: Json
    response: str
    prompt: str = ""
    text: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What makes a pair another one."""
        return repr(self.answer), self.response


def boxed(text: str) -> str:
    """The answer in a box."""
    return rf"\boxed{{{text}}}"
