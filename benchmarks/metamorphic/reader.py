"""A small reader of LaTeX values that shares nothing with the verifiers; it refuses whatever could be read in two ways.

It certifies pairs: two texts have one value, or two, when this reader evaluates both so at the same points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from metamorphic.tokens import Token, plain, split

FUNCTIONS = {rf"\{name}" for name in ("sin", "cos", "tan", "cot", "ln", "exp", "arcsin", "arctan")}
GREEK = {rf"\{name}" for name in ("alpha", "beta", "gamma", "delta", "theta", "lambda", "mu", "tau", "omega", "phi",
                                  "rho", "sigma", "epsilon", "eta", "kappa", "nu")}  # fmt: skip
_SILENT = {r"\left", r"\right", r"\,", r"\;", r"\:", r"\!", "\\ ", r"\displaystyle", r"\bigl", r"\bigr"}
GROUPED = re.compile(r"-?\d{1,3}(?:(?:,|\{,\}|,\\! ?|\\,)\d{3})+(?:\.\d+)?")
"""A numeral with separators of thousands."""
SCIENTIFIC = re.compile(r"(-?\d+(?:\.\d+)?)[eE]\+?(-?\d+)")
"""A numeral with an exponent of ten, as programs print it."""
_FRACTIONS = {r"\frac", r"\dfrac", r"\tfrac"}


class UnreadError(Exception):
    """A text that this reader has no single reading for."""


@dataclass(frozen=True)
class Node:
    """An operation and what it is applied to; of a numeral the value, of a name its letters."""

    kind: str
    parts: tuple[Node, ...] = ()
    value: Fraction = Fraction(0)
    name: str = ""


def read(text: str) -> Node:
    """The value that a text writes.

    Raises:
        UnreadError: If it writes none, or one of two.
    """
    text = text.replace("$", "").strip()
    if GROUPED.fullmatch(text):
        text = "".join(sign for sign in text if sign in "-0123456789.")
    if scientific := SCIENTIFIC.fullmatch(text):
        text = rf"{scientific[1]}\times10^{{{scientific[2]}}}"
    tokens = [token for token in split(plain(text)) if token.text not in _SILENT]
    reader = _Reader(tokens)
    node = reader.sum()
    if reader.place != len(tokens):
        raise UnreadError(text)
    return node


def names(node: Node) -> set[str]:
    """The names in a value."""
    found = {node.name} if node.kind == "name" else set()
    return found.union(*(names(part) for part in node.parts))


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0

    @property
    def now(self) -> str:
        return self.tokens[self.place].text if self.place < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        text = self.now
        if not text or (wanted and text != wanted):
            raise UnreadError(f"{text!r} instead of {wanted!r}")
        self.place += 1
        return text

    def sum(self) -> Node:
        negative = self.now in ("-", "+") and self.take() == "-"
        node = self.product()
        node = Node("negative", (node,)) if negative else node
        while self.now in ("+", "-"):
            sign = self.take()
            term = self.product()
            node = Node("sum", (node, term if sign == "+" else Node("negative", (term,))))
        return node

    def product(self) -> Node:
        node = self.power()
        slashed = implied = False
        while True:
            if self.now in (r"\cdot", r"\times", "*"):
                self.take()
                node = Node("product", (node, self.power()))
            elif self.now == "/":
                self.take()
                node, slashed = Node("quotient", (node, self.power())), True
            elif self.begins():
                mixed = self._mixed(node)
                implied = implied or mixed is None
                node = mixed or Node("product", (node, self.power()))
            else:
                break
        if slashed and implied:
            raise UnreadError("a slash beside an implied product")
        if self.now in ("%", r"\%"):
            self.take()
            node = Node("quotient", (node, Node("number", value=Fraction(100))))
        return node

    def _mixed(self, node: Node) -> Node | None:
        if node.kind != "number" or self.now not in _FRACTIONS or node.value.denominator != 1:
            return None
        fraction = self.power()
        above, below = fraction.parts
        if above.kind != "number" or below.kind != "number":
            return Node("product", (node, fraction))
        if not 0 < above.value < below.value or node.value == 0:
            raise UnreadError("a numeral before a fraction that makes no mixed number")
        return Node("sum", (node, fraction))

    def begins(self) -> bool:
        text = self.now
        if not text:
            return False
        token = self.tokens[self.place]
        return token.letter or text in GREEK | FUNCTIONS | _FRACTIONS | {"(", "{", r"\sqrt", r"\pi", r"\log"}

    def power(self) -> Node:
        node = self.atom()
        while self.now == "!":
            self.take()
            node = Node("factorial", (node,))
        if self.now == "^":
            self.take()
            if self.now.isdigit() and len(self.now) > 1:
                raise UnreadError("a power of one digit, or of more?")
            node = Node("power", (node, self.argument()))
            if self.now in ("^", "!"):
                raise UnreadError("a power of a power")
        return node

    def argument(self) -> Node:
        """What a script or a fraction's half is: a group, or one sign."""
        if self.now == "{":
            return self.group("}")
        if self.now.isdigit():
            digit, rest = self.now[0], self.now[1:]
            self.tokens[self.place : self.place + 1] = [Token(rest)] if rest else []
            return Node("number", value=Fraction(digit))
        return self.atom()

    def group(self, end: str) -> Node:
        self.take()
        node = self.sum()
        self.take(end)
        return node

    def atom(self) -> Node:
        text = self.now
        if not text:
            raise UnreadError("the end")
        token = self.tokens[self.place]
        if token.numeral:
            self.take()
            if self.now and self.tokens[self.place].numeral:
                raise UnreadError("two numerals")
            return Node("number", value=Fraction(text))
        if text in ("(", "{"):
            return self.group(")" if text == "(" else "}")
        if text in _FRACTIONS:
            self.take()
            return Node("quotient", (self.argument(), self.argument()))
        if text == r"\sqrt":
            return self.root()
        if text in FUNCTIONS or text == r"\log":
            return self.function()
        return self.named()

    def root(self) -> Node:
        self.take()
        index = Node("number", value=Fraction(2))
        if self.now == "[":
            index = self.group("]")
        if self.now not in ("{", "(") and not (self.now.isdigit() and len(self.now) == 1):
            raise UnreadError("a root of what?")
        return Node("root", (self.argument(), index))

    def function(self) -> Node:
        name = self.take()[1:]
        base: tuple[Node, ...] = ()
        if name == "log":
            self.take("_")  # without a base it is open which logarithm is meant
            base = (self.argument(),)
        if self.now == "^":
            raise UnreadError("a power of a function")
        if self.now in ("(", "{"):
            inner = self.atom()
        else:
            inner = self.power()
            while self.begins() and self.now not in FUNCTIONS and self.now not in ("(", "{", r"\frac"):
                inner = Node("product", (inner, self.power()))
            if self.now in ("(", "{", "/", "!"):
                raise UnreadError("a function of how much?")
        if self.now == "(":
            raise UnreadError("a function of how much?")
        return Node("call", (inner, *base), name=name)

    def named(self) -> Node:
        token = self.tokens[self.place]
        if not (token.letter or token.text in GREEK or token.text in (r"\pi", r"\infty")):
            raise UnreadError(token.text)
        name = self.take()
        if self.now == "_":
            self.take()
            name += "_" + self.index()
        if self.now == "(":
            raise UnreadError("a function or a product?")
        return Node("name", name=name)

    def index(self) -> str:
        if self.now != "{":
            return self.take()
        self.take()
        text = ""
        while self.now != "}":
            text += self.take()
        self.take("}")
        return text
