"""The words of the grammar, and text cut into tokens."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from verigym.verifiers.math.expression.nodes import Number, UnreadableError

FUNCTIONS = frozenset([
    "sin", "cos", "tan", "cot", "sec", "csc", "cis", "arcsin", "arccos", "arctan", "arccot", "sinh", "cosh", "tanh",
    "ln", "log", "lg", "exp", "min", "max", "gcd", "lcm",
])  # fmt: skip
"""Functions that are known by name."""

OTHER_NAMES = {
    "tg": "tan", "ctg": "cot", "cosec": "csc", "arctg": "arctan", "arcctg": "arccot", "sh": "sinh", "ch": "cosh",
    "th": "tanh", "asin": "arcsin", "acos": "arccos", "atan": "arctan", "HCF": "gcd", "GCD": "gcd", "LCM": "lcm",
}  # fmt: skip
"""What some countries and programs call them."""

GREEK = frozenset([
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu", "xi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi",
    "Sigma", "Phi", "Psi", "Omega", "hbar", "ell", "mho",
])  # fmt: skip
"""Letters that are written as commands."""

UNKNOWN_FUNCTIONS = frozenset("fghFG")
"""Letters that stand for a function where a bracket follows."""

_MAX_TOKENS = 400
_MAX_DIGITS = 400
_REPEATING = (
    r"\d*\.(?P<fixed>\d*)(?:\\overline ?\{ ?(?P<over>\d+) ?\}|\((?P<round>\d+)\)"
    r"|(?P<dots>\\dot ?\{?\d\}?(?:\d*\\dot ?\{?\d\}?)?))"
)
_TOKEN = re.compile(
    rf"\s*(?:(?P<repeating>{_REPEATING})"
    r"|(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,3}(?![\d.]))?)"
    r"|\\(?P<command>[a-zA-Z]+)|(?P<brace>\\[{}|])|(?P<word>[a-zA-Z]+)|(?P<other>.))",
    re.DOTALL,
)
_MARKS = "+-/^_()[]{}|!%:',"


class Token(NamedTuple):
    """A piece of text: its kind (``number``, ``command``, ``name``, ``mark`` or ``end``) and how it is written."""

    kind: str
    text: str


def tokens(text: str) -> list[Token]:
    """The tokens of a normal form; the last is ``("end", "")``.

    Raises:
        UnreadableError: At a character or word that is not in the grammar, or when there are more than 400.
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text.strip()):
        found.extend(_tokens_of(match))
        if len(found) > _MAX_TOKENS:
            raise UnreadableError(f"more than {_MAX_TOKENS} tokens")
    return [*found, Token("end", "")]


def _tokens_of(match: re.Match[str]) -> list[Token]:
    kind, text = next((kind, text) for kind in _KINDS if (text := match[kind]))
    if kind == "word":
        return _split_word(text)
    if kind == "brace":
        return [Token("mark", "|" if text == r"\|" else text)]
    if kind == "command":
        return [Token("command", OTHER_NAMES.get(text, text))]
    if kind == "other" and text not in _MARKS:
        raise UnreadableError(f"the character {text!r}")
    return [Token({"other": "mark", "repeating": "number"}.get(kind, kind), text.strip())]


_KINDS = ("repeating", "number", "command", "brace", "word", "other")
_INNER = ("sqrt", "arcsin", "arccos", "arctan", "sin", "cos", "tan", "log", "ln", "pi")


def _split_word(word: str) -> list[Token]:
    """A run of letters: a function, a constant, or single letters; a longer word is no mathematics."""
    word = OTHER_NAMES.get(word, word)
    if word in FUNCTIONS or word in ("sqrt", "pi", "infty", "binom"):
        return [Token("command", word)]
    for name in _INNER:
        before, found, after = word.partition(name)
        if found:
            return [*_split_word(before), Token("command", name), *_split_word(after)]
    if len(word) > 3:
        raise UnreadableError(f"the word {word!r}")
    return [Token("name", letter) for letter in word]


def read_digits(text: str) -> Number:
    r"""The number that a token writes: ``12``, ``1.50``, ``2e-3``, ``0.1\overline{6}`` or ``0.1(6)``.

    Raises:
        UnreadableError: If it has more than 400 digits.
    """
    if len(text) > _MAX_DIGITS:
        raise UnreadableError(f"a number of more than {_MAX_DIGITS} digits")
    if (repeating := re.fullmatch(_REPEATING, text)) is not None:
        return _repeating(text.partition(".")[0], repeating)
    _, point, decimals = re.split("[eE]", text)[0].partition(".")
    return Number(Fraction(text), len(decimals) if point and not re.search("[eE]", text) else None)


def _repeating(whole: str, match: re.Match[str]) -> Number:
    r"""``w.ffff(rr)`` is (wffffrr - wffff) / (99 0000); dots stand over the first and the last digit that repeat."""
    fixed = match["fixed"]
    repeated = match["over"] or match["round"] or re.sub(r"\D", "", match["dots"])
    stem = int((whole or "0") + fixed)
    return Number(Fraction(int(f"{stem}{repeated}") - stem, (10 ** len(repeated) - 1) * 10 ** len(fixed)))
