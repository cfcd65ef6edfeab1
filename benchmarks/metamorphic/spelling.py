"""Writings that differ in what LaTeX does not read: blanks, sizes, braces, signs of Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from metamorphic.numbers import Written
from metamorphic.tokens import Token, join, split

_WORDS = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{2}|\\(?:text|mbox|begin|mathrm)|\\\$")
_PAIRS = {"(": ")", "[": "]", r"\{": r"\}"}
_UNICODE = {"-": "−", r"\pi": "π", r"\infty": "∞", r"\cdot": "·", r"\times": "×"}
_THIN = (r"\,", r"\;", r"\ ", r"\:", "~")


def rewritten(text: str, rng: Random) -> Iterator[Written]:
    """Other spellings of a text that has no words in it."""
    tokens = split(text)
    yield "blanks", _blanks(tokens, rng)
    yield "no blanks", join([Token(token.text) for token in tokens])
    yield "thin spaces", _thin(tokens, rng)
    yield "size of fractions", _sizes(tokens, rng)
    yield "size of brackets", _sized_brackets(tokens)
    yield "braces", _braces(tokens)
    if any(token.text in _UNICODE for token in tokens):
        yield "signs of Unicode", join([Token(_UNICODE.get(token.text, token.text), token.blank) for token in tokens])
    yield "dollars in the box", f"${text}$"
    yield "dollars in the box", rf"\({text}\)"
    yield "display style", rf"\displaystyle {text}"
    products = {r"\cdot": r"\times", r"\times": r"\cdot", "*": r"\cdot"}
    if any(token.text in products for token in tokens):
        yield "sign of a product", join([Token(products.get(token.text, token.text), token.blank) for token in tokens])


def _blanks(tokens: list[Token], rng: Random) -> str:
    return join([Token(token.text, rng.choice(("", " ", "  "))) for token in tokens]).strip()


def _thin(tokens: list[Token], rng: Random) -> str:
    spaced = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        after_comma = before is not None and before.text == "," and rng.random() < 0.5
        if after_comma or (before is not None and token.text in ("+", "=", r"\cup") and rng.random() < 0.5):
            spaced.append(Token(rng.choice(_THIN)))
        spaced.append(token)
    return join(spaced)


def _sizes(tokens: list[Token], rng: Random) -> str:
    commands = (r"\frac", r"\dfrac", r"\tfrac")
    other = rng.choice(commands)
    return join([Token(other, token.blank) if token.text in commands else token for token in tokens])


def _sized_brackets(tokens: list[Token]) -> str:
    if any(token.text == r"\left" for token in tokens):
        return join([token for token in tokens if token.text not in (r"\left", r"\right")])
    sized: list[Token] = []
    for token in tokens:
        size = r"\left" if token.text in _PAIRS else r"\right" if token.text in _PAIRS.values() else ""
        sized.append(Token(size + token.text, token.blank) if size else token)
    return join(sized)


def _braces(tokens: list[Token]) -> str:
    """Braces around scripts of one token, or without those around scripts of one sign."""
    bare = join(tokens)
    for index, token in enumerate(tokens):
        if token.text not in ("^", "_") or index + 1 == len(tokens):
            continue
        script = tokens[index + 1]
        if script.letter or (script.numeral and len(script.text) == 1):
            changed = [*tokens[: index + 1], Token(f"{{{script.text}}}"), *tokens[index + 2 :]]
            return join(changed)
        one = tokens[index + 2 : index + 4]
        if script.text == "{" and len(one) == 2 and one[1].text == "}" and len(one[0].text) == 1:
            return join([*tokens[: index + 1], one[0], *tokens[index + 4 :]])
    return bare


def token_by_token(text: str, rng: Random) -> Iterator[Written]:
    """Spellings of a text that nobody read: the tokens stay what they are."""
    if not text or _WORDS.search(text):
        return
    for rule, other in rewritten(text, rng):
        if rule in ("blanks", "no blanks", "size of fractions", "dollars in the box"):
            yield rule, other
