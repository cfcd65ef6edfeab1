r"""A strict grammar for expressions, in LaTeX or plain text: what it does not know, it refuses. Nothing is executed.

sum     = product (("+" | "-") product)*
product = ("+" | "-")* power (("\cdot" | "/" | ":" | nothing) power)*
power   = atom ("!" | "%" | "^\circ" | "_" index)* ["^" power]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Node: TypeAlias = "Number | Name | Apply"


class UnreadableError(Exception):
    """The text is outside the grammar."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; ``places`` counts the decimals of a decimal."""

    value: Fraction
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A variable or a constant, with its index."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation or function on its arguments."""

    name: str
    args: tuple[Node, ...]


FUNCTIONS = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "ln",
        "log",
        "lg",
        "exp",
        "min",
        "max",
        "gcd",
        "lcm",
    ]
)
UNKNOWN_FUNCTIONS = frozenset("fghFG")
GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Xi",
        "Sigma",
        "Phi",
        "Psi",
        "Omega",
        "hbar",
        "ell",
    ]
)
_INVERSE = {"sin": "arcsin", "cos": "arccos", "tan": "arctan"}
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?|\.\d+)|\\([a-zA-Z]+)|(\\[{}])|([a-zA-Z]+)|(.))", re.DOTALL)
_MAX_TOKENS, _MAX_DEPTH = 400, 40
_CLOSERS = {"(": ")", "{": "}", "[": "]", r"\{": r"\}", "|": "|"}
_ENDS = frozenset(["", ")", "]", "}", r"\}", ",", "+", "-", "=", "<", ">", "|"])


def _split_word(word: str) -> list[tuple[str, str]]:
    """A run of letters: a function, a constant, or single letters; a longer word is no mathematics."""
    if word in FUNCTIONS or word in ("sqrt", "pi", "infty", "binom"):
        return [("command", word)]
    for name in ("sqrt", "arcsin", "arccos", "arctan", "sin", "cos", "tan", "log", "ln", "pi"):
        at = word.find(name)
        if at >= 0:
            return [*_split_word(word[:at]), ("command", name), *_split_word(word[at + len(name) :])]
    if len(word) > 3:
        raise UnreadableError(f"the word {word!r}")
    return [("name", letter) for letter in word]


def tokens(text: str) -> list[tuple[str, str]]:
    """Kind and text of each token; the last is ``("end", "")``."""
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text.strip()):
        number, command, brace, word, other = match.groups()
        if number:
            found.append(("number", number))
        elif command:
            found.append(("command", command))
        elif brace:
            found.append(("mark", brace))
        elif word:
            found.extend(_split_word(word))
        elif other in "+-/^_()[]{}|!%:'":
            found.append(("mark", other))
        else:
            raise UnreadableError(f"the character {other!r}")
        if len(found) > _MAX_TOKENS:
            raise UnreadableError(f"more than {_MAX_TOKENS} tokens")
    return [*found, ("end", "")]


