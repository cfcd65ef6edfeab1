r"""A strict grammar for expressions, in LaTeX or plain text: what it does not know, it refuses. Nothing is executed.

sum     = product (("+" | "-") product)*
product = ("+" | "-")* power (("\cdot" | "/" | ":" | nothing) power)*
power   = atom ("!" | "%" | "^\circ" | "_" index)* ["^" power]
"""

from __future__ import annotations

from fractions import Fraction

from verigym.verifiers.math.expression.cursor import Cursor
from verigym.verifiers.math.expression.ellipsis import DOTS, with_series
from verigym.verifiers.math.expression.nodes import Apply, Name, Node, Number, UnreadableError
from verigym.verifiers.math.expression.tokens import FUNCTIONS, GREEK, UNKNOWN_FUNCTIONS, Token, read_digits

_INVERSE = {"sin": "arcsin", "cos": "arccos", "tan": "arctan", "cot": "arccot"}
_CLOSERS = {"(": ")", "{": "}", "[": "]", r"\{": r"\}", "|": "|"}
_FENCES = {"lfloor": ("rfloor", "floor"), "lceil": ("rceil", "ceil")}
_NO_VALUES = frozenset(["cdot", "pm", "mp", "circ", "cup", "infty", "choose", "rfloor", "rceil"])
_POSTFIX = {"!": "!", "%": "percent"}
_OF_SEVERAL = frozenset(["min", "max", "gcd", "lcm"])


def _beside(left: Node, right: Node, mixed: bool) -> Node:
    """A product without a sign, or a mixed number, whose percent or degree sign belongs to the whole of it."""
    if mixed and isinstance(right, Apply) and right.name in ("percent", "degrees"):
        return Apply(right.name, (Apply("+", (left, right.args[0])),))
    return Apply("+" if mixed else "*", (left, right))


class _Parser(Cursor):
    def whole(self) -> Node:
        node = self.sum()
        if self.kind != "end":
            raise UnreadableError(f"{self.text!r} left over")
        return with_series(node)

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
            elif self.kind == "number" and self.tokens[self.at - 1].kind == "number":
                node = Apply("+", (node, self.slashed()))
            elif self.starts_atom(until) and not (argument and self.kind == "command" and self.text in FUNCTIONS):
                mixed = isinstance(node, Number) and node.places is None and self.mixed()
                node = _beside(node, self.power(), mixed)
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
            and self.tokens[self.at - 1].kind == "number"
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
            return self.text not in _NO_VALUES
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
            double = self.is_mark("!") and self.tokens[self.at + 1] == Token("mark", "!")
            node = Apply("!!" if double else _POSTFIX[self.text], (node,))
            self.at += 2 if double else 1
        return node

    def exponent(self) -> Node:
        """A group, or one signed power in plain text."""
        return self.group() if self.is_mark("{") else self.signed_power()

    def group(self) -> Node:
        opening = self.text
        self.at += 1
        node = self.sum(until="|" if opening == "|" else "")
        if self.is_command("choose"):
            self.at += 1
            node = Apply("binom", (node, self.sum()))
        self.take(_CLOSERS[opening])
        return Apply("abs", (node,)) if opening == "|" else node

    def argument(self) -> Node:
        r"""What a LaTeX command applies to: a group, or the next single sign (``\frac12``)."""
        if self.is_mark("{", "("):
            return self.group()
        if self.kind == "number" and len(self.text) > 1 and "." not in self.text:
            digit, rest = self.text[0], self.text[1:]
            self.tokens[self.at] = Token("number", rest)
            return Number(Fraction(digit))
        return self.atom()

    def atom(self) -> Node:
        kind, text = self.kind, self.text
        if kind == "number":
            self.at += 1
            return self.in_base(text) if self.is_mark("_") else read_digits(text)
        if kind == "name":
            self.at += 1
            while self.is_mark("'"):
                text += "'"
                self.at += 1
            if self.is_mark("(") and (text[0] in UNKNOWN_FUNCTIONS or self.holds_number()):
                return Apply(f"{text}()", (self.group(),))
            pair = [token.text for token in self.tokens[self.at : self.at + 3 : 2]] == ["(", ","]
            return self.chosen() if text == "C" and (pair or self.is_mark("_")) else Name(text + self.index())
        if kind == "command":
            return self.command()
        if self.is_mark("(", "{", "[", r"\{", "|"):
            start = self.at
            node = self.group()
            bare = self.is_mark("_") and self.at == start + 3 and self.tokens[start + 1].kind == "number"
            return self.in_base(self.tokens[start + 1].text) if bare else node
        raise UnreadableError(f"{text!r} where a value was expected")

    def holds_number(self) -> bool:
        """Whether a number alone stands in the bracket that comes next: ``I(0)`` is a value of I, no product."""
        ahead = self.tokens[self.at : self.at + 3]
        return [token.kind for token in ahead] == ["mark", "number", "mark"] and ahead[2].text == ")"

    def chosen(self) -> Node:
        """``C_5^2`` counts choices, as Chinese and Russian books write it, and ``C(5, 2)``; others are names."""
        if self.is_mark("("):
            return self.several("binom")
        name = self.index()
        if not name[1:].isdecimal() or not self.is_mark("^"):
            return Name("C" + name)
        self.at += 1
        return Apply("binom", (Number(Fraction(name[1:])), self.argument()))

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
            return "_" + self.tokens[self.at - 1].text
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

    def commanded(self, name: str) -> Node:  # noqa: PLR0911 - one line a command
        self.at += 1
        if name == "dots":
            return DOTS
        if name in ("angle", "triangle"):
            return self.figure(name)
        if name == "frac":
            return Apply("/", (self.argument(), self.argument()))
        if name == "binom":
            return Apply("binom", (self.argument(), self.argument()))
        if name == "sqrt":
            degree = self.group() if self.is_mark("[") else Number(Fraction(2))
            return Apply("root", (self.argument(), degree))
        if name in _FENCES:
            return self.fenced(*_FENCES[name])
        if name in FUNCTIONS:
            return self.function(name)
        if name == "pi" or name in GREEK:
            return Name(name + self.index())
        raise UnreadableError(f"the command \\{name}")

    def figure(self, name: str) -> Node:
        r"""An angle or a triangle by its points, ``\angle ABC``: one name."""
        points = ""
        while self.kind == "name":
            points += self.text
            self.at += 1
            points += self.index()
        if not points and self.kind == "number":
            points, self.at = self.text, self.at + 1
        return Name(f"{name} {points}")

    def fenced(self, closing: str, name: str) -> Node:
        inner = self.sum()
        if not self.is_command(closing):
            raise UnreadableError(f"\\{closing} expected, got {self.text!r}")
        self.at += 1
        return Apply(name, (inner,))

    def several(self, name: str) -> Node:
        """The arguments of ``max(1, a)``, or of ``max`` over a set in braces."""
        opening = self.text
        self.at += 1
        found = [self.sum()]
        while self.is_mark(","):
            self.at += 1
            found.append(self.sum())
        self.take(_CLOSERS[opening])
        return Apply(name, tuple(found))

    def function(self, name: str) -> Node:
        if name in _OF_SEVERAL and self.is_mark("(", r"\{", "["):
            return self.several(name)
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


def parsed(text: str) -> Node | None:
    """The expression that a text is, or ``None`` if it is outside the grammar."""
    try:
        return parse(text)
    except UnreadableError:
        return None


def parse(text: str) -> Node:
    """The expression that a normal form is.

    Raises:
        UnreadableError: If it is outside the grammar.
    """
    return _Parser(text).whole()
