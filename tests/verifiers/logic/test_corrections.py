"""Each case shows what the published scorer pays for a wrong answer, and that ours does not."""

from __future__ import annotations

import math

import pytest

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.logic import LogicVerifier, decode
from verigym.verifiers.logic.corrections import CORRECTIONS
from verigym.verifiers.logic.dataset import dataset_of


def judged(task: Task, answer: str) -> Verdict:
    return LogicVerifier().verify(task, f"<answer>{answer}</answer>")


def published(task: Task, answer: str) -> float:
    record = task.answer
    return float(dataset_of(record["task"], record["config"]).score_answer(answer, decode(record["entry"])))


CASES = [
    # task, gold, metadata, wrong answer, what the library pays at least
    ("calendar_arithmetic", "Friday", {"task": "weekday_offset"}, "Monday", 0.1),
    ("coin_flip", "0.3125", {}, "0", 1.0),  # a prefix of the gold
    ("coin_flip", "0.3125", {}, "0.31", 1.0),
    ("coin_flip", "0.0000305", {}, "0", 1.0),  # within the tolerance
    ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "nan", 1.0),
    ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "nan + nanj", 1.0),
    ("countdown", "94*4", {"numbers": [94, 4], "target": 376}, "94*4.00001", 0.0),
    ("countdown", "9/2 + 1", {"numbers": [2, 2], "target": 2000000}, "2000000*2/2 + 1", 0.0),
    (
        "fraction_simplification",
        "1/2",
        {"simplified_numerator": 1, "simplified_denominator": 2},
        r"\frac{1}{2} or 0",
        1.0,
    ),
    ("game_of_life_halting", "True", {}, "I do not know", 1.0),
    ("game_of_life_halting", "True", {}, "False", 1.0),
    ("gsm_symbolic", "1", {}, "1,000", 1.0),
    ("gsm_symbolic", "288", {}, "-288", 1.0),
    ("gsm_symbolic", "288", {}, "288 or 289", 1.0),
    ("number_format", "5.001", {"solution": 5.001}, "5.002", 1.0),
    ("number_sorting", "['1', '2', '3']", {"direction": "ascending"}, "[1, 1, 3]", 1.0),
    ("number_sorting", "['1', '2', '3']", {"direction": "ascending"}, "[NaN, NaN, NaN]", 1.0),
    ("polynomial_equations", "", {}, "anything at all", 1.0),
    ("polynomial_equations", "0.002", {}, "0", 0.9),
    ("prime_factorization", "2 × 3 × 5", {}, "30", 0.5),
    ("prime_factorization", "2 × 3 × 5", {}, "1 × 30", 0.5),
    ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "8*3*1*1", 1.0),  # other numbers
    ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "8*3 + 1/2", 1.0),  # 24.5
    ("rectangle_count", "4", {}, "3", 0.6),
    ("word_sorting", "a, b", {"sorted_words": ["a", "b"]}, "a, b, c", 1.0),
    ("word_sorting", "a, b", {"sorted_words": ["a", "b"]}, "b, a", 0.2),
    ("word_sorting", "a, b", {"sorted_words": ["a", "b"]}, "Sort: a, b", 0.5),
    ("time_intervals", "12:34", {"task_type": "time"}, "12:00", 0.9),
]


@pytest.mark.parametrize(("name", "gold", "metadata", "answer", "paid"), CASES)
def test_a_wrong_answer_that_the_library_pays_earns_nothing(  # noqa: PLR0917  the columns of a table
    make_task, name: str, gold: str, metadata: dict[str, object], answer: str, paid: float
) -> None:
    task = make_task(name, answer=gold, **metadata)

    assert published(task, answer) >= paid
    assert judged(task, answer).score == 0.0


PARTIAL_CASES = [
    ("calendar_arithmetic", "-5", {"task": "count_business_days"}, "-4", math.exp(-1), 1.0),  # "error" below 0
    ("figlet_font", "ABCDEFGHIJ", {}, "ABCDEFGHIJKL", 10 / 12, 1.0),
    ("spell_backward", "tac", {}, "tacs", 3 / 4, 0.8),
    ("spell_backward", "ainomma", {}, "ainommab", 7 / 8, 0.9),  # seven sevenths, as floats, are not 1
    ("letter_jumble", "the cat sat", {}, "the cat sat down", 3 / 4, 1.0),
    ("word_sorting", "a, b, c", {"sorted_words": ["a", "b", "c"]}, "a, c, b", 1 / 3, 0.3),
    ("polynomial_equations", "-3.0, 0.0", {}, "0", 1 / 2, 0.5),
    (
        "knights_knaves",
        "Amy is a knight, and Bob is a knave.",
        {},
        "Amy is a knight, and Bob is a knight.",
        1 / 2,
        0.64,
    ),
    ("prime_factorization", "2 × 3 × 5", {}, "6 × 5", 1 / 2, 0.5),
]


