"""Golds of drawn problems, held against a second computation from the problem's values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from random import Random
from typing import Any, TypeAlias

import pytest
import sympy
from sympy.parsing.sympy_parser import implicit_multiplication, parse_expr, standard_transformations

from verigym.envs.math import FAMILIES

Oracle: TypeAlias = Callable[..., Any]
Check: TypeAlias = Callable[[str, Mapping[str, Oracle], int], None]

_FRACTION = re.compile(r"\\frac\{([^{}]*)\}\{([^{}]*)\}")
_NAMES = {"ln": sympy.log, "e": sympy.E, "pi": sympy.pi, "i": sympy.I}
_POINTS = (Fraction(3, 7), Fraction(17, 5), Fraction(29, 11))


def read(gold: str) -> Any:
    """A number or expression of ours as sympy has it."""
    text = gold.replace("\\pi", " pi").replace("\\ln", " ln").replace("^", "**")
    text = re.sub(r"\\sqrt\{(\d+)\}", r" sqrt(\1)", text)
    text = re.sub(r"\*\*\{(-?\d+)\}", r"**(\1)", text)
    while _FRACTION.search(text):
        text = _FRACTION.sub(r"((\1)/(\2))", text)
    text = re.sub(r"(?<=[\dx)])\s*(?=[a-z(])|(?<=x)\s*(?=\d)", "*", text.replace("sqrt", " sqrt"))
    text = re.sub(r"(sin|cos|sqrt|ln|log|tan)\*\(", r"\1(", text)
    return parse_expr(text, local_dict=_NAMES, transformations=(*standard_transformations, implicit_multiplication))


def parts(gold: str) -> list[str]:
    """The texts in a list, a point or a set."""
    return re.sub(r"^(\(|\\\{)|(\)|\\\})$", "", gold).split(", ")


def same(gold: str, expected: Any) -> bool:
    """Whether a gold is what a second computation found; a text has to be equal, a list may be in any order."""
    if isinstance(expected, str):
        return gold == expected
    if isinstance(expected, int | Fraction):
        return gold == str(Fraction(expected))
    if isinstance(expected, sympy.MatrixBase):
        rows = gold.removeprefix(r"\begin{pmatrix}").removesuffix(r"\end{pmatrix}").split("\\\\")
        return sympy.Matrix([[sympy.Rational(entry) for entry in row.split(" & ")] for row in rows]) == expected
    if isinstance(expected, tuple):
        return gold[0] == "(" and len(parts(gold)) == len(expected) and all(map(same, parts(gold), expected))
    if isinstance(expected, list):
        key = {text: complex(read(text)) for text in parts(gold)}
        found = sorted(parts(gold), key=lambda text: (key[text].real, key[text].imag))
        wanted = sorted(expected, key=lambda value: (complex(value).real, complex(value).imag))
        return len(found) == len(wanted) and all(map(same, found, wanted))
    return _zero(read(gold) - sympy.sympify(expected))


def _zero(difference: Any) -> bool:
    symbols = sorted(difference.free_symbols, key=str)
    points = [dict.fromkeys(symbols, sympy.Rational(point)) for point in _POINTS] if symbols else [{}]
    return all(abs(complex(difference.subs(point).evalf(30))) < 1e-18 for point in points)


def problems(name: str, count: int) -> Iterable[tuple[str, str, list[Any]]]:
    """Question, gold and key of ``count`` problems, of all levels in turn."""
    rng = Random(name)
    for index in range(count):
        question, answer, meta = FAMILIES[name].sample(rng, index % 5)
        if "key" in meta:
            yield question, str(answer), meta["key"]


@pytest.fixture
def check() -> Check:
    """Compare the golds of a family with what an oracle for each of its forms finds, ``count`` problems and more.

    An oracle takes the values of the problem; the one for ``"*"`` takes question, gold and key, and says whether they
    fit. A form that has not come up by then is waited for.
    """

    def check(name: str, oracles: Mapping[str, Oracle], count: int) -> None:
        used: set[str] = set()
        for index, (question, gold, key) in enumerate(problems(name, 1000)):
            form = str(key[0]) if str(key[0]) in oracles else "*"
            if index >= count and form in used:
                continue
            used.add(form)
            right = oracles["*"](question, gold, key) if form == "*" else same(gold, oracles[form](*key[1:]))
            assert right, (question, gold, key, None if form == "*" else oracles[form](*key[1:]))
        assert used == set(oracles), "each oracle is asked"

    return check
