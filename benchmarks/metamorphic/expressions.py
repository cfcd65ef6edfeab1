"""An expression in another form of the same value, and expressions of another value that look like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from metamorphic.numbers import Written
from metamorphic.reader import Node, UnreadError, names, read
from metamorphic.tokens import Token, join, split
from metamorphic.value import exact, to_sympy

_RADICAL = re.compile(r"(?<![\d.}])(\d{1,4}) ?\\sqrt ?\{(\d{1,4})\}")
_ROOT = re.compile(r"\\sqrt ?\{(\w+)\}")
_QUOTIENT = re.compile(r"\\d?frac ?\{([^{}]+)\} ?\{([^{}]+)\}")
_FUNCTIONS = {r"\sin": r"\cos", r"\cos": r"\sin", r"\ln": r"\exp", r"\cot": r"\tan"}
_FORMS = ("expand", "factor", "together", "cancel", "radsimp")
_LONGEST = 300


def rewritten(text: str, rng: Random) -> Iterator[Written]:
    """Other forms of an expression that is no rational number."""
    if exact(text) is not None:
        return
    node = read(text)
    yield from _radicals(text, rng)
    yield from _quotients(text, rng)
    yield from _terms(text, node)
    if r"\infty" not in names(node) and len(text) < _LONGEST:
        yield from _by_sympy(node, rng)


def _radicals(text: str, rng: Random) -> Iterator[Written]:
    if found := _RADICAL.search(text):
        outer, inner = int(found[1]), int(found[2])
        yield "radicals", text[: found.start()] + rf"\sqrt{{{outer * outer * inner}}}" + text[found.end() :]
        yield "radicals", text[: found.start()] + rf"\sqrt{{{inner}}} \cdot {outer}" + text[found.end() :]
    if found := _ROOT.search(text):
        inside = found[1]
        power = rf"{inside if len(inside) == 1 or inside.isdigit() else f'({inside})'}^{{{rng.choice(('1/2', '0.5'))}}}"
        yield "root as a power", text[: found.start()] + f"{{{power}}}" + text[found.end() :]
        if inside.isdigit():
            half = rf"\frac{{\sqrt{{{4 * int(inside)}}}}}{{2}}"
            yield "radicals", text[: found.start()] + half + text[found.end() :]


def _quotients(text: str, rng: Random) -> Iterator[Written]:
    if found := _QUOTIENT.search(text):
        top, bottom, times = found[1], found[2], rng.randint(2, 5)
        before, after = text[: found.start()], text[found.end() :]
        yield "fraction not in lowest terms", rf"{before}\frac{{{times}({top})}}{{{times}({bottom})}}{after}"
        yield "fraction as a factor", rf"{before}\frac{{1}}{{{bottom}}} \cdot ({top}){after}"
        yield "slash", f"{before}(({top})/({bottom})){after}"


def _terms(text: str, node: Node) -> Iterator[Written]:
    pieces = terms(text)
    if len(pieces) > 1:
        turned = "".join(pieces[1:] + pieces[:1])
        yield "order of a sum", turned.removeprefix("+").strip()
    yield "brackets around it", f"({text})"
    yield "minus twice", f"-(-({text}))"


def _by_sympy(node: Node, rng: Random) -> Iterator[Written]:
    import sympy

    try:
        value = to_sympy(node)
    except UnreadError:
        return
    for name in _FORMS:
        yield "factored and expanded", _printed(getattr(sympy, name)(value))
    free = sorted(value.free_symbols, key=str)
    if free:
        yield "factored and expanded", _printed(sympy.collect(sympy.expand(value), rng.choice(free)))
    times = rng.randint(2, 5)
    yield "multiplied and divided", rf"\frac{{{_printed(sympy.expand(times * value))}}}{{{times}}}"
    yield "added and taken away", rf"{_printed(value + times)} - {times}"


def _printed(value: Any) -> str:
    import sympy

    return str(sympy.latex(value, ln_notation=True))


def terms(text: str) -> list[str]:
    """The terms of a sum, each with its sign, the first with none or with its minus."""
    pieces: list[list[Token]] = [[]]
    depth = 0
    for before, token in zip([None, *split(text)], split(text), strict=False):
        depth += (token.text in ("(", "{", "[")) - (token.text in (")", "}", "]"))
        binary = before is not None and before.text not in ("^", "_", "(", r"\cdot", r"\times", "*", "/")
        if depth == 0 and token.text in ("+", "-") and binary:
            pieces.append([])
        pieces[-1].append(token)
    found = [join(piece) for piece in pieces]
    return found if len(found) == 1 or found[0].startswith("-") else [f"+{found[0]}", *found[1:]]


def changed(text: str, rng: Random) -> Iterator[Written]:
    """Expressions, and numbers, of another value; whoever takes them certifies that."""
    tokens = split(text)
    for index in rng.sample(range(len(tokens)), len(tokens)):
        before, token, after = tokens[:index], tokens[index], tokens[index + 1 :]
        behind = [before_it.text for before_it in before[-2:]]
        script = behind[-1:] == ["_"] or behind == ["_", "{"]
        if token.numeral and not script:
            rule = "exponent" if _in_exponent(before) else "digit"
            yield rule, join([*before, Token(_other_digit(token.text, rng), token.blank), *after])
        elif token.text in ("+", "-"):
            other = {"+": "-", "-": "+"}[token.text]
            yield "sign", join([*before, Token(other, token.blank), *after])
        elif token.text in _FUNCTIONS:
            yield "another function", join([*before, Token(_FUNCTIONS[token.text], token.blank), *after])
        elif token.text == r"\pi":
            yield "without its pi", join([*before, Token("1", " "), *after]) if not after else ""
        elif token.text == r"\sqrt" and after and after[0].text == "{":
            yield "without its root", join([*before, *after])
            yield "another root", join([*before, Token(r"\sqrt[3]", token.blank), *after])
    pieces = terms(text)
    if len(pieces) > 1:
        gone = rng.randrange(len(pieces))
        yield "a term less", "".join(pieces[:gone] + pieces[gone + 1 :]).strip().removeprefix("+")
    yield "a term more", f"{text} + {rng.randint(1, 9)}"
    yield "minus", f"-({text})" if len(pieces) > 1 else f"-{text}"
    yield "another factor", rf"{rng.randint(2, 5)}\left({text}\right)"


def _in_exponent(before: list[Token]) -> bool:
    texts = [token.text for token in before]
    return bool(texts) and (texts[-1] == "^" or texts[-2:] == ["^", "{"] or texts[-3:] == ["^", "{", "-"])


def _other_digit(numeral: str, rng: Random) -> str:
    places = [place for place, sign in enumerate(numeral) if sign.isdigit()]
    place = rng.choice(places)
    first = place == 0 and len(numeral) > 1 and numeral[1] != "."
    other = rng.choice([digit for digit in "0123456789"[first:] if digit != numeral[place]])
    return numeral[:place] + other + numeral[place + 1 :]
