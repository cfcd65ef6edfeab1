"""What nine of the library's scorers would execute is read here first; they see only what a strict grammar wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from verigym.verifiers.logic.expression import Grammar
from verigym.verifiers.logic.literal import read_literal
from verigym.verifiers.logic.unreadable import Unreadable

_TRIGONOMETRIC = ("sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan")
_HYPERBOLIC = ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh")
FUNCTIONS = frozenset((*_TRIGONOMETRIC, *_HYPERBOLIC, "exp", "log", "ln", "sqrt", "Abs"))
"""Functions that an antiderivative may use."""

_MAX_CHARS = 100_000
_ARITHMETIC = Grammar(powers=False, decimals=False)


def _rows(plain: str) -> Callable[[str, Mapping[str, Any]], str]:
    """A gate for a grid: rows of cells that match ``plain``, in any spacing, or a list of them."""
    cell = re.compile(plain)

    def gate(answer: str, entry: Mapping[str, Any]) -> str:
        if len(answer) > _MAX_CHARS:
            raise Unreadable(f"longer than {_MAX_CHARS} characters")
        rows = [line.split() for line in answer.strip().splitlines()]
        if all(cell.fullmatch(item) for row in rows for item in row):
            return "\n".join(" ".join(row) for row in rows)
        return repr(read_literal(answer))

    return gate


def _letters(answer: str, entry: Mapping[str, Any]) -> str:
    return answer.strip() if re.fullmatch(r"\s*[A-E]{1,10000}\s*", answer) else repr(read_literal(answer))


def _arithmetic(answer: str, entry: Mapping[str, Any]) -> str:
    text = answer.replace("×", "*").replace("÷", "/").replace("−", "-").strip()
    _ARITHMETIC.read(text)
    return text


def _polynomial(answer: str, entry: Mapping[str, Any]) -> str:
    letters = {*"abcdefghijklmnopqrstuvwxyz", *re.findall("[A-Za-z]", str(entry["answer"]))}
    return _algebraic(answer, Grammar(names=letters))


def _antiderivative(answer: str, entry: Mapping[str, Any]) -> str:
    names = {entry["metadata"]["variable"], "C", "E", "pi"}
    return _algebraic(answer, Grammar(names=names, functions=FUNCTIONS))


def _algebraic(answer: str, grammar: Grammar) -> str:
    grammar.read(answer)
    return " ".join(answer.split())


GATES: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
    "binary_matrix": _rows(r"\d{1,9}"),
    "countdown": _arithmetic,
    "intermediate_integration": _antiderivative,
    "n_queens": _rows(r"[Q_]"),
    "polynomial_multiplication": _polynomial,
    "puzzle24": _arithmetic,
    "simple_integration": _antiderivative,
    "spiral_matrix": _rows(r"\d{1,9}"),
    "string_insertion": _letters,
}
"""Task to the function that reads an answer and writes it anew for the scorer, or raises ``Unreadable``."""
