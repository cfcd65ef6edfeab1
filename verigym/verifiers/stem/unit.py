r"""Units as people write them: ``kJ/mol``, ``\mathrm{J}\,\mathrm{K}^{-1}``, ``m/s^2``, ``10^{-8} C / m^2``, ``ft-lb``.

Text from a response reaches pint only as single names of letters, each looked up in a table, never as an expression.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

_TOKEN = re.compile(
    r" *(?:"
    r"(?P<power>10 ?\^ ?(?:\{ ?[+-]?\d{1,3} ?\}|[+-]?\d{1,3}))(?!\d)"
    r"|(?P<name>°[CFKR]?(?![A-Za-z])|[A-Za-zµΩÅ]{1,24}|%)"
    r"(?:(?: ?\^ ?(?:\{ ?(?P<braced>[+-]?\d{1,2}) ?\}|\(?(?P<raised>[+-]?\d{1,2})\)?))|(?P<bare>-?[1-9])(?![\d.]))?"
    r"|(?P<mark>\\frac|[*/(){}]|-(?=[A-Za-z]))"
    r")"
)
_MAX_TOKENS = 40
_WORDS = {"per": "/", "percent": "%", "times": "*"}
_POWERS = {"squared": 2, "cubed": 3}


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of named units raised to powers, times a number."""

    powers: tuple[tuple[str, int], ...] = ()
    scale: Fraction = Fraction(1)

    def __bool__(self) -> bool:
        return bool(self.powers)


NO_UNIT = Unit()


def read_unit(text: str) -> Unit | None:
    """A unit from cleaned text; ``None`` if that is none. Whether its names mean anything is not asked here.

    After a slash everything up to the end or the closing bracket divides, as chemists write ``J/mol K``.

    >>> read_unit("m/s^2")
    Unit(powers=(('m', 1), ('s', -2)), scale=Fraction(1, 1))
    """
    tokens: list[re.Match[str]] = []
    place = 0
    text = text.rstrip()
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None or len(tokens) >= _MAX_TOKENS:
            return None
        tokens.append(token)
        place = token.end()
    reader = _Reader(tokens)
    return Unit(tuple(sorted(reader.powers.items())), reader.scale) if reader.read() else None


class _Reader:
    """Collects powers from tokens; a bracket remembers the sign that held outside it."""

    def __init__(self, tokens: list[re.Match[str]]) -> None:
        self.tokens = tokens
        self.counts: Counter[str] = Counter()
        self.scale = Fraction(1)

    @property
    def powers(self) -> dict[str, int]:
        return {name: power for name, power in self.counts.items() if power}

    def read(self) -> bool:
        sign, stack, fractions = 1, [], 0
        last = ""
        for token in self.tokens:
            mark = _WORDS.get(token["name"] or "", token["mark"] or "")
            if mark == "\\frac":
                fractions += 1
            elif mark in ("(", "{"):
                stack.append((mark, sign))
                if mark == "{" and fractions and last == "}":
                    sign, fractions = -sign, fractions - 1
            elif mark in (")", "}"):
                if not stack:
                    return False
                _, sign = stack.pop()
            elif mark == "/":
                sign = -abs(sign) if not stack else -stack[-1][1]
            elif not mark or mark == "%":
                self._take(token, sign)
            last = mark
        return not stack and not fractions

    def _take(self, token: re.Match[str], sign: int) -> None:
        if power := token["power"]:
            self.scale *= Fraction(10) ** (sign * int(re.sub(r"[^\d+-]", "", power.split("^")[1])))
            return
        name = token["name"]
        if name in _POWERS and self.counts:
            last = next(reversed(self.counts))
            self.counts[last] *= _POWERS[name]
        elif name in ("%", "percent"):
            self.counts["%"] += sign
        else:
            self.counts[name] += sign * int(token["braced"] or token["raised"] or token["bare"] or 1)
