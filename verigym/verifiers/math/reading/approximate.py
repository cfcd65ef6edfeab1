r"""Values with their approximation beside them: ``\frac{1}{3} \approx 0.33``."""

from __future__ import annotations

import re

from verigym.verifiers.math.equality import value_at
from verigym.verifiers.math.expression import Node, Number, RefusedError, UnreadableError, names, parse

_APPROXIMATELY = re.compile(r"\\approx(?![a-z])|\\simeq(?![a-z])")


def check_approximation(text: str) -> None:
    """See that a value and its approximation agree to the places that are written.

    Raises:
        RefusedError: If they do not: then it says two things.
    """
    exact, sign, rounded = (part.strip() for part in _split(text))
    if sign and exact.endswith((",", ";")):
        raise RefusedError("two approximations")
    if not sign or not exact:
        return
    try:
        a, b = parse(exact.rpartition("=")[2]), parse(rounded)
    except UnreadableError:
        return  # words or a unit beside it
    if names(a) or not isinstance(b, Number):
        return
    if not _close(a, b):
        raise RefusedError("an approximation of another value")


def _split(text: str) -> tuple[str, str, str]:
    found = _APPROXIMATELY.search(text)
    return (text, "", "") if found is None else (text[: found.start()], found.group(), text[found.end() :])


def _close(exact: Node, rounded: Number) -> bool:
    """Rounded or cut off at the last place that is written."""
    a, b = value_at(exact, {}), value_at(rounded, {})
    return a is not None and b is not None and abs(a - b) * 10 ** (rounded.places or 0) < 1
