"""Penalties for long and repetitive responses, against exact computations."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verigym.errors import UsageError
from verigym.trainer.recipe.learning_rate import sqrt_rule
from verigym.trainer.rewards.length import cosine, soft_overlong, switched_on
from verigym.trainer.rewards.repetition import repeated_share


@pytest.mark.parametrize(("length", "penalty"), [(0, 0.0), (80, 0.0), (85, -0.25), (90, -0.5), (100, -1.0)])
def test_overlong_falls_linearly_over_the_buffer(length: int, penalty: float) -> None:
    assert soft_overlong(length, 100, 20) == penalty


def test_without_a_buffer_nothing_is_overlong() -> None:
    assert soft_overlong(100, 100, 0) == 0.0


# cos of 0, pi/3, pi/2, 2 pi/3 and pi: 1, 1/2, 0, -1/2 and -1.
@pytest.mark.parametrize(
    ("length", "share"), [(0, 1), (20, Fraction(3, 4)), (30, Fraction(1, 2)), (40, Fraction(1, 4)), (60, 0), (75, 0)]
)
def test_the_cosine_penalty_falls_from_its_highest_to_its_lowest_value(length: int, share: Fraction) -> None:
    assert cosine(length, 60, -0.5, 0.25) == pytest.approx(float(Fraction(-1, 2) + Fraction(3, 4) * share), abs=1e-15)


@given(lengths=st.lists(st.integers(0, 300), min_size=2, max_size=2, unique=True).map(sorted))
def test_a_longer_response_never_pays_less(lengths: list[int]) -> None:
    shorter, longer = (cosine(length, 200, -1.0, 0.0) for length in lengths)
    assert -1.0 <= longer <= shorter <= 0.0


def test_a_cycle_is_on_then_off_and_begins_again() -> None:
    assert [switched_on(step, 2, 3) for step in range(11)] == [True, True, False, False, False] * 2 + [True]
    assert all(switched_on(step, 2, 0) for step in range(11))


def repeated_by_definition(tokens: list[int], size: int) -> float:
    """Every n-gram against every earlier one."""
    marked = set()
    for start in range(len(tokens) - size + 1):
        if any(tokens[start : start + size] == tokens[before : before + size] for before in range(start)):
            marked |= set(range(start, start + size))
    return len(marked) / len(tokens) if tokens else 0.0


@given(tokens=st.lists(st.integers(0, 3), max_size=60), size=st.integers(1, 6))
def test_repetition_is_what_comparing_all_pairs_finds(tokens: list[int], size: int) -> None:
    assert repeated_share(tokens, size) == repeated_by_definition(tokens, size)


@pytest.mark.parametrize(
    ("tokens", "size", "share"),
    [
        ([], 3, 0.0),
        ([1, 2], 3, 0.0),  # shorter than an n-gram
        ([1, 2, 3, 4, 5, 6], 3, 0.0),
        ([1, 2, 3, 1, 2, 3], 3, 0.5),
        ([7] * 10, 3, 0.9),  # the first n-gram is new, each later one overlaps it
        ([258, 1, 2, 1], 1, 0.25),  # 258 is 1 and 2 as bytes
        ([151_643, 0, 151_643, 0], 2, 0.5),
    ],
)
def test_repetition_of_known_responses(tokens: list[int], size: int, share: float) -> None:
    assert repeated_share(tokens, size) == share


def test_the_learning_rate_grows_with_the_square_root_of_the_batch() -> None:
    assert sqrt_rule(2e-6, 256 * 16, 256 * 512) == pytest.approx(2e-6 * math.sqrt(32))
    assert sqrt_rule(1e-3, 64, 16) == pytest.approx(5e-4)
    assert sqrt_rule(1e-3, 64, 64) == 1e-3


@pytest.mark.parametrize(("base", "batch"), [(0, 8), (8, 0)])
def test_a_learning_rate_for_an_empty_batch_is_refused(base: int, batch: int) -> None:
    with pytest.raises(UsageError, match="both 1 completion or more"):
        sqrt_rule(1e-3, base, batch)
