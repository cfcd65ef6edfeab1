"""What three of the library's scorers hand to sympy is read here first; they see only what a strict grammar passed.

The other six that execute an answer's text never see it: :mod:`.corrections` reads it and compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from verigym.verifiers.logic.expression import Grammar

_TRIGONOMETRIC = ("sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan")
_HYPERBOLIC = ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh")
FUNCTIONS = frozenset((*_TRIGONOMETRIC, *_HYPERBOLIC, "exp", "log", "ln", "sqrt", "Abs"))
"""Functions that an antiderivative may use."""


def _polynomial(answer: str, entry: Mapping[str, Any]) -> str:
    letters = {*"abcdefghijklmnopqrstuvwxyz", *re.findall("[A-Za-z]", str(entry["answer"]))}
    return _algebraic(answer, Grammar(names=letters))


def _antiderivative(answer: str, entry: Mapping[str, Any]) -> str:
    names = {entry["metadata"]["variable"], "C", "c", "K", "k", "E", "pi"}
    return _algebraic(answer, Grammar(names=names, functions=FUNCTIONS))


def _algebraic(answer: str, grammar: Grammar) -> str:
    grammar.read(answer)
    return " ".join(answer.split())


GATES: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
    "intermediate_integration": _antiderivative,
    "polynomial_multiplication": _polynomial,
    "simple_integration": _antiderivative,
}
"""Task to the function that reads an answer and writes it anew for the scorer, or raises ``Unreadable``."""
