"""Functions and programs of several lines, with more to do to their result at each level."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Literal

from verigym.envs.code import algorithms
from verigym.envs.code.expressions import Expression, Kind, draw_expression
from verigym.envs.code.problem import CodeFamily, Problem, telling_inputs
from verigym.errors import UsageError

_ATTEMPTS = 50
_NAMES = ("ada", "bob", "cleo", "dan", "eve", "fay", "gus", "hal")


@dataclass(frozen=True, slots=True)
class Algorithm:
    """A reference function of one argument and a constant ``a``.

    Attributes:
        function: Its docstring is the task's description.
        result: What it gives.
        constants: Range of ``a``, both ends included.
        argument: Draws an argument of a size that grows with the level.
        form: A function, or a program on standard input and output.
    """

    function: Callable[[Any, int], Any]
    result: Kind
    constants: tuple[int, int]
    argument: Callable[[Random, int], Any]
    form: Literal["call", "stdio"] = "call"


@cache
def _source(function: Callable[..., Any]) -> str:
    return inspect.getsource(function).rstrip()


def _program(algorithm: Algorithm, a: int, then: Expression) -> str:
    name = algorithm.function.__name__
    if algorithm.form == "stdio":
        use = f"r = {name}(sys.stdin.read(), {a})\nprint({then.of('r')})"
        return f"import sys\n\n\n{_source(algorithm.function)}\n\n\n{use}"
    parameter = _parameter(algorithm)
    use = f"def solve({parameter}):\n    r = {name}({parameter}, {a})\n    return {then.of('r')}"
    return f"{_source(algorithm.function)}\n\n\n{use}"


def _parameter(algorithm: Algorithm) -> str:
    return next(iter(inspect.signature(algorithm.function).parameters))


def _question(algorithm: Algorithm, a: int, then: Expression) -> str:
    described = (inspect.getdoc(algorithm.function) or "").rstrip(".")
    if algorithm.form == "stdio":
        question = f"Write a Python program for standard input, where a = {a}: {described}."
        last = "Print the result." if then.text == "{x}" else f"With r for the result, print `{then.of('r')}`."
    else:
        question = f"Write a Python function `solve({_parameter(algorithm)})`, where a = {a}: {described}."
        last = "Return the result." if then.text == "{x}" else f"With r for the result, return `{then.of('r')}`."
    return f"{question} {last}"


def _draw(algorithm: Algorithm, rng: Random, level: int) -> Problem:
    for _ in range(_ATTEMPTS):
        a, other = rng.sample(range(algorithm.constants[0], algorithm.constants[1] + 1), 2)
        then = draw_expression(algorithm.result, rng, max(level - 1, 0))

        def right(value: Any, a: int = a, then: Expression = then) -> Any:
            return then.value(algorithm.function(value, a))

        def wrong(value: Any, a: int = other, then: Expression = then) -> Any:
            return then.value(algorithm.function(value, a))

        try:
            inputs = telling_inputs(lambda: algorithm.argument(rng, level), right, wrong)
        except UsageError:
            continue
        return Problem(
            _question(algorithm, a, then),
            _answer(algorithm, inputs, right),
            _program(algorithm, a, then),
            _program(algorithm, other, then),
        )
    raise UsageError(
        f"{_ATTEMPTS} draws gave no problem of {algorithm.function.__name__!r} that tells right from wrong"
    )


def _answer(algorithm: Algorithm, inputs: list[Any], right: Callable[[Any], Any]) -> dict[str, Any]:
    if algorithm.form == "stdio":
        tests = [{"input": value, "output": f"{right(value)}\n"} for value in inputs]
        return {"language": "python", "kind": "stdio", "tests": tests}
    calls = [{"args": [value], "expected": right(value)} for value in inputs]
    return {"language": "python", "kind": "call", "entry_point": "solve", "tests": calls}


def _whole(rng: Random, level: int) -> int:
    return rng.randint(5, 60 * (level + 1))


def _numbers(rng: Random, level: int) -> list[int]:
    return [rng.randint(0, 30) for _ in range(rng.randint(3, 6 + 3 * level))]


def _letters(rng: Random, level: int) -> str:
    return "".join(rng.choice("abcxyz") * rng.randint(1, 4) for _ in range(rng.randint(2, 3 + level)))


def _words(rng: Random, level: int) -> str:
    return " ".join(_letters(rng, 0) for _ in range(rng.randint(2, 3 + level)))


def _lines(rng: Random, level: int) -> str:
    return "".join(f"{number}\n" for number in _numbers(rng, level))


def _points(rng: Random, level: int) -> str:
    return "".join(f"{name},{rng.randint(0, 60)}\n" for name in rng.sample(_NAMES, min(3 + level, len(_NAMES))))


def _commands(rng: Random, level: int) -> str:
    return "".join(rng.choice([f"push {rng.randint(1, 9)}", "add", "mul"]) + "\n" for _ in range(4 + 2 * level))


def _times(rng: Random, level: int) -> str:
    return "".join(f"{rng.randrange(24):02d}:{rng.randrange(60):02d}\n" for _ in range(1 + level))


_ALGORITHMS = (
    Algorithm(algorithms.count_multiples, "number", (2, 9), _numbers),
    Algorithm(algorithms.digit_sum, "number", (2, 16), _whole),
    Algorithm(algorithms.count_primes, "number", (2, 12), _whole),
    Algorithm(algorithms.recurrence, "number", (2, 40), _whole),
    Algorithm(algorithms.best_window, "number", (2, 6), _numbers),
    Algorithm(algorithms.coin_ways, "number", (3, 25), _whole),
    Algorithm(algorithms.caesar, "text", (1, 25), _words),
    Algorithm(algorithms.runs, "text", (2, 4), _letters),
    Algorithm(algorithms.every_word, "text", (2, 7), _words),
    Algorithm(algorithms.rotate, "list", (1, 9), _numbers),
    Algorithm(algorithms.frequent, "list", (1, 3), _numbers),
    Algorithm(algorithms.merge, "list", (2, 9), _numbers),
    Algorithm(algorithms.add_large, "number", (3, 25), _lines, "stdio"),
    Algorithm(algorithms.best_names, "text", (5, 50), _points, "stdio"),
    Algorithm(algorithms.stack_machine, "number", (2, 30), _commands, "stdio"),
    Algorithm(algorithms.later, "text", (5, 500), _times, "stdio"),
)


def _family(algorithm: Algorithm) -> CodeFamily:
    return CodeFamily(algorithm.function.__name__, lambda rng, level: _draw(algorithm, rng, level))


LONG = tuple(_family(algorithm) for algorithm in _ALGORITHMS)
