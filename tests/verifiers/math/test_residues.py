"""Classes of integers are equal as sets of integers."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verigym.verifiers.math.normal import normal
from verigym.verifiers.math.reading.residues import residues
from verigym.verifiers.math.shapes import Residues

few = settings(derandomize=True, deadline=None, max_examples=15)
moduli = st.integers(2, 24)
classes = moduli.flatmap(lambda m: st.tuples(st.sets(st.integers(0, m - 1), min_size=1, max_size=4), st.just(m)))


def congruence(members, modulus: int, name: str = "n") -> str:
    return rf"{name} \equiv {', '.join(map(str, members))} \pmod{{{modulus}}}"


@given(classes, st.integers(-3, 3))
@few
def test_a_residue_may_be_any_member_of_its_class(right, drawn, shift):
    members, modulus = drawn
    gold = congruence(sorted(members), modulus)
    assert right(gold, congruence([r + shift * modulus for r in sorted(members, reverse=True)], modulus))
    assert not right(gold, congruence([sorted(members)[0] + 1, *sorted(members)[1:]], modulus)) or len(members) > 1
    assert not right(gold, congruence(members, modulus + 1))
    assert not right(gold, congruence(members, modulus, "m"))


@given(classes, st.integers(2, 4))
@few
def test_a_class_splits_modulo_a_multiple(right, drawn, times):
    members, modulus = drawn
    split = sorted(r + k * modulus for r in members for k in range(times))
    assert right(congruence(members, modulus), congruence(split, times * modulus))
    assert right(congruence(split, times * modulus), congruence(members, modulus))
    assert not right(congruence(members, modulus), congruence(split[1:], times * modulus))


@given(classes)
@few
def test_a_class_is_its_progressions_over_all_integers(right, drawn):
    members, modulus = drawn
    families = ", ".join(f"{modulus}k+{r}" for r in sorted(members))
    assert right(congruence(members, modulus), rf"n = {families}, k \in \mathbb{{Z}}")
    assert not right(congruence(members, modulus), rf"n = {families}, {modulus}k-1, k \in \mathbb{{Z}}") or (
        modulus - 1 in members
    )


@given(classes, classes)
@few
def test_two_classes_are_equal_when_their_members_are(right, one, other):
    period = one[1] * other[1]
    sets = [{r + k * m for r in members for k in range(period // m)} for members, m in (one, other)]
    assume(sets[0] != sets[1])
    assert not right(congruence(*one), congruence(*other))


@given(moduli, st.integers(1, 99))
@few
def test_words_name_the_class_that_signs_name(modulus, value):
    multiples = Residues(frozenset([0]), modulus)
    for text in (f"multiples of {modulus}", f"all integers divisible by {modulus}", f"the multiples of {modulus}"):
        assert residues(text) == multiples, text
    wanted = Residues(frozenset([value % modulus]), modulus, "n")
    for text in (rf"n \equiv {value} \pmod{{{modulus}}}", rf"n \equiv {value} (\mod {modulus})",
                 f"n is congruent to {value} modulo {modulus}",
                 rf"n \equiv {value} \mod {modulus}", rf"n \equiv {value - modulus} \pmod {modulus}"):  # fmt: skip
        assert residues(normal(text)) == wanted, text


RIGHT = [
    (r"n \equiv 1 \pmod 2", r"\text{all odd integers}"),
    (r"n \equiv 0 \pmod 2", r"n \text{ is even}"),
    (r"\text{all even integers}", r"2k, k \in \mathbb{Z}"),
    (r"n \equiv \pm 1 \pmod 6", r"n \equiv 1, 5 \pmod 6"),
    (r"n \equiv 1 \pmod 3", r"1 \bmod 3"),
]
WRONG = [
    (r"\text{all odd integers}", r"\text{all even integers}"),
    (r"\text{all odd integers}", r"\text{all odd integers except } 1"),
    (r"\text{all odd integers}", r"\text{all odd primes}"),
    (r"\text{all odd integers}", "1, 3, 5"),
    (r"\text{multiples of } 6", "3k"),
    (r"n \equiv \pm 1 \pmod 6", r"n \equiv 1 \pmod 6"),
    (r"n \equiv 1 \pmod 3", "1"),
    (r"n \equiv 1 \pmod 3", r"n \equiv 1"),
    (r"n \equiv 1 \pmod 3", r"n \not\equiv 1 \pmod 3"),
    (r"n \equiv 1 \pmod 3", r"n \equiv 1 \pmod 3 \text{ and } n \equiv 1 \pmod 5"),
    (r"n \equiv 1 \pmod 3", r"n \equiv 1 \pmod 3 \text{ or } n \equiv 1 \pmod 5"),
]


@pytest.mark.parametrize(("gold", "answer"), RIGHT)
def test_the_same_class_in_other_words_is_right(right, gold, answer):
    assert right(gold, answer)
    assert right(answer, gold)


@pytest.mark.parametrize(("gold", "answer"), WRONG)
def test_another_class_is_wrong(right, gold, answer):
    assert not right(gold, answer)


@pytest.mark.parametrize("text", ["", "5", "mod 3", r"n \equiv 1 \pmod 0", r"n \equiv 1 \pmod 3 or m \equiv 2 \pmod 3",
                                  "odd", "multiples of x", "all integers", r"n \equiv x \pmod 3"])  # fmt: skip
def test_what_names_no_class_is_none(text):
    assert residues(text) is None
