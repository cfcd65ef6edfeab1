"""One value with what stands around it: a unit, a percent sign, a plus-minus; or words."""

from __future__ import annotations

import re
from fractions import Fraction

from verigym.verifiers.math.expression import Apply, Number, UnreadableError, names, parse, parsed
from verigym.verifiers.math.reading.words import CHANGING, OPERATING, is_prose, words
from verigym.verifiers.math.shapes import Many, Shape, Value
from verigym.verifiers.math.units import known, multiple

_UNIT = re.compile(
    r"(?:⟦[^⟧]*⟧(?: ?(?:\^ ?\{? ?[-\d]+ ?\}?|/ ?⟦[^⟧]*⟧|\\cdot ?⟦[^⟧]*⟧))*"
    r"|(?<=[\d\s)}%])[A-Za-z]{2,}[A-Za-z /]*(?:\^ ?\{? ?[23] ?\}?)?|\^ ?\{? ?⟦?(?:th|st|nd|rd)⟧? ?\}?)\s*$"
)
_SHORT_UNIT = re.compile(
    r"(?<=[\d})]) ?((?:km|cm|mm|kg|mg|min|hr|ft|mi|sec|mph)(?: ?/ ?(?:hour|hr|h|min|s))?|m ?/ ?(?:s|min|h))$"
)
_ARC = re.compile(r"(\d{1,4}) ?\^\\circ ?(\d{1,2}(?:\.\d+)?) ?'(?: ?(\d{1,2}(?:\.\d+)?) ?(?:''|\"))?")
_DURATION = re.compile(
    r"(\d{1,9}(?:\.\d{1,9})?) ?⟦? ?([a-zA-Z]+)⟧?,? ?(?:⟦?and⟧?)? ?(\d{1,9}(?:\.\d{1,9})?) ?⟦? ?([a-zA-Z]+)⟧?"
)
_PLUS_MINUS = re.compile(r"\\(?:pm|mp)(?![a-z])")
_MARKED = {
    "percent": ("percent", "pct", "percentage", "percents"),
    "degrees": ("degrees", "degree", "deg"),
}


def value(text: str, name: str = "") -> Shape:  # noqa: PLR0911 - one line a form
    """The value that a text is, called ``name``.

    Raises:
        UnreadableError: If it is neither mathematics that is known here nor words.
    """
    if (short := _SHORT_UNIT.search(text)) and is_constant(text[: short.start()]):
        return Value(parse(text[: short.start()]), short.group(1), name)
    if arc := _ARC.fullmatch(text):
        minutes = Fraction(arc[1]) * 60 + Fraction(arc[2]) + Fraction(arc[3] or 0) / 60
        return Value(Apply("degrees", (Number(minutes / 60),)), "", name)
    if is_prose(text):
        return words(text, name)
    try:
        return Value(parse(text), "", name)
    except UnreadableError:
        pass
    if (measured := _measured(text, name)) is not None:
        return measured
    if _PLUS_MINUS.search(text):
        return Many(tuple(value(part, name) for part in both(text)))
    return words(text, name)


def _measured(text: str, name: str) -> Value | None:
    if duration := _DURATION.fullmatch(text):
        return _summed(duration, name)
    unit = _UNIT.search(text)
    number = text[: unit.start()].strip() if unit else ""
    if not unit or not number or not _is_unit(re.sub(r"[⟦⟧{}]", "", unit.group())):
        return None
    try:
        node = parse(number)
    except UnreadableError:
        return None
    times, word = multiple(re.sub(r"[⟦⟧{}]", "", unit.group()).strip(" ^"))
    if times != 1:
        node = Apply("*", (node, Number(Fraction(times))))
    for mark, spellings in _MARKED.items():
        if word.lower() in spellings:
            return Value(Apply(mark, (node,)), "", name)
    return Value(node, word, name)


def _is_unit(text: str) -> bool:
    """Whether words after a number leave it as it is: no other number, nothing that computes or doubts."""
    if known(text.strip(" ^")) is not None or re.fullmatch(r"\^ ?(?:th|st|nd|rd) ?", text.strip()):
        return True
    _, rest = multiple(text.strip())
    return not (CHANGING.search(rest) or OPERATING.search(rest) or re.search(r"\d", rest))


def _summed(duration: re.Match[str], name: str) -> Value | None:
    """Hours and minutes, or feet and inches, as one number in the smaller unit."""
    first, large, second, small = duration.groups()
    above, below = known(large), known(small)
    if above is None or below is None or above.dimensions != below.dimensions or above.size <= below.size:
        return None
    return Value(Number(Fraction(first) * above.size / below.size + Fraction(second)), small, name)


def both(text: str) -> tuple[str, str]:
    r"""The reading with the upper signs of ``\pm`` and ``\mp``, and the one with the lower."""
    upper = re.sub(r"\\mp(?![a-z])", "-", re.sub(r"\\pm(?![a-z])", "+", text))
    lower = re.sub(r"\\mp(?![a-z])", "+", re.sub(r"\\pm(?![a-z])", "-", text))
    return upper, lower


def is_constant(text: str) -> bool:
    """Whether a text is an expression without variables."""
    node = parsed(text)
    return node is not None and not names(node)
