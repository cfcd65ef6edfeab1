"""A programming problem: its question, its tests, a right and a wrong program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from verigym.errors import UsageError
from verigym.types import Json

TESTS = 4
"""Tests of a problem."""

_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """What a family draws.

    Attributes:
        question: What is asked for.
        answer: The tests, in the code domain's format.
        solution: A program that passes all tests.
        mistake: A program that fails at least one.
    """

    question: str
    answer: dict[str, Json]
    solution: str
    mistake: str


@dataclass(slots=True)
class CodeFamily:
    """A family of problems, drawn at a level from 0 to 4.

    Attributes:
        name: As in a task's ``meta["family"]``.
        draw: Draws a problem.
        short: It has questions and solutions of a line at level 0.
    """

    name: str
    draw: Callable[[Random, int], Problem]
    short: bool = False

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """A question, its tests, and both programs as meta data."""
        problem = self.draw(rng, level)
        return problem.question, problem.answer, {"solution": problem.solution, "mistake": problem.mistake}

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The right program in a fenced block."""
        return _fenced(meta["solution"])

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The wrong program in a fenced block."""
        return _fenced(meta["mistake"])


def _fenced(program: str) -> str:
    return f"```python\n{program.strip()}\n```"


def telling_inputs(draw: Callable[[], Any], right: Callable[[Any], Any], wrong: Callable[[Any], Any]) -> list[Any]:
    """Different inputs that tell the right program from the wrong one, from a constant and from the input itself.

    Raises:
        UsageError: If none are found.
    """
    for _ in range(_ATTEMPTS):
        inputs: list[Any] = []
        for _ in range(_ATTEMPTS):
            new = draw()
            if new not in inputs:
                inputs.append(new)
            if len(inputs) == TESTS:
                break
        results = [right(value) for value in inputs]
        told = results != [wrong(value) for value in inputs] and results != inputs
        if len(inputs) == TESTS and told and any(result != results[0] for result in results):
            return inputs
    raise UsageError("no inputs tell the right program from the wrong one; draw another wrong program")
