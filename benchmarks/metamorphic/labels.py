"""Golds that are no values: letters of options, words, times, numerals in a base, angles, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from random import Random

from metamorphic import numbers
from metamorphic.numbers import Written, decimal
from metamorphic.value import exact

_LETTER = re.compile(r"(?:\\text\{)?\(?([A-H])\)?\}?")
_WORD = re.compile(r"(?:\\text\{)?([A-Za-z]{3,12})\}?")
_TIME = re.compile(r"(\d{1,2}):(\d\d) ([ap])m")
_BASED = re.compile(r"(\d+)_\{?(\d)\}?")
_ANGLE = re.compile(r"(.+?)(?: ?\^ ?\{?\\circ\}?|\\text\{ degrees\})")
_MONEY = re.compile(r"\\\$(\d+(?:\.\d\d)?)")
_WORDS = ("north", "south", "west", "odd", "both", "true", "parallel", "Anna")


def rewritten(gold: str, rng: Random) -> Iterator[Written]:
    """Other writings of the same label."""
    core = gold.replace("$", "") if r"\$" not in gold else gold
    if found := _LETTER.fullmatch(core):
        letter = found[1]
        for text in (letter, f"({letter})", rf"\text{{{letter}}}", rf"\textbf{{({letter})}}", rf"\mathrm{{{letter}}}",
                     f"{letter}.", rf"\text{{({letter})}}", rf"\mathbf{{{letter}}}"):  # fmt: skip
            yield "dress of a letter", text
    elif found := _WORD.fullmatch(core):
        word = found[1]
        for text in (word, rf"\text{{{word}}}", rf"\text{{ {word} }}", rf"\mathrm{{{word}}}", rf"\textbf{{{word}}}"):
            yield "dress of a word", text
        yield "dress of a word", rf"\text{{{word.capitalize()}}}"
    elif found := _TIME.fullmatch(core):
        hour, minute, half = found.groups()
        for text in (rf"{hour}:{minute} \text{{ {half}m}}", f"{hour}:{minute}{half}m", f"{hour}:{minute} {half}.m.",
                     rf"{hour}:{minute}\text{{ {half.upper()}M}}"):  # fmt: skip
            yield "dress of a time", text
    elif found := _BASED.fullmatch(core):
        digits, base = found.groups()
        for text in (
            f"{digits}_{base}",
            f"{digits}_{{{base}}}",
            rf"{digits}_{{\text{{{base}}}}}",
            f"({digits})_{base}",
        ):
            yield "script of a base", text
    elif (found := _ANGLE.fullmatch(core)) and (angle := exact(found[1])) is not None:
        yield from _angles(found[1], angle)
    elif found := _MONEY.fullmatch(core):
        amount = found[1]
        for text in (rf"\${amount}", f"${amount}", rf"\$ {amount}", rf"{amount} \text{{ dollars}}"):
            yield "dress of money", text


def _angles(text: str, angle: Fraction) -> Iterator[Written]:
    for sign in (r"^\circ", r"^{\circ}", r" ^\circ", "°", r"\text{ degrees}", " degrees", r"\degree"):
        yield "sign of degrees", text + sign
    written = decimal(angle)
    if written and "." in written:
        yield "fraction and decimal", rf"\frac{{{angle.numerator}}}{{{angle.denominator}}}^\circ"
    turn = angle / 180
    top = r"\pi" if turn.numerator == 1 else rf"{turn.numerator}\pi"
    radians = rf"\frac{{{top}}}{{{turn.denominator}}}"
    yield "degrees and radians", radians
    yield "degrees and radians", rf"{radians} \text{{ radians}}"


def changed(gold: str, rng: Random) -> Iterator[Written]:
    """Other labels of the same kind."""
    core = gold.replace("$", "") if r"\$" not in gold else gold
    if found := _LETTER.fullmatch(core):
        for letter in {chr(ord(found[1]) + step) for step in (-1, 1, 2)} & set("ABCDEFGH"):
            yield "neighbouring option", core.replace(found[1], letter)
            yield "neighbouring option", f"({letter})"
        yield "two options", f"{found[1]}, {chr(ord(found[1]) + 1)}"
        yield "two options", f"{chr(ord(found[1]) + 1)} or {found[1]}"
    elif found := _WORD.fullmatch(core):
        for word in _WORDS:
            yield "another word", rf"\text{{{word}}}" if word != found[1].lower() else ""
        yield "another word", rf"\text{{not {found[1]}}}"
    elif found := _TIME.fullmatch(core):
        hour, minute, half = int(found[1]), int(found[2]), found[3]
        yield "another time", f"{hour % 12 + 1}:{minute:02d} {half}m"
        yield "another time", f"{hour}:{(minute + 10) % 60:02d} {half}m"
        yield "another time", f"{hour}:{minute:02d} {'p' if half == 'a' else 'a'}m"
    elif found := _BASED.fullmatch(core):
        digits, base = found[1], int(found[2])
        place = rng.randrange(len(digits))
        other = (int(digits[place]) + rng.randint(1, base - 1)) % base
        yield "digit", f"{digits[:place]}{other}{digits[place + 1 :]}_{base}"
        yield "another base", f"{digits}_{{{base + 1}}}" if len(digits) > 1 else ""
    elif (found := _ANGLE.fullmatch(core)) and exact(found[1]):
        for rule, text in numbers.changed(found[1], rng):
            if text and "%" not in text and rule != "reciprocal":
                yield rule, f"{text}^\\circ"
        yield "degrees as radians", rf"{found[1]} \text{{ rad}}"
    elif found := _MONEY.fullmatch(core):
        for rule, text in numbers.changed(found[1], rng):
            if rule in ("decimal point moved", "another factor") and "/" not in text:
                yield rule, rf"\${text}"
