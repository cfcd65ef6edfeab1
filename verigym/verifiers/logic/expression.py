"""Reads arithmetic and algebraic expressions by a grammar, with bounds on whatever they would compute to.

    sum      := product (("+" | "-") product)*
    product  := signed (("*" | "/") signed)*
    signed   := ("+" | "-") signed | power
    power    := atom ("**" signed)?
    atom     := number | name | function "(" sum ")" | "(" sum ")"

Constants are computed exactly on the way. A size is kept that bounds the digits of constants and the degree of the
rest, so that ``9**9**9**9`` is refused before anything is computed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from verigym.verifiers.logic.unreadable import Unreadable

_MAX_CHARS = 4_000
_MAX_DEPTH = 40
_MAX_DIGITS = 200
_MAX_SIZE = 1_000
_MAX_EXPONENT = 100
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)(?![\w.])|([A-Za-z]+)(?![\w.])|(\*\*|[-+*/()]))")


@dataclass(frozen=True, slots=True)
class Node:
    """What is known of a part of an expression: its value where it is an exact constant, and its size."""

    value: Fraction | None
    size: int


@dataclass(frozen=True)
class Grammar:
    """Which names and operators an expression may use; :meth:`read` does the reading.

    Attributes:
        names: Variables and constants.
        functions: Functions of one argument.
        powers: Whether ``**`` is allowed.
        decimals: Whether numbers may have a decimal point.
    """

    names: Collection[str] = ()
    functions: Collection[str] = ()
    powers: bool = True
    decimals: bool = True

    def read(self, text: str) -> tuple[Node, list[str]]:
        """The expression's node, and its numbers as written.

        Raises:
            Unreadable: If the text is outside the grammar or its bounds.

        >>> Grammar(powers=False).read("(1 + 2)*3")[0].value
        Fraction(9, 1)
        """
        reader = _Reader(self, self._tokens(text))
        node = reader.sum(0)
        if reader.next != "":
            raise Unreadable(f"{reader.next!r} after the end of the expression")
        return node, [token for token in reader.tokens if token[:1].isdigit()]

    def _tokens(self, text: str) -> list[str]:
        if len(text) > _MAX_CHARS:
            raise Unreadable(f"longer than {_MAX_CHARS} characters")
        text, tokens, place = text.strip(), [], 0
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None or not text.isascii():
                raise Unreadable("not an expression")
            token = match.group(match.lastindex or 0)
            self._allow(token)
            tokens.append(token)
            place = match.end()
        return tokens

    def _allow(self, symbol: str) -> None:
        if symbol.isalpha() and symbol not in self.names and symbol not in self.functions:
            raise Unreadable(f"the name {symbol!r} means nothing here")
        if symbol == "**" and not self.powers:
            raise Unreadable("powers are not allowed here")
        if symbol[:1].isdigit() and (len(symbol) > _MAX_DIGITS or ("." in symbol and not self.decimals)):
            raise Unreadable(f"the number {symbol[:_MAX_DIGITS]!r} is too long or not an integer")


class _Reader:
    def __init__(self, grammar: Grammar, tokens: list[str]) -> None:
        self.grammar, self.tokens, self.place = grammar, tokens, 0

    @property
    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.place += 1
        return token

    def sum(self, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise Unreadable("too many brackets in one another")
        left = self.product(depth)
        while self.next in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            right = self.product(depth)
            value = None if left.value is None or right.value is None else left.value + sign * right.value
            left = _node(value, max(left.size, right.size) + 1)
        return left

    def product(self, depth: int) -> Node:
        left = self.signed(depth)
        while self.next in ("*", "/"):
            divide = self.take() == "/"
            right = self.signed(depth)
            if divide and right.value == 0:
                raise Unreadable("a division by zero")
            value = None
            if left.value is not None and right.value is not None:
                value = left.value / right.value if divide else left.value * right.value
            left = _node(value, left.size + right.size)
        return left

    def signed(self, depth: int) -> Node:
        negative = False
        while self.next in ("+", "-"):
            negative ^= self.take() == "-"
        node = self.power(depth)
        return Node(-node.value, node.size) if negative and node.value is not None else node

    def power(self, depth: int) -> Node:
        base = self.atom(depth)
        if self.next != "**":
            return base
        self.take()
        if depth >= _MAX_DEPTH:
            raise Unreadable("too many powers in one another")
        exponent = self.signed(depth + 1)
        if exponent.value is None:
            return _node(None, base.size * exponent.size)
        bound = max(abs(exponent.value.numerator), exponent.value.denominator)
        if bound > _MAX_EXPONENT:
            raise Unreadable(f"an exponent beyond {_MAX_EXPONENT}")
        size = base.size * max(1, abs(exponent.value.numerator))
        if base.value == 0 and exponent.value < 0:
            raise Unreadable("a division by zero")
        if base.value is None or exponent.value.denominator != 1 or size > _MAX_SIZE:
            return _node(None, size)
        return _node(base.value ** int(exponent.value), size)

    def atom(self, depth: int) -> Node:
        symbol = self.take()
        if symbol[:1].isdigit():
            return Node(Fraction(symbol), len(symbol))
        if symbol in self.grammar.functions and self.next == "(":
            self.take()
            inner = self.sum(depth + 1)
            self.close()
            return _node(None, inner.size + 1)
        if symbol in self.grammar.names:
            return Node(None, 1)
        if symbol == "(":
            inner = self.sum(depth + 1)
            self.close()
            return inner
        raise Unreadable(f"{symbol!r} where a number should be" if symbol else "the expression breaks off")

    def close(self) -> None:
        if self.take() != ")":
            raise Unreadable("a bracket that is not closed")


def _node(value: Fraction | None, size: int) -> Node:
    if size > _MAX_SIZE:
        raise Unreadable("it would compute to something too large")
    return Node(value, size)
