"""Whether what a program gave is what was expected. Only plain values and text come here."""

from __future__ import annotations

from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.code.suite import Tolerance


def outputs_match(output: bytes, expected: str, tolerance: Tolerance | None = None) -> bool:
    r"""Whether an output is the expected one, up to spaces at the ends of lines and empty lines at the end.

    With a tolerance, words that are numbers on both sides may differ by it.

    >>> outputs_match(b"1 2 \n3\n\n", "1 2\n3")
    True
    """
    got, want = _lines(output.decode("utf-8", "surrogateescape")), _lines(expected)
    if got == want or tolerance is None or len(got) != len(want):
        return got == want
    return all(_words_match(g.split(), w.split(), tolerance) for g, w in zip(got, want, strict=True))


def _lines(text: str) -> list[str]:
    lines = [line.rstrip(" \t\r") for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _words_match(got: list[str], want: list[str], tolerance: Tolerance) -> bool:
    return len(got) == len(want) and all(
        g == w or _numbers_match(g, w, tolerance) for g, w in zip(got, want, strict=True)
    )


def _numbers_match(got: str, want: str, tolerance: Tolerance) -> bool:
    try:
        return tolerance.accepts(float(got), float(want))
    except ValueError:
        return False


def values_match(value: object, expected: Json, tolerance: Tolerance | None = None) -> bool:
    """Whether a returned plain value is the expected JSON value.

    JSON knows no tuples, so a tuple is as good as a list. Integers and floats of equal value are equal; True is not 1.

    >>> values_match((1, [2.0]), [1, [2]])
    True
    """
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return type(value) in (int, float) and (value == expected or _near(value, expected, tolerance))
    if isinstance(expected, list):
        return (
            isinstance(value, list | tuple)
            and len(value) == len(expected)
            and all(values_match(v, e, tolerance) for v, e in zip(value, expected, strict=True))
        )
    if isinstance(expected, Mapping):
        return (
            isinstance(value, dict)
            and value.keys() == expected.keys()
            and all(values_match(value[key], item, tolerance) for key, item in expected.items())
        )
    return type(value) is type(expected) and value == expected


def _near(value: object, expected: float, tolerance: Tolerance | None) -> bool:
    try:
        return tolerance is not None and isinstance(value, int | float) and tolerance.accepts(float(value), expected)
    except OverflowError:  # an integer that no float can hold
        return False
