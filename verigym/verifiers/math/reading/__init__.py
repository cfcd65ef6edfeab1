"""Normal forms to shapes: what kind of thing an answer is, with all its parts."""

from __future__ import annotations

import itertools
import re

from verigym.verifiers.math.exact import TooLargeError
from verigym.verifiers.math.expression import UnreadableError
from verigym.verifiers.math.reading.approximate import check_approximation
from verigym.verifiers.math.reading.brackets import braced
from verigym.verifiers.math.reading.cases import cases
from verigym.verifiers.math.reading.enumerated import enumerated
from verigym.verifiers.math.reading.integers import integers
from verigym.verifiers.math.reading.intervals import ranges
from verigym.verifiers.math.reading.lists import collection, permutations
from verigym.verifiers.math.reading.qualifiers import cut
from verigym.verifiers.math.reading.residues import residues
from verigym.verifiers.math.shapes import Reading, Row, Shape

_ABOUT = re.compile(
    r"^(?:\\approx(?![a-z])|⟦?(?:approximately|about|(?:the )?(?:ordered )?(?:points?|pairs?|triples?|vectors?)|"
    r"all (?:positive |real )?(?:integers|numbers|values)(?: of)?)⟧?) ?"
    r"(?=[-\d\\a-zA-Z.(\[])"
)
_MAX_DEPTH = 30
_PERMUTED = re.compile(
    r"[,;(]? ?⟦?,? ?(?:and|with|up to|plus)?⟧? ?⟦?(?:all|any|its|their|the|other|of| )*permutations?"
    r"(?: thereof| of (?:these|it|them))?⟧?\)?$"
)


def read(text: str) -> Reading:
    """The shape of a normal form, and the letters that it declares to be parameters.

    Raises:
        UnreadableError: If it is no mathematics that is known here, and not just words either; or a bound or a side of
            it is too large to be computed.
    """
    if _depth(text) > _MAX_DEPTH:
        raise UnreadableError("nested too deeply")
    try:
        return _read(text)
    except TooLargeError as error:
        raise UnreadableError(f"too large to be evaluated: {error}") from error


def _depth(text: str) -> int:
    depths = itertools.accumulate((sign in "([{") - (sign in ")]}") for sign in text)
    return max(depths, default=0)


def _read(text: str) -> Reading:
    text = re.sub(r"^([A-Za-z\\_{} ]+?)\\approx(?![a-z])", r"\1=", text)  # a name for a rounded value
    if (found := cases(text, shape)) is not None or (found := residues(text)) is not None:
        return Reading(found)
    text = _ABOUT.sub("", text)
    if "\\equiv" in text and "mod" not in text:
        text = text.replace("\\equiv", "=")  # equal for all values
    check_approximation(text)
    text, parameters, condition = (text, {}, "") if braced(text) is not None else cut(text)
    text, permuted = _PERMUTED.subn("", text) if "permutation" in text else (text, 0)
    found = shape(text.lstrip(" ,;").rstrip(" .,;") or text)
    return Reading(permutations(found) if permuted else found, parameters, condition)


def shape(text: str) -> Shape:
    """The shape of a normal form without qualifiers.

    Raises:
        UnreadableError: See :func:`read`.
    """
    if (parts := enumerated(text)) is not None:
        return Row(tuple(map(shape, parts)))
    for step in (residues, integers, ranges):
        if (found := step(text)) is not None:
            return found
    return collection(text)


__all__ = ["read", "shape"]
