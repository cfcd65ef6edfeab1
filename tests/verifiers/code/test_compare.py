"""When an output or a value is the expected one."""

from __future__ import annotations

import math
from typing import Any

import pytest

from verigym.verifiers.code.compare import outputs_match, values_match
from verigym.verifiers.code.suite import Tolerance


@pytest.mark.parametrize(
    ("output", "expected", "same"),
    [
        (b"4", "4\n", True),
        (b"4 \r\n5\n\n\n", "4\n5", True),
        (b" 4", "4", True),
        (b"4\n\n5", "4\n5", True),
        (b"4\t5\x0b6", "4 5 6", True),
        (b"4 5", "45", False),
        (b"45", "4 5", False),
        (b"4\xa05", "4 5", False),  # white space is ASCII's
        (b"yes", "YES", False),
        (b"4.0", "4", False),
        (b"", "", True),
        (b"\n", "", True),
        (b"x", "", False),
        (b"\xff", "\udcff", True),  # the same bytes
        (b"4\x00", "4", False),
        (b"4\x00 5", "4 5", False),
        (b"4\x0c", "4", True),
    ],
)
def test_outputs_may_differ_in_white_space_alone(output: bytes, expected: str, same: bool) -> None:
    assert outputs_match(output, expected.encode("utf-8", "surrogateescape")) is same


@pytest.mark.parametrize(
    ("output", "expected", "same"),
    [
        (b"0.3333 x", "0.33333333 x", True),
        (b"0.34 x", "0.33333333 x", False),
        (b"1000000.5", "1000000", True),
        (b"nan", "1", False),
        (b"inf", "1", False),
        (b"1", "inf", False),
        (b"nan", "nan", True),
        (b"0.3333 y", "0.33333333 x", False),
        (b"1 2", "1", False),
    ],
)
def test_with_a_tolerance_numbers_may_differ_by_it(output: bytes, expected: str, same: bool) -> None:
    assert outputs_match(output, expected.encode(), Tolerance(1e-3, 1e-6)) is same


@pytest.mark.parametrize(
    ("value", "expected", "same"),
    [
        ((1, [2.0]), [1, [2]], True),
        (1, 1.0, True),
        (True, 1, False),
        (1, True, False),
        (0, None, False),
        (None, None, True),
        ("1", 1, False),
        (b"a", "a", False),
        ({"a": (1,)}, {"a": [1]}, True),
        ({"a": 1, "b": 2}, {"a": 1}, False),
        ({1: 2}, {"1": 2}, False),
        ({1, 2}, [1, 2], False),
        ([1, 2], [1], False),
        ("ab", ["a", "b"], False),
        (10**400, 1.5, False),
        (10**400, 10**400, True),
        (0.1 + 0.2, 0.3, False),
        (1j, 1, False),
        pytest.param(object(), 1, False, id="object"),
    ],
    ids=str,
)
def test_values_are_compared_as_json(value: object, expected: Any, same: bool) -> None:
    assert values_match(value, expected) is same


def test_floats_in_values_may_differ_by_a_tolerance() -> None:
    near = Tolerance(1e-9, 0.0)
    assert values_match([0.1 + 0.2], [0.3], near)
    assert not values_match([0.31], [0.3], near)
    assert not values_match(math.nan, 0.3, near)
    assert not values_match(10**400, 0.3, near)