@pytest.mark.parametrize(("name", "gold", "metadata", "answer", "share", "paid"), PARTIAL_CASES)
def test_partial_credit_is_the_share_that_is_right(  # noqa: PLR0917  the columns of a table
    make_task, name: str, gold: str, metadata: dict[str, object], answer: str, share: float, paid: float
) -> None:
    task = make_task(name, answer=gold, **metadata)

    assert published(task, answer) >= paid
    verdict = judged(task, answer)
    assert verdict.score == pytest.approx(share)
    assert verdict.reason is Reason.PARTIAL


@pytest.mark.parametrize(
    ("name", "gold", "metadata", "answer"),
    [
        ("calendar_arithmetic", "-5", {"task": "count_business_days"}, "-05"),
        ("coin_flip", "0.3125", {}, "5/16"),
        ("coin_flip", "0.1208496094", {}, "0.12085"),
        ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "1+2i"),
        ("countdown", "94*4 - 61", {"numbers": [61, 94, 4], "target": 315}, "(4 × 94) - 61"),
        ("countdown", "9/3*2", {"numbers": [9, 3, 2], "target": 6}, "9*2/3"),
        ("figlet_font", "BABBLED", {}, "B a b b l e d"),
        ("fraction_simplification", "1/2", {"simplified_numerator": 1, "simplified_denominator": 2}, r"$\frac{1}{2}$"),
        ("game_of_life_halting", "False", {}, "false"),
        ("gsm_symbolic", "1200", {}, "$1,200.00"),
        ("number_format", "5000.001", {"solution": 5000.001}, "5,000.001"),
        ("number_sorting", "['1', '2.5', '-3']", {"direction": "ascending"}, "[1, 2.50, '-3.0']"),
        ("polynomial_equations", "-0.3773, 0.4005", {}, "0.4005, -0.37735"),
        ("polynomial_equations", "", {}, '""'),
        ("prime_factorization", "2 × 3 × 5", {}, "5 x 2*3"),
        ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "(6*2)*2/1"),
        ("quantum_lock", "A → B", {}, "A, B"),
        ("time_intervals", "00:46:21", {"task_type": "time"}, "0:46:21"),
    ],
)
def test_right_answers_in_another_form_are_right(
    make_task, name: str, gold: str, metadata: dict[str, object], answer: str
) -> None:
    assert judged(make_task(name, answer=gold, **metadata), answer).passed


def test_countdown_counts_numbers_as_often_as_they_are_given(make_task) -> None:
    task = make_task("countdown", answer="5*5 + 2", numbers=[5, 5, 2], target=27)

    assert judged(task, "2 + 5*5").passed
    assert judged(task, "25 + 2").score == 0.0
    assert judged(task, "5*5 + 2 + 5 - 5").score == 0.0


def test_buttons_are_not_picked_out_of_prose(make_task) -> None:
    task = make_task("quantum_lock", 1)
    assert judged(task, "Press a button, because it can be any").reason is Reason.MALFORMED


def test_an_unsolved_cube_earns_nothing_and_turns_are_bounded(make_task) -> None:
    task = make_task("rubiks_cube", 1)

    assert published(task, "R R R R") > 0.0
    assert judged(task, "R R R R").score == 0.0
    assert judged(task, "R99999999").reason is Reason.MALFORMED
    assert judged(task, "R " * 2000).reason is Reason.MALFORMED


def test_a_cube_is_solved_by_the_scramble_turned_round(make_task) -> None:
    task = make_task("rubiks_cube", 1)
    scramble = task.answer["entry"]["metadata"]["scramble_moves"].split()
    back = " ".join(turn[:-1] if turn.endswith("'") else turn + "'" for turn in reversed(scramble))

    assert judged(task, back).passed


def test_every_correction_belongs_to_a_task_and_has_a_case() -> None:
    with_tests_of_their_own = {"quantum_lock", "rubiks_cube"}
    assert set(CORRECTIONS) <= {case[0] for case in (*CASES, *PARTIAL_CASES)} | with_tests_of_their_own
