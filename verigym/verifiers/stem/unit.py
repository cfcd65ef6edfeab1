r"""Units as people write them: ``kJ/mol``, ``\mathrm{J}\,\mathrm{K}^{-1}``, ``m/s^2``, ``10^{-8} C / m^2``, ``ft-lb``.

Text from a response reaches pint only as single names of letters, each looked up in a table, never as an expression.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

_EXPONENT = r"[+-]? ?\d{1,2}(?:\.\d|/\d)?"
_TOKEN = re.compile(
    r" *(?:"
    r"(?P<power>10 ?\^ ?(?:\{ ?[+-]?\d{1,3} ?\}|[+-]?\d{1,3}))(?!\d)"
    r"|(?P<name>°[CFKR]?(?![A-Za-z])|[CF]°|Δ°?[A-Za-z]{1,12}|[A-Za-zµΩÅ]{1,24}(?![A-Za-zµΩÅ])|[%‰])"
    rf"(?:(?: ?\^ ?(?:\{{ ?\(? ?(?P<braced>{_EXPONENT}) ?\)? ?\}}|\( ?(?P<round>{_EXPONENT}) ?\)"
    r"|(?P<raised>[+-]?\d{1,2})))|(?P<bare>-?[1-9])(?![\d.]))?"
    r"|(?P<mark>\\frac|[*/(){}\[\]]|-(?=[A-Za-z])|\.(?= ?[A-Za-zµΩÅ])|1(?= ?/))"
    r")"
)
_MAX_TOKENS = 40
_WORDS = {"per": "/", "percent": "%", "pct": "%", "times": "*", "permille": "‰"}
_AFTER = {"squared": 2, "cubed": 3}
_BEFORE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3, "inverse": -1, "reciprocal": -1}
_SPOKEN = (
    (re.compile(r"\bdeg(?:rees?|s)?\.?[ _]?(?:C|celsius|centigrade)\b", re.IGNORECASE), "°C"),
    (re.compile(r"\bdeg(?:rees?|s)?\.?[ _]?(?:F|fahrenheit)\b", re.IGNORECASE), "°F"),
    (re.compile(r"\bdeg(?:rees?|s)?\.?[ _]?(?:K|kelvin)\b", re.IGNORECASE), "K"),
    (re.compile(r"\bdelta[ _](?=°|K\b)|Δ "), "Δ"),
    (re.compile(r"\bper cent\b", re.IGNORECASE), "%"),
)
_OPENING, _CLOSING = "({[", ")}]"


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of named units raised to powers, times a number."""

    powers: tuple[tuple[str, Fraction], ...] = ()
    scale: Fraction = Fraction(1)

    def __bool__(self) -> bool:
        return bool(self.powers)

    @property
    def name(self) -> str:
        """The one name that it consists of; empty for a product or a power."""
        return self.powers[0][0] if len(self.powers) == 1 and self.powers[0][1] == 1 else ""


NO_UNIT = Unit()


def read_unit(text: str) -> Unit | None:
    """A unit from cleaned text; ``None`` if that is none. Whether its names mean anything is not asked here.

    After a slash everything up to the end or the closing bracket divides, as chemists write ``J/mol K``.

    >>> [(name, int(power)) for name, power in read_unit("m/s^2").powers]
    [('m', 1), ('s', -2)]
    """
    for spoken, symbol in _SPOKEN:
        text = spoken.sub(symbol, text)
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
        self.raises = Fraction(1)
        self.last = ""

    @property
    def powers(self) -> dict[str, Fraction]:
        return {name: Fraction(power) for name, power in self.counts.items() if power}

    def read(self) -> bool:
        sign, fractions, before = 1, 0, ""
        stack: list[tuple[str, int]] = []
        for token in self.tokens:
            mark = _WORDS.get(token["name"] or "", token["mark"] or "")
            if mark == "\\frac":
                fractions += 1
            elif mark and mark in _OPENING:
                stack.append((mark, sign))
                if mark == "{" and fractions and before == "}":
                    sign, fractions = -sign, fractions - 1
            elif mark and mark in _CLOSING:
                if not stack:
                    return False
                _, sign = stack.pop()
            elif mark == "/":
                sign = -abs(sign) if not stack else -stack[-1][1]
            elif not mark or mark in "%‰":
                self._take(token, mark, sign)
            before = mark
        return not stack and not fractions and self.raises == 1

    def _take(self, token: re.Match[str], mark: str, sign: int) -> None:
        if power := token["power"]:
            self.scale *= Fraction(10) ** (sign * int(re.sub(r"[^\d+-]", "", power.split("^")[1])))
            return
        name = mark or token["name"]
        if name in _AFTER and self.last:
            self.counts[self.last] += (_AFTER[name] - 1) * (1 if self.counts[self.last] > 0 else -1)
        elif name in _BEFORE:
            self.raises = Fraction(_BEFORE[name])
        else:
            written = token["braced"] or token["round"] or token["raised"] or token["bare"] or "1"
            self.counts[name] += sign * Fraction(written.replace(" ", "")) * self.raises  # type: ignore[assignment]
            self.last, self.raises = name, Fraction(1)
