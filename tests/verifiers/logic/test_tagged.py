from __future__ import annotations

import datetime
import json
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verigym.errors import UsageError
from verigym.verifiers.logic import decode, encode

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
hashables = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=8)
values = st.recursive(
    scalars | st.fractions() | st.dates() | st.datetimes() | st.times(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.sets(hashables, max_size=4)
        | st.dictionaries(hashables, inner, max_size=4)
        # Keys that look like tags must not be read as tags.
        | st.dictionaries(st.sampled_from(["$tuple", "$set", "$dict", "$other", "plain"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(values)
def test_any_value_survives_json(value: object) -> None:
    back = decode(json.loads(json.dumps(encode(value))))

    assert back == value
    assert type(back) is type(value)


def test_documented_tags_are_written() -> None:
    entry = {"a": (1, 2), "b": {3, 1, 2}, "c": {1: "x"}}

    assert encode(entry) == {"a": {"$tuple": [1, 2]}, "b": {"$set": [1, 2, 3]}, "c": {"$dict": [[1, "x"]]}}


def test_sets_of_strings_are_written_in_one_order() -> None:
    assert encode({"b", "a", "c"}) == {"$set": ["a", "b", "c"]}


def test_rare_types_of_the_library_are_written() -> None:
    numpy = pytest.importorskip("numpy")

    class Kind(Enum):
        A = "a"

    entry = [numpy.str_("s"), numpy.float64(1.5), numpy.int32(2), numpy.bool_(True), numpy.array([[1, 2]]), Kind.A]
    encoded = encode(entry)

    assert encoded == ["s", 1.5, 2, True, [[1, 2]], "a"]
    assert [type(item) for item in encoded] == [str, float, int, bool, list, str]
    exact = (Fraction(1, 3), Decimal("0.10"), datetime.date(2024, 2, 29))
    assert decode(encode(exact)) == exact


def test_what_cannot_be_written_is_named() -> None:
    with pytest.raises(UsageError, match="got object"):
        encode({"x": object()})


@pytest.mark.parametrize("broken", [{"$unknown": 1}, {"$tuple": 3}, {"$dict": [1]}, {"$date": "soon"}, {"$set": [[1]]}])
def test_broken_tags_are_named(broken: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="has the wrong form"):
        decode(broken)
