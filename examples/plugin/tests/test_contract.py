"""The environment keeps verigym's contract, and its numerals are right."""

from __future__ import annotations

import pytest
from verigym_roman.family import numeral

import verigym
from verigym.testing import assert_contract


@pytest.mark.parametrize("level", [0, 4])
def test_the_contract_holds(level: int) -> None:
    assert_contract(verigym.make("roman", level=level), n=5)


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")])
def test_numerals_are_right(number: int, written: str) -> None:
    assert numeral(number) == written


def test_case_is_an_option() -> None:
    task = verigym.make("roman").task(0)
    small = f"<answer>{task.answer.lower()}</answer>"
    strict, lenient = (verigym.make("roman", verifier={"any_case": case}) for case in (False, True))
    assert [env.judge([task], [small])[0].score for env in (strict, lenient)] == [0.0, 1.0]
