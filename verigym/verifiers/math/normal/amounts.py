"""Digits and what is written at them: money, groups of three, percent, powers of ten, bases in words."""

from __future__ import annotations

import re

_MONEY = re.compile(r"(?:\\text ?\{ ?)?(\\\$|€|£) ?\}? ?(-?\d(?:[\d,]|\{,\})*(?:\.\d+)?)(?! ?\d)")
_CURRENCIES = {r"\$": "dollars", "€": "euros", "£": "pounds sterling"}
_THIN_COMMA = re.compile(r"(?<=\d)\s*,\s*\\!\s*(?=\d{3})")
_EXPONENT = re.compile(r"(?<=\d) ?\\(?:mathrm|text|rm) ?\{ ?[eE] ?\} ?(?=[-+]?\d)")
_LETTER_UNIT = re.compile(r"(?<=[\d}]) ?\\(?:text|mathrm|rm) ?\{ ?([gmshLJNW]) ?\}")
_BASE = re.compile(
    r"_ ?\{? ?\\(?:text|mathrm) ?\{ ?(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen) ?\} ?\}?"
)
_BASES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "sixteen": 16,
}  # fmt: skip
_GROUPED = re.compile(r"(?<![\d.,({])(\d{1,3})((?:(?:,|\{,\}| )\d{3})+)(?![\d,])")
_BARE_COMMA = re.compile(r"(?<!\{),(?=[^\s}])")
_PERCENT = re.compile(r"\s*\b(?:percent(?:age|s)?|pct)\b|⟦\s*(?:percent(?:age|s)?|pct|%)\s*⟧")


def marked(text: str) -> str:
    r"""Amounts whose marks would be lost with other LaTeX.

    >>> marked(r"\$240"), marked(r"1011_{\text{two}}")
    ('240⟦dollars⟧', '1011_{2}')
    """
    text = _MONEY.sub(lambda found: f"{found[2]}⟦{_CURRENCIES[found[1]]}⟧", _THIN_COMMA.sub("", text))
    text = _BASE.sub(lambda found: f"_{{{_BASES[found[1]]}}}", _EXPONENT.sub("e", text))
    return _LETTER_UNIT.sub(r"⟦\1⟧", text)


def percent(text: str) -> str:
    """Percent in words as its sign."""
    return _PERCENT.sub("%", text)


def ungrouped(text: str) -> str:
    """Integers without what separates their thousands, unless commas without a space after them separate items.

    >>> ungrouped("7,425,000"), ungrouped("27,135,189")
    ('7425000', '27135189')
    >>> ungrouped("7,54,135")
    '7,54,135'
    """
    if _BARE_COMMA.search(_GROUPED.sub("", text)):
        return text
    return _GROUPED.sub(lambda found: found[1] + re.sub(r"[^\d]", "", found[2]), text)
