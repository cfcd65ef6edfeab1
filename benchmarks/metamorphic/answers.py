"""STEM answers that are no single number: truth values, options, lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from metamorphic import quantities
from metamorphic.numbers import Written

_TRUTH = {
    True: ("True", "true", "TRUE", "Yes", "yes", r"\text{True}", r"\text{yes}", r"\mathrm{True}", "True."),
    False: ("False", "false", "FALSE", "No", "no", r"\text{False}", r"\text{no}", r"\mathrm{False}", "False."),
}
_BEYOND = Fraction(1, 20)


def rewritten(kind: str, value: object, rng: Random) -> Iterator[Written]:
    """Other writings of the same answer."""
    if kind == "boolean":
        for text in _TRUTH[bool(value)]:
            yield "word for a truth value", text
    elif kind == "choice":
        letter = str(value).strip("()")
        for text in (
            letter,
            f"({letter})",
            f"{letter}.",
            f"{letter})",
            rf"\text{{({letter})}}",
            rf"\mathrm{{({letter})}}",
        ):
            yield "dress of a letter", text
            yield "dress of a letter", text.replace(letter, letter.upper(), 1) if "\\" not in text else ""
        for text in (rf"\text{{{letter.upper()}}}", rf"\textbf{{{letter.upper()}}}"):
            yield "dress of a letter", text
    elif isinstance(value, list):
        yield from _listed([str(element) for element in value], rng)


def _listed(texts: list[str], rng: Random) -> Iterator[Written]:
    joined = ", ".join(texts)
    yield "brackets of a list", f"[{joined}]"
    yield "brackets of a list", f"({joined})"
    yield "brackets of a list", joined
    yield "brackets of a list", rf"\left[{joined}\right]"
    yield "blanks", f"[{','.join(texts)}]"
    yield "blanks", f"[ {' , '.join(texts)} ]"
    yield "dollars in the box", f"$[{joined}]$"
    yield "minus of Unicode", f"[{joined.replace('-', '−')}]"
    place = rng.randrange(len(texts))
    for rule, text in quantities.rewritten(texts[place], "", rng):
        if "," not in text:
            yield rule, f"[{', '.join([*texts[:place], text, *texts[place + 1 :]])}]"


def changed(kind: str, value: object, rng: Random) -> Iterator[Written]:
    """Other answers of the same kind."""
    if kind == "boolean":
        for text in _TRUTH[not value]:
            yield "the other truth value", text
        yield "two options", r"\text{True or False}"
        yield "two options", "True, False"
        if value:
            yield "the other truth value", r"\text{not true}"
    elif kind == "choice":
        letter = str(value).strip("()")
        for step in (-1, 1):
            if "a" <= (other := chr(ord(letter) + step)) <= "e":
                yield "neighbouring option", f"({other})"
                yield "neighbouring option", other.upper()
                yield "two options", f"({letter}) and ({other})"
    elif isinstance(value, list):
        yield from _other_lists([str(element) for element in value], all(isinstance(v, int) for v in value), rng)


def _other_lists(texts: list[str], counted: bool, rng: Random) -> Iterator[Written]:
    gone = rng.randrange(len(texts))
    if len(texts) > 1:
        yield "an element less", f"[{', '.join(texts[:gone] + texts[gone + 1 :])}]"
    yield "an element more", f"[{', '.join([*texts, str(rng.randint(1, 9))])}]"
    yield "an element twice", f"[{', '.join([*texts, texts[-1]])}]"
    for rule, text in quantities.changed(texts[gone], "", rng, counted):
        yield rule, f"[{', '.join([*texts[:gone], text, *texts[gone + 1 :]])}]"
    for _ in range(3):
        order = rng.sample(texts, len(texts))
        if any(
            abs(Fraction(a) - Fraction(b)) > 2 * _BEYOND * max(abs(Fraction(a)), 1)
            for a, b in zip(texts, order, strict=True)
        ):
            yield "order of a list", f"[{', '.join(order)}]"
