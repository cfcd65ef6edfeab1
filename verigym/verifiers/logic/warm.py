"""Puzzles that a worker scores once before it forks, so that what sympy builds on first use is there."""

from __future__ import annotations

from verigym.types import Json, Task


def _puzzle(task: str, answer: str, gold: str, **metadata: Json) -> tuple[Task, str]:
    record = {"task": task, "config": {}, "entry": {"question": "", "answer": gold, "metadata": metadata}}
    return Task(f"warm/{task}", "logic", "", record), f"<answer>{answer}</answer>"


_ANTIDERIVATIVES = (
    ("x**2 + 3*x + 1", "2*x + 3"),
    ("exp(x)*sin(x) + C", "exp(x)*sin(x) + exp(x)*cos(x)"),
    ("2*log(x + 1)/3 + C", "2/(3*x + 3)"),
    ("(2*x + 1)**(3/2)/3 + C", "sqrt(2*x + 1)"),
    ("x**2*cos(x) + C", "x**2*sin(x)"),
    ("atan(x) + sqrt(x) + C", "1/(x**2 + 1)"),
)

WARM: tuple[tuple[Task, str], ...] = (
    *(
        _puzzle("intermediate_integration", answer, "", integrand=integrand, variable="x")
        for answer, integrand in _ANTIDERIVATIVES
    ),
    _puzzle("polynomial_multiplication", "x**2 - x*y + 2", "x**2 + 2*x + 1"),
    _puzzle("rubiks_cube", "R U' F2", "", cube_size=3, scramble_moves="U"),
)
