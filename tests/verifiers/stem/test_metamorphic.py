"""Quantities, options, truth values and lists: written otherwise they stay right, changed they turn wrong."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metamorphic import pairs

from verigym.types import Task
from verigym.verifiers.stem import StemVerifier

VERIFIER = StemVerifier()
KEPT = 0.99
"""Of the rewritings of evaluation golds so many are judged right; benchmarks/truth.py has the same bar."""

UNITS = ("", "m", "kJ", r"$\mathrm{~kJ} \mathrm{~mol}^{-1}$", r"$10^{-19} \mathrm{~J}$", r"$\mathrm{m} / \mathrm{s}^2$",
         r"$\mathrm{~cm}^3$", "min", r"$\mathrm{atm}$", r"$\mu \mathrm{C}$", r"$\mathrm{kg}/\mathrm{m}^3$")  # fmt: skip
measured = st.builds(
    lambda digits, places, unit: {"kind": "number", "value": f"{digits / 10**places:.{places}f}", "unit": unit},
    st.integers(101, 9999),
    st.integers(1, 2),
    st.sampled_from(UNITS),
)
counted = st.integers(-(10**6), 10**6).filter(bool).map(lambda value: {"kind": "number", "value": value})
listed = st.lists(st.integers(-50, 50), min_size=2, max_size=4).map(lambda found: {"kind": "list", "value": found})
answers = st.one_of(
    measured,
    counted,
    listed,
    st.booleans().map(lambda value: {"kind": "boolean", "value": value}),
    st.sampled_from("abcde").map(lambda letter: {"kind": "choice", "value": f"({letter})"}),
)


def passed(answer, response, prompt=""):
    return VERIFIER.verify(Task("t", "stem", prompt, answer), response).passed


@given(answers, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_rewritten_answer_is_right_and_a_changed_one_is_wrong(answer, rng):
    found = list(pairs("generated", {"id": "g", "env": "stem", "answer": answer}, rng))
    for pair in rng.sample(found, min(6, len(found))):
        assert passed(pair.answer, pair.response) == pair.right, pair


@given(answers, st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None, derandomize=True)
def test_verdicts_do_not_depend_on_what_was_judged_before(answer, rng):
    found = list(pairs("generated", {"id": "g", "env": "stem", "answer": answer}, rng))
    found = rng.sample(found, min(6, len(found)))
    first = [VERIFIER.verify(Task("t", "stem", "", answer), pair.response) for pair in found]
    order = rng.sample(range(len(found)), len(found))
    again = {index: VERIFIER.verify(Task("t", "stem", "", answer), found[index].response) for index in order}
    assert first == [again[index] for index in range(len(found))]


@pytest.fixture(scope="module")
def evaluation_pairs(load_records):
    found = []
    for name in ("scibench", "theoremqa"):
        for record in load_records(name)[::3]:
            rng = Random(record["id"])
            every = list(pairs(name, record, rng))
            found += rng.sample(every, min(4, len(every)))
    return found


def test_rewritten_golds_of_the_evaluation_sets_stay_right(evaluation_pairs):
    kept = [pair for pair in evaluation_pairs if pair.right]
    missed = [pair for pair in kept if not passed(pair.answer, pair.response, pair.prompt)]
    assert len(missed) <= (1 - KEPT) * len(kept), missed


def test_changed_golds_of_the_evaluation_sets_turn_wrong(evaluation_pairs):
    changed = [pair for pair in evaluation_pairs if not pair.right]
    assert len(changed) > 150
    assert not [pair for pair in changed if passed(pair.answer, pair.response, pair.prompt)]
