"""Golds written in another way stay right, changed ones turn wrong; benchmarks/truth.py does this at length."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from metamorphic import exchanged, pairs

from verigym.types import Task
from verigym.verifiers.math import MathVerifier

VERIFIER = MathVerifier()
KEPT = 0.99
"""Of the rewritings of evaluation golds so many are judged right; benchmarks/truth.py has the same bar."""

small, positive = st.integers(-99, 99), st.integers(2, 60)
fraction = st.builds(lambda sign, top, bottom: rf"{sign}\frac{{{top}}}{{{bottom}}}", st.sampled_from(("", "-")),
                     positive, positive)  # fmt: skip
decimal = st.decimals(-50, 50, places=2, allow_nan=False).map(str)
radical = st.builds(r"{}\sqrt{{{}}}".format, positive, st.sampled_from((2, 3, 5, 7, 10, 51)))
value = small.map(str) | fraction | decimal | radical
polynomial = st.builds("{}x^2 + {}x - {}".format, positive, positive, positive)
values = st.lists(small, min_size=2, max_size=4, unique=True).map(lambda found: ", ".join(map(str, found)))
ends = st.tuples(small, positive).map(lambda found: f"{found[0]}, {sum(found)}")
golds = st.one_of(
    st.integers(-(10**7), 10**7).map(str),
    value,
    polynomial,
    values,
    values.map("({})".format),
    values.map(r"\{{{}\}}".format),
    st.builds("{}{}{}".format, st.just("["), ends, st.sampled_from(")]")),
    polynomial.map("f(x) = {}".format),
    st.builds(r"{} \pm \sqrt{{{}}}".format, small, st.sampled_from((2, 3, 7))),
)


def passed(answer, response, prompt=""):
    return VERIFIER.verify(Task("t", "math", prompt, answer), response).passed


def drawn(gold, rng, number):
    found = list(pairs("generated", {"id": "g", "env": "math", "answer": gold}, rng))
    return rng.sample(found, min(number, len(found)))


@given(golds, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_a_rewritten_gold_is_right_and_a_changed_one_is_wrong(gold, rng):
    for pair in drawn(gold, rng, 6):
        assert passed(pair.answer, pair.response) == pair.right, pair


@given(golds, st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_gold_and_answer_may_be_exchanged(gold, rng):
    for pair in drawn(gold, rng, 6):
        if other := exchanged(pair):
            assert passed(other.answer, other.response) == pair.right, pair


@given(golds, st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, derandomize=True)
def test_verdicts_do_not_depend_on_what_was_judged_before(gold, rng):
    found = drawn(gold, rng, 6)
    first = [VERIFIER.verify(Task("t", "math", "", pair.answer), pair.response) for pair in found]
    order = rng.sample(range(len(found)), len(found))
    again = {
        index: VERIFIER.verify(Task("t", "math", "", found[index].answer), found[index].response) for index in order
    }
    assert first == [again[index] for index in range(len(found))]


@pytest.fixture(scope="module")
def evaluation_pairs(load_records):
    found = []
    for record in load_records("math_golds")[::12]:
        rng = Random(record["id"])
        every = list(pairs("math_golds", record, rng))
        found += rng.sample(every, min(6, len(every)))
    return found


def test_rewritten_golds_of_the_evaluation_set_stay_right(evaluation_pairs):
    kept = [pair for pair in evaluation_pairs if pair.right]
    missed = [pair for pair in kept if not passed(pair.answer, pair.response)]
    assert len(missed) <= (1 - KEPT) * len(kept), missed


def test_changed_golds_of_the_evaluation_set_turn_wrong(evaluation_pairs):
    changed = [pair for pair in evaluation_pairs if not pair.right]
    assert len(changed) > 150
    assert not [pair for pair in changed if passed(pair.answer, pair.response)]
