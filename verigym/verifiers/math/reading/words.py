"""Answers in words, with one word for each meaning that has several."""

from __future__ import annotations

import re
from fractions import Fraction

from verigym.verifiers.math.expression import FUNCTIONS, GREEK, Number, UnreadableError
from verigym.verifiers.math.shapes import Value, Words

CHANGING = re.compile(
    r"\b(?:not|no|never|neither|nor|except|isn't|aren't|or|at (?:least|most)|(?:less|more|greater|fewer|other) than|"
    r"up to|over|under|above|below|between|else|versus|vs|through|wrong|false|incorrect|either|maybe|perhaps|possibly|"
    r"guess|alternatively|instead|but|few|half|hardly|barely|rarely|seldom|sometimes|only some)\b",
    re.IGNORECASE,
)
"""Words that change what stands beside them: never a label, never a unit."""

OPERATING = re.compile(
    r"\b(?:minus|negative|plus|times|over|opposite|inverse|reciprocal|twice|double|triple|thrice|half|halves|third|thirds|"
    r"quarters?|fourths|fifths|sixths|sevenths|eighths|ninths|tenths?|hundredths?|thousandths?|millionths?|squared|cubed|"
    r"doubled|tripled|halved|recurring|repeating|remainder|complement|sine|cosine|tangent|kilo|bn|mil|tens|permille|ppm|"
    r"basis points?|nearly|almost|root|log|logarithm|factorial|power|"
    r"dozens?|score|gross|pairs?|lakhs?|crores?|\w+illion|hundreds?|thousands?|zero|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b|\bof$",
    re.IGNORECASE,
)
"""Words that make another number of the one beside them, unless they name what it is ("the square root is 5")."""

_MARKUP = re.compile(r"⟦|⟧|\\text|\*|\bthe\b|\ban?\b|[^\w\s]", re.IGNORECASE)
_PROSE = re.compile(r"[A-Za-z' ,.;⟦⟧-]+")
_SHORT_WORDS = frozenset(["one", "two", "six", "ten", "yes", "no"])
_KNOWN_WORDS = FUNCTIONS | GREEK | {"sqrt", "pi", "infty", "frac"}
_SPELLED = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
_SIGNS = {"": 1, "minus": -1, "negative": -1}
_PREDICATE = re.compile(
    r"(?P<subject>(?:the|it|they|this|these|that)\b.*) (?:is|are|was|were) (?:an? |the )?(?P<said>.+)"
)
_NOTHING = re.compile(r"\\emptyset|\\\{ ?\\\}")
_INFINITE = re.compile(r"([-+]?) ?\\infty")
_MEANINGS = (
    ("none", re.compile(
        r"(?:there (?:is|are|exists?) )?no (?:such \w+|(?:real |possible |valid )?(?:solutions?|roots?|values?|answer))"
        r"(?: exists?)?"
        r"|none|empty(?: set)?|does not exist|do not exist|dne|nonexistent|not possible|impossible")),
    ("yes", re.compile(r"yes|true|correct")),
    ("no", re.compile(r"false|incorrect")),
    ("infinity", re.compile(r"infinit(?:e|y|ely many)(?: (?:solutions?|many|values?|pairs?|integers?))*")),
)  # fmt: skip


def is_prose(text: str) -> bool:
    """Letters alone, with a word that is longer than a product of letters would be."""
    longest = max(re.findall(r"[A-Za-z]+", text), key=len, default="")
    if _PROSE.fullmatch(text) is None:
        return False
    return longest.casefold() in _SHORT_WORDS or (len(longest) > 3 and longest not in _KNOWN_WORDS)


def words(text: str, name: str) -> Value | Words:
    """An answer in words; a number in words is a value called ``name``.

    Raises:
        UnreadableError: If there are digits or commands in it.
    """
    if _NOTHING.fullmatch(text.strip(" ()")):
        return Words("none")
    if infinite := _INFINITE.fullmatch(text.strip()):
        return Words(f"{'-' if infinite[1] == '-' else ''}infinity")
    plain = " ".join(_MARKUP.sub(" ", text).split()).casefold()
    sign, _, size = plain.rpartition(" ")
    if size in _SPELLED and sign in _SIGNS:
        return Value(Number(Fraction(_SPELLED.index(size) * _SIGNS[sign])), "", name)
    if not plain or re.search(r"[\d\\=^_]", text):
        raise UnreadableError("neither mathematics that is known here nor words")
    stated = _PREDICATE.fullmatch(" ".join(re.sub(r"[⟦⟧.]", " ", text).casefold().split()))
    claim = stated["said"] if stated and not CHANGING.search(stated["subject"]) else ""
    return Words(meaning(plain), meaning(claim))


def meaning(plain: str) -> str:
    """The one word for what words mean.

    >>> meaning("there are no solutions"), meaning("true"), meaning("red")
    ('none', 'yes', 'red')
    """
    return next((word for word, spellings in _MEANINGS if spellings.fullmatch(plain)), plain)
