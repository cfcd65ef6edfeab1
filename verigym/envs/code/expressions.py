"""Expressions of one variable, each with the function that computes it: nothing here is ever evaluated as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["number", "text", "list"]
"""What an expression takes and gives."""

_WORD_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FREQUENT_LETTERS = "abcxyz"


@dataclass(frozen=True, slots=True)
class Expression:
    """Python text in which ``{x}`` stands for the variable, and what it computes."""

    text: str
    value: Callable[[Any], Any]

    def of(self, inner: str) -> str:
        """The text with ``inner`` in place of the variable."""
        return self.text.replace("{x}", inner)

    def after(self, first: Expression) -> Expression:
        """First the other expression, then this one."""
        return Expression(self.of(f"({first.text})"), lambda x: self.value(first.value(x)))


def _number(rng: Random) -> Expression:
    a, b = rng.randint(2, 99), rng.randint(2, 9)
    return rng.choice(
        [
            Expression(f"{{x}}+{a}", lambda x: x + a),
            Expression(f"{{x}}-{a}", lambda x: x - a),
            Expression(f"{a}-{{x}}", lambda x: a - x),
            Expression(f"{{x}}*{a}", lambda x: x * a),
            Expression(f"{{x}}%{a}", lambda x: x % a),
            Expression(f"{{x}}//{b}+{a}", lambda x: x // b + a),
            Expression(f"{{x}}*{b}+{a}", lambda x: x * b + a),
            Expression(f"max({{x}},{a})", lambda x: max(x, a)),
            Expression(f"min({{x}},{a})", lambda x: min(x, a)),
            Expression(f"abs({{x}}-{a})", lambda x: abs(x - a)),
        ]
    )


def _text(rng: Random) -> Expression:
    word = "".join(rng.sample(_WORD_LETTERS, 2))
    c, d = rng.sample(_FREQUENT_LETTERS, 2)  # letters that an argument is likely to have
    n = rng.randint(2, 9)
    return rng.choice(
        [
            Expression(f"{{x}}+'{word}'", lambda x: x + word),
            Expression(f"'{word}'+{{x}}", lambda x: word + x),
            Expression(f"{{x}}.replace('{c}','{d}')", lambda x: x.replace(c, d)),
            Expression(f"{{x}}[::-1]+'{word}'", lambda x: x[::-1] + word),
            Expression(f"{{x}}*{n}", lambda x: x * n),
            Expression(f"{{x}}.split('{c}')[0]", lambda x: x.split(c)[0]),
            Expression(f"{{x}}.strip('{c}{d}')", lambda x: x.strip(c + d)),
        ]
    )


def _list(rng: Random) -> Expression:
    a, n = rng.randint(2, 99), rng.randint(1, 4)
    return rng.choice(
        [
            Expression(f"{{x}}+[{a}]", lambda x: [*x, a]),
            Expression(f"[{a}]+{{x}}", lambda x: [a, *x]),
            Expression(f"{{x}}[{n}:]+[{a}]", lambda x: [*x[n:], a]),
            Expression(f"[y+{a} for y in {{x}}]", lambda x: [y + a for y in x]),
            Expression(f"[y*{a} for y in {{x}}]", lambda x: [y * a for y in x]),
            Expression(f"[y%{a} for y in {{x}}]", lambda x: [y % a for y in x]),
            Expression(f"[y for y in {{x}} if y>{a}]", lambda x: [y for y in x if y > a]),
            Expression(f"[max(y,{a}) for y in {{x}}]", lambda x: [max(y, a) for y in x]),
        ]
    )


_DRAWN: dict[Kind, Callable[[Random], Expression]] = {"number": _number, "text": _text, "list": _list}


def draw_expression(kind: Kind, rng: Random, steps: int) -> Expression:
    """So many random steps, one after the other; none at all leave the variable as it is."""
    expression = Expression("{x}", lambda x: x)
    for step in range(steps):
        drawn = _DRAWN[kind](rng)
        expression = drawn if step == 0 else drawn.after(expression)
    return expression


def draw_argument(kind: Kind, rng: Random) -> Any:
    """A random argument for an expression."""
    if kind == "number":
        return rng.randint(-20, 120)
    if kind == "text":
        return "".join(rng.choice(_FREQUENT_LETTERS) for _ in range(rng.randint(3, 8)))
    return [rng.randint(0, 120) for _ in range(rng.randint(3, 7))]
