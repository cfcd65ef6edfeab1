"""LaTeX as plain text, the way graders that know no LaTeX read it: markup goes, signs become characters."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"\\[A-Za-z]+\s*|\\.|.", re.DOTALL)
_DEEPEST = 30
_SIGNS = {
    "pi": "π", "infty": "∞", "cup": "∪", "cap": "∩", "cdot": "·", "times": "×", "div": "÷", "pm": "±", "mp": "∓",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "in": "∈", "circ": "∘", "emptyset": "∅",
    "varnothing": "∅", "setminus": "∖", "ldots": "…", "dots": "…", "cdots": "⋯", "quad": " ", "qquad": " ",
}  # fmt: skip
_NAMES = frozenset({
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "ln", "log", "exp", "lim", "max", "min",
    "gcd", "det", "dim", "deg",
})  # fmt: skip
_DROPPED = frozenset({
    "left", "right", "big", "Big", "bigg", "Bigg", "limits", "displaystyle", "textstyle", "text", "textbf", "textit",
    "mbox", "mathrm", "mathbf", "mathit", "mathsf", "mathcal", "operatorname", "overline", "underline", "boxed",
})  # fmt: skip
_SPACES = frozenset({",", ";", ":", " ", "\\", "\n"})


class UnreadableLatexError(ValueError):
    """Braces that do not close, an argument that is missing, or groups too deep."""


def latex_text(latex: str) -> str:
    r"""Plain text; a fraction is ``a/b`` without brackets, a root ``√(x)``, and a macro that is not known stays.

    Raises:
        UnreadableLatexError: If it is not LaTeX.

    >>> latex_text(r"2\pi + \dfrac{\sqrt3}{2}")
    '2π+  √(3)/2'
    """
    reader = _Reader(_TOKEN.findall(latex))
    return reader.text(closing=False, depth=0)


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def text(self, closing: bool, depth: int) -> str:
        """Up to the brace that closes this group, or up to the end."""
        found: list[str] = []
        while self._at < len(self._tokens):
            if self._tokens[self._at] == "}":
                if not closing:
                    raise UnreadableLatexError("a brace closes that was never opened")
                self._at += 1
                return "".join(found)
            found.append(self._next(depth))
        if closing:
            raise UnreadableLatexError("a brace is never closed")
        return "".join(found)

    def _next(self, depth: int) -> str:
        if depth > _DEEPEST:
            raise UnreadableLatexError(f"groups nest deeper than {_DEEPEST}")
        sign = self._tokens[self._at]
        self._at += 1
        if sign == "{":
            return self.text(closing=True, depth=depth + 1)
        if not sign.startswith("\\") or len(sign) == 1:
            return sign
        return self._macro(sign[1:].rstrip() or " ", depth)

    def _macro(self, name: str, depth: int) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            return f" {self._argument(depth)}/{self._argument(depth)}"
        if name == "sqrt":
            return f"√({self._argument(depth)})"
        if name in _DROPPED or name == "!":
            return ""
        if name in _SPACES:
            return " "
        if not name.isalpha() or name in _NAMES:
            return name
        return _SIGNS.get(name) or _greek(name) or f"\\{name}"

    def _argument(self, depth: int) -> str:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        if self._at == len(self._tokens) or self._tokens[self._at] == "}":
            raise UnreadableLatexError("an argument is missing")
        return self._next(depth + 1)


def _greek(name: str) -> str:
    kind = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {kind} LETTER {name.upper().replace('LAMBDA', 'LAMDA')}")
    except KeyError:
        return ""
