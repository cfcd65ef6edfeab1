"""Whether what a program gave is what was expected. Only plain values and text come here."""

from __future__ import annotations

from collections.abc import Mapping

from verigym.types import Json
from verigym.verifiers.code.suite import Tolerance

_BLANKS = bytes.maketrans(b"\t\n\v\f\r", b"     ")


def outputs_match(output: bytes, expected: bytes, tolerance: Tolerance | None = None) -> bool:
    r"""Whether an output has the expected words in the expected order, whatever white space lies between them.

    White space is blanks, tabs, line ends, vertical tabs and form feeds. With a tolerance, words that are numbers on
    both sides may differ by it. A task whose layout counts brings a checker.

    >>> outputs_match(b"1 2 \n3\n\n", b"1 2\n3")
    True
    """
    got, want = _spaced(output), _spaced(expected)
    if got == want or tolerance is None:
        return got == want
    return _words_match(got.split(b" "), want.split(b" "), tolerance)


def _spaced(text: bytes) -> bytes:
    """The words with one blank between them; in a few linear passes, and without an object for each of them."""
    text = text.translate(_BLANKS).strip(b" ")
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    return text


def _words_match(got: list[bytes], want: list[bytes], tolerance: Tolerance) -> bool:
    return len(got) == len(want) and all(
        g == w or _numbers_match(g, w, tolerance) for g, w in zip(got, want, strict=True)
    )


def _numbers_match(got: bytes, want: bytes, tolerance: Tolerance) -> bool:
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
