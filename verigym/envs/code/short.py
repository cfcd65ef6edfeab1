"""Functions of one expression: at level 0 a line to copy into a function, later several steps in words of Python."""

from __future__ import annotations

from random import Random

from verigym.envs.code.expressions import Kind, draw_argument, draw_expression
from verigym.envs.code.problem import CodeFamily, Problem, telling_inputs
from verigym.errors import UsageError

_ATTEMPTS = 50


def _family(name: str, kind: Kind, variable: str) -> CodeFamily:
    def draw(rng: Random, level: int) -> Problem:
        for _ in range(_ATTEMPTS):
            right, wrong = (draw_expression(kind, rng, level + 1) for _ in range(2))
            try:
                inputs = telling_inputs(lambda: draw_argument(kind, rng), right.value, wrong.value)
            except UsageError:
                continue
            asked, other = right.of(variable), wrong.of(variable)
            question = f"f({variable}): {asked}"
            if level > 0:
                question = f"Write a Python function `f({variable})` that returns `{asked}`."
            tests = [{"args": [value], "expected": right.value(value)} for value in inputs]
            return Problem(
                question,
                {"language": "python", "kind": "call", "entry_point": "f", "tests": tests},
                f"def f({variable}): return {asked}",
                f"def f({variable}): return {other}",
            )
        raise UsageError(f"{_ATTEMPTS} draws gave no two different expressions of kind {kind!r}")

    return CodeFamily(name, draw, short=True)


SHORT = (
    _family("number_expression", "number", "x"),
    _family("text_expression", "text", "s"),
    _family("list_expression", "list", "v"),
)
