"""One value with what stands around it: a unit, a percent sign, a plus-minus; or words."""

from __future__ import annotations

import re
from fractions import Fraction

from verigym.verifiers.math.expression import FUNCTIONS, GREEK, Apply, Number, UnreadableError, names, parse
from verigym.verifiers.math.shapes import Many, Shape, Value, Words
from verigym.verifiers.math.units import known, multiple

_UNIT = re.compile(
    r"(?:⟦[^⟧]*⟧(?: ?(?:\^ ?\{? ?[-\d]+ ?\}?|/ ?⟦[^⟧]*⟧|\\cdot ?⟦[^⟧]*⟧))*"
    r"|(?<=[\d\s)}%])[A-Za-z]{2,}[A-Za-z /]*(?:\^ ?\{? ?[23] ?\}?)?|\^ ?\{? ?⟦?(?:th|st|nd|rd)⟧? ?\}?)\s*$"
)
_SHORT_UNIT = re.compile(r"(?<=[\d})]) (km|cm|mm|kg|mg|min|hr|ft|mi|sec|mph)$")
_MARKUP = re.compile(r"⟦|⟧|\\text|\*|\bthe\b|\ban?\b|[^\w\s]", re.IGNORECASE)
_DURATION = re.compile(
    r"(\d{1,9}(?:\.\d{1,9})?) ?⟦? ?([a-zA-Z]+)⟧?,? ?(?:⟦?and⟧?)? ?(\d{1,9}(?:\.\d{1,9})?) ?⟦? ?([a-zA-Z]+)⟧?"
)
_PROSE = re.compile(r"[A-Za-z' ,.;⟦⟧-]+")
_KNOWN_WORDS = FUNCTIONS | GREEK | {"sqrt", "pi", "infty", "frac"}
_PLUS_MINUS = re.compile(r"\\(?:pm|mp)(?![a-z])")
_MARKED = {
    "percent": ("percent", "pct", "percentage", "percents"),
    "degrees": ("degrees", "degree", "deg"),
}
_SPELLED = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip


_NOTHING = re.compile(r"\\emptyset|\\\{ ?\\\}")
_INFINITE = re.compile(r"([-+]?) ?\\infty")
_SAME_WORDS = (
    ("none", re.compile(
        r"(?:there (?:is|are|exists?) )?no (?:such |real |integer |positive |possible |valid )*"
        r"(?:solutions?|roots?|values?|numbers?|integers?|functions?|pairs?|triples?|answer)?(?: exists?)?"
        r"|none|empty(?: set)?|does not exist|do not exist|dne|nonexistent|not possible|impossible")),
    ("yes", re.compile(r"yes|true|correct")),
    ("no", re.compile(r"false|incorrect")),
    ("infinity", re.compile(r"infinit(?:e|y|ely many)(?: (?:solutions?|many|values?|pairs?|integers?))*")),
)  # fmt: skip


CHANGING = re.compile(
    r"\b(?:not|no|never|neither|nor|except|isn't|aren't|or|at (?:least|most)|(?:less|more|greater|fewer|other) than|"
    r"up to|over|under|above|below|between)\b",
    re.IGNORECASE,
)
"""Words that change what stands beside them: never a label, never a unit."""


def value(text: str, name: str = "") -> Shape:
    """The value that a text is, called ``name``.

    Raises:
        UnreadableError: If it is neither mathematics that is known here nor words.
    """
    if (short := _SHORT_UNIT.search(text)) and is_constant(text[: short.start()]):
        return Value(parse(text[: short.start()]), short.group(1), name)
    if _is_prose(text):
        return _words(text, name)
    try:
        return Value(parse(text), "", name)
    except UnreadableError:
        pass
    if (measured := _measured(text, name)) is not None:
        return measured
    if _PLUS_MINUS.search(text):
        return Many(tuple(value(part, name) for part in _both(text)))
    return _words(text, name)


def _is_prose(text: str) -> bool:
    """Letters alone, with a word that is longer than a product of letters would be."""
    longest = max(re.findall(r"[A-Za-z]+", text), key=len, default="")
    return len(longest) > 3 and longest not in _KNOWN_WORDS and _PROSE.fullmatch(text) is not None


def _measured(text: str, name: str) -> Value | None:
    if duration := _DURATION.fullmatch(text):
        return _summed(duration, name)
    unit = _UNIT.search(text)
    number = text[: unit.start()].strip() if unit else ""
    if not unit or not number or CHANGING.search(unit.group()):
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


def _summed(duration: re.Match[str], name: str) -> Value | None:
    """Hours and minutes, or feet and inches, as one number in the smaller unit."""
    first, large, second, small = duration.groups()
    above, below = known(large), known(small)
    if above is None or below is None or above.dimensions != below.dimensions or above.size <= below.size:
        return None
    return Value(Number(Fraction(first) * above.size / below.size + Fraction(second)), small, name)


def _both(text: str) -> tuple[str, str]:
    r"""The reading with the upper signs of ``\pm`` and ``\mp``, and the one with the lower."""
    upper = re.sub(r"\\mp(?![a-z])", "-", re.sub(r"\\pm(?![a-z])", "+", text))
    lower = re.sub(r"\\mp(?![a-z])", "+", re.sub(r"\\pm(?![a-z])", "-", text))
    return upper, lower


def _words(text: str, name: str) -> Shape:
    if _NOTHING.fullmatch(text.strip(" ()")):
        return Words("none")
    if infinite := _INFINITE.fullmatch(text.strip()):
        return Words(f"{'-' if infinite[1] == '-' else ''}infinity")
    words = " ".join(_MARKUP.sub(" ", text).split()).casefold()
    if words in _SPELLED:
        return Value(Number(Fraction(_SPELLED.index(words))), "", name)
    if words and not re.search(r"[\d\\=^_]", text):
        return Words(next((meaning for meaning, spellings in _SAME_WORDS if spellings.fullmatch(words)), words))
    raise UnreadableError("neither mathematics that is known here nor words")


def is_constant(text: str) -> bool:
    """Whether a text is an expression without variables."""
    try:
        return not names(parse(text))
    except UnreadableError:
        return False