class _Parser:
    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    @property
    def text(self) -> str:
        return self.tokens[self.at][1]

    def is_mark(self, *marks: str) -> bool:
        return self.kind == "mark" and self.text in marks

    def is_command(self, *names: str) -> bool:
        return self.kind == "command" and self.text in names

    def take(self, mark: str) -> None:
        if not self.is_mark(mark):
            raise UnreadableError(f"{mark!r} expected, got {self.text!r}")
        self.at += 1

    def whole(self) -> Node:
        node = self.sum()
        if self.kind != "end":
            raise UnreadableError(f"{self.text!r} left over")
        return node

    def sum(self, until: str = "") -> Node:
        self.deeper()
        node = self.product(until=until)
        while self.is_mark("+", "-"):
            sign = self.text
            self.at += 1
            right = self.product(until=until)
            node = Apply("+", (node, right if sign == "+" else Apply("neg", (right,))))
        self.depth -= 1
        return node

    def product(self, *, argument: bool = False, until: str = "") -> Node:
        """A product; as the ``argument`` of a function without brackets it ends before the next function."""
        negative = self.signs()
        node = self.power()
        while True:
            if self.is_command("cdot"):
                self.at += 1
                node = Apply("*", (node, self.signed_power()))
            elif self.is_mark("/", ":"):
                self.at += 1
                node = Apply("/", (node, self.signed_power()))
            elif self.kind == "number" and self.tokens[self.at - 1][0] == "number":
                node = Apply("+", (node, self.slashed()))
            elif self.starts_atom(until) and not (argument and self.kind == "command" and self.text in FUNCTIONS):
                mixed = isinstance(node, Number) and node.places is None and self.mixed()
                node = Apply("+" if mixed else "*", (node, self.power()))
            else:
                return Apply("neg", (node,)) if negative else node

    def signs(self) -> bool:
        """Whether the signs that come next make a minus."""
        negative = False
        while self.is_mark("+", "-"):
            negative ^= self.text == "-"
            self.at += 1
        return negative

    def mixed(self) -> bool:
        r"""Whether ``\frac{1}{2}`` follows an integer directly: a mixed number, not a product."""
        shape = [kind for kind, _ in self.tokens[self.at : self.at + 7]]
        return (
            self.is_command("frac")
            and shape[1:] == ["mark", "number", "mark"] * 2
            and self.tokens[self.at - 1][0] == "number"
        )

    def slashed(self) -> Node:
        """The fraction of a mixed number in plain text (``2 1/2``); other numbers side by side mean nothing."""
        if [kind for kind, _ in self.tokens[self.at : self.at + 3]] != ["number", "mark", "number"]:
            raise UnreadableError("two numbers side by side")
        top = self.atom()
        self.take("/")
        return Apply("/", (top, self.atom()))

    def starts_atom(self, until: str) -> bool:
        if self.kind in ("number", "name"):
            return True
        if self.kind == "command":
            return self.text not in ("cdot", "pm", "mp", "circ", "cup", "infty")
        return self.is_mark("(", "{", "[", r"\{", "|") and self.text != until

    def signed_power(self) -> Node:
        negative = self.signs()
        node = self.power()
        return Apply("neg", (node,)) if negative else node

    def power(self) -> Node:
        self.deeper()
        node = self.postfixed(self.atom())
        if self.is_mark("^"):
            self.at += 1
            if self.is_command("circ"):
                self.at += 1
                node = Apply("degrees", (node,))
            else:
                node = self.postfixed(Apply("^", (node, self.exponent())))
        self.depth -= 1
        return node

    def postfixed(self, node: Node) -> Node:
        while self.is_mark("!", "%"):
            node = Apply("!", (node,)) if self.text == "!" else Apply("percent", (node,))
            self.at += 1
        return node

    def exponent(self) -> Node:
        """A group, or one signed power in plain text."""
        return self.group() if self.is_mark("{") else self.signed_power()

    def group(self) -> Node:
        opening = self.text
        self.at += 1
        node = self.sum(until="|" if opening == "|" else "")
        self.take(_CLOSERS[opening])
        return Apply("abs", (node,)) if opening == "|" else node

    def argument(self) -> Node:
        r"""What a LaTeX command applies to: a group, or the next single sign (``\frac12``)."""
        if self.is_mark("{", "("):
            return self.group()
        if self.kind == "number" and len(self.text) > 1 and "." not in self.text:
            digit, rest = self.text[0], self.text[1:]
            self.tokens[self.at] = ("number", rest)
            return Number(Fraction(digit))
        return self.atom()

    def atom(self) -> Node:
        kind, text = self.kind, self.text
        if kind == "number":
            self.at += 1
            if len(text) > 400:
                raise UnreadableError("a number of more than 400 digits")
            if self.is_mark("_"):
                return self.in_base(text)
            return Number(Fraction(text), len(text.partition(".")[2]) or None if "." in text else None)
        if kind == "name":
            self.at += 1
            if text in UNKNOWN_FUNCTIONS and self.is_mark("("):
                return Apply(f"{text}()", (self.group(),))
            return Name(text + self.index())
        if kind == "command":
            return self.command()
        if self.is_mark("(", "{", "[", r"\{", "|"):
            return self.group()
        raise UnreadableError(f"{text!r} where a value was expected")

    def in_base(self, digits: str) -> Node:
        """An integer with its base as index: ``204_5``."""
        base = self.index()[1:]
        if not base.isdecimal() or not 2 <= int(base[:3]) <= 36:
            raise UnreadableError(f"the base {base!r}")
        try:
            return Number(Fraction(int(digits, int(base))))
        except ValueError as error:
            raise UnreadableError(f"{digits!r} in base {base}") from error

    def index(self) -> str:
        if not self.is_mark("_"):
            return ""
        self.at += 1
        if not self.is_mark("{"):
            if self.kind not in ("number", "name", "command"):
                raise UnreadableError("an index that is no sign")
            self.at += 1
            return "_" + self.tokens[self.at - 1][1]
        start = self.at = self.at + 1
        while not self.is_mark("}"):
            if self.kind == "end" or self.is_mark("{"):
                raise UnreadableError("an index that does not close")
            self.at += 1
        self.at += 1
        return "_" + "".join(text for _, text in self.tokens[start : self.at - 1])

    def command(self) -> Node:
        self.deeper()
        node = self.commanded(self.text)
        self.depth -= 1
        return node

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise UnreadableError("nested too deeply")

    def commanded(self, name: str) -> Node:
        self.at += 1
        if name == "frac":
            return Apply("/", (self.argument(), self.argument()))
        if name == "binom":
            return Apply("binom", (self.argument(), self.argument()))
        if name == "sqrt":
            degree: Node = Number(Fraction(2))
            if self.is_mark("["):
                degree = self.group()
            return Apply("root", (self.argument(), degree))
        if name in FUNCTIONS:
            return self.function(name)
        if name == "pi" or name in GREEK:
            return Name(name + self.index())
        raise UnreadableError(f"the command \\{name}")

    def function(self, name: str) -> Node:
        base: tuple[Node, ...] = ()
        exponent: Node | None = None
        if self.is_mark("_") and name == "log":
            self.at += 1
            base = (self.argument(),)
        if self.is_mark("^"):
            self.at += 1
            exponent = self.group() if self.is_mark("{") else self.argument()
            if name in _INVERSE and exponent == Apply("neg", (Number(Fraction(1)),)):
                name, exponent = _INVERSE[name], None
        bracketed = self.is_mark("(", "{", "[")
        inner = self.group() if bracketed else self.product(argument=True)
        node: Node = Apply(name, (inner, *base))
        return node if exponent is None else Apply("^", (node, exponent))


def parse(text: str) -> Node:
    """The expression that a normal form is.

    Raises:
        UnreadableError: If it is outside the grammar.
    """
    return _Parser(text).whole()


def names(node: Node) -> frozenset[str]:
    """The variables of an expression."""
    if isinstance(node, Name):
        return frozenset() if node.name in ("pi", "e", "i") else frozenset([node.name])
    if isinstance(node, Apply):
        return frozenset().union(*map(names, node.args))
    return frozenset()
