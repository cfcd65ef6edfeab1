"""Angles, points and radii."""

from __future__ import annotations

import re
from fractions import Fraction

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published, decimal
from verigym.verifiers.logic.unreadable import Unreadable

_NUMBER = r"[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})"
_ANGLE = re.compile(rf"({_NUMBER})\s*(?:°|degrees?)?")
_POINT = re.compile(rf"\(?\s*({_NUMBER})\s*,\s*({_NUMBER})\s*\)?")


def advanced_geometry(answer: str, entry: Entry, published: Published) -> float:
    """Anything could follow a point's two coordinates, and a right radius in another form earned 0.01."""
    meta = entry["metadata"]
    if meta["task_type"] == "orthocenter":
        given, gold = _point(answer), [_ratio(side) for side in meta["ortho"]]
        return 1.0 if all(abs(a - b) <= 0.00051 for a, b in zip(given, gold, strict=True)) else 0.0
    match = _ANGLE.fullmatch(answer)
    if not match:
        raise Unreadable("not a number")
    if meta["task_type"] == "angle_measure":
        return 1.0 if abs(decimal(match[1]) - decimal(entry["answer"].replace("°", ""))) <= 0.0051 else 0.0
    return 1.0 if abs(decimal(match[1]) - decimal(entry["answer"])) <= 0.00051 else 0.0


def _point(text: str) -> tuple[float, float]:
    match = _POINT.fullmatch(text)
    if not match:
        raise Unreadable("not a point")
    return decimal(match[1]), decimal(match[2])


def _ratio(text: str) -> float:
    return float(Fraction(text))


CORRECTIONS: tuple[Correction, ...] = (advanced_geometry,)
