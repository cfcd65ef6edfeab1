r"""Numbers that are written as an expression: ``e^{-1}``, ``\frac{1+\sqrt5}{2}``, ``\frac12 \ln 3\,\mathrm{s}``.

The value is the math room's, by its own strict grammar. Only what has a root, a circle constant or a function in it is
a closed form; arithmetic that is left undone (``12*1000``) is not.
"""

from __future__ import annotations

import re
from fractions import Fraction

from verigym.verifiers.math.exact import TooLargeError, UndefinedError
from verigym.verifiers.math.expression import UnreadableError, names, parse
from verigym.verifiers.math.normal import normal
from verigym.verifiers.math.numeric import numeric, precision
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.number import Number
from verigym.verifiers.stem.quantity import Quantity
from verigym.verifiers.stem.unit import NO_UNIT, read_unit

_MARK = re.compile(
    r"\\(?:sqrt|pi|ln|log|lg|exp|(?:arc)?(?:sin|cos|tan)|binom)(?![a-z])|[√π]|\b(?:sqrt|ln|log|exp)\b|(?<![A-Za-z\\])e(?![A-Za-z])"
)
_UNIT = re.compile(r"(.*?[\d})πe])((?:\\[,;: ]|[\s~])*\\(?:mathrm|text|textrm|si|unit)\s*\{.*)", re.DOTALL)
_NAMED = re.compile(r"^[\s$]*[A-Za-z\\][\w\\{}]{0,20}\s*=(?!=)")
_DIGITS = 10**30
_LARGEST = 10**300


def is_closed_form(text: str) -> bool:
    """Whether a text as it stands in the response may be a closed form."""
    return bool(_MARK.search(text)) and text.count("=") <= 1


def read_closed_form(text: str) -> Quantity | None:
    """The value of a closed form with its unit; ``None`` if it has none that is real and finite."""
    text, unit = _NAMED.sub("", text), NO_UNIT
    if behind := _UNIT.fullmatch(text):
        found = read_unit(clean(behind.group(2)))
        if found is None or not found or found.scale != 1:
            return None
        text, unit = behind.group(1), found
    try:
        node = parse(normal(text))
        if names(node):
            return None
        with precision():
            value = numeric(node, {})
            if abs(value.imag) * _DIGITS > abs(value) or abs(value) > _LARGEST:
                return None
            return Quantity(Number(Fraction(int(value.real * _DIGITS), _DIGITS), exact=False), unit)
    except (UnreadableError, TooLargeError, UndefinedError, RecursionError):
        return None
