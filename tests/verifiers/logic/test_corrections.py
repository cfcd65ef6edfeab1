"""Each case shows what the published scorer pays for a wrong answer, and that ours does not."""

from __future__ import annotations

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
    ("advanced_geometry", "(1, 2)", {"task_type": "orthocenter", "ortho": ("1", "2")}, "(1, 2), or (3, 4)", 1.0),
    ("bitwise_arithmetic", "0x10", {"problem": "8 + 8"}, "٠x١٠", 1.0),
    ("binary_matrix", "0 1", {}, "[[0, 0]]", 0.0),
    ("calendar_arithmetic", "Friday", {"task": "weekday_offset"}, "Monday", 0.1),
    ("calendar_arithmetic", "100", {"task": "count_days"}, "99", 0.9),
    ("calendar_arithmetic", "-5", {"task": "count_business_days"}, "-4", 1.0),  # an "error" below 0
    ("codeio", '{"n": 1}', {}, '{"n": 2}', 0.3),
    ("codeio", '{"n": 1}', {}, '{"n": true}', 0.5),
    ("coin_flip", "0.3125", {}, "0", 1.0),  # a prefix of the gold
    ("coin_flip", "0.3125", {}, "0.31", 1.0),
    ("coin_flip", "0.0000305", {}, "0", 1.0),  # within the tolerance
    ("coin_flip", "0.3125", {}, "0.3126", 1.0),
    ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "1.0 + 2.1i", 0.9),
    ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "nan", 1.0),
    ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "nan + nanj", 1.0),
    ("countdown", "94*4", {"numbers": [94, 4], "target": 376}, "94*4.00001", 0.0),
    ("countdown", "9/2 + 1", {"numbers": [2, 2], "target": 2000000}, "2000000*2/2 + 1", 0.0),
    (
        "cryptarithm",
        "A=1,B=2",
        {"words_letters": ["A", "A"], "result_letters": "B"},
        "A=3,B=2,A=1",  # two digits for a letter
        1.0,
    ),
    ("decimal_arithmetic", "0.990748031496", {}, "0.990748", 1.0),
    ("decimal_arithmetic", "0.990748031496", {}, "0.990749", 1.0),
    (
        "fraction_simplification",
        "1/2",
        {"simplified_numerator": 1, "simplified_denominator": 2},
        r"\frac{1}{2} or 0",
        1.0,
    ),
    ("figlet_font", "FOUTER", {}, "False", 0.2),
    ("futoshiki", "1 2\n2 1", {"puzzle": [[1, 2], [0, 0]], "solution": [[1, 2], [2, 1]]}, "1 2\n1 2", 0.4),
    ("game_of_life", "[[1,0],[0,0]]", {}, "[[0,0],[0,0]]", 0.75),
    ("game_of_life", "[[1,0],[0,0]]", {}, "[[1,0],[0,0],[1,1]]", 1.0),
    ("game_of_life", "[[1,0],[0,0]]", {}, "[[true,0],[0,0]]", 1.0),
    ("game_of_life_halting", "True", {}, "I do not know", 1.0),
    ("game_of_life_halting", "True", {}, "False", 1.0),
    ("gsm_symbolic", "1", {}, "1,000", 1.0),
    ("gsm_symbolic", "288", {}, "-288", 1.0),
    ("gsm_symbolic", "288", {}, "288 or 289", 1.0),
    ("group_anagrams", "", {"solution": [["ab", "ba"]]}, '[{"ab": 1, "ba": 2}]', 1.0),
    ("jugs", "", {"puzzle": {"jug_capacities": [3, 5], "target": 5}}, '{"fill B": 0}', 1.0),
    ("jugs", "", {"puzzle": {"jug_capacities": [3, 5], "target": 5}}, '["fill B with wine"]', 1.0),
    ("kakurasu", "", {"row_sums": [1], "col_sums": [1, 0], "n_rows": 1, "n_cols": 2}, "row 1 is 0, I think", 1.0),
    ("knights_knaves", "Amy is a knight, and Bob is a knave.", {}, "if Amy is a knight then Bob is a knave", 1.0),
    ("knights_knaves", "Amy is a knight, and Bob is a knave.", {}, "Amy is a knight, and Bob is a knight.", 0.64),
    ("letter_jumble", "as it is", {"scrambled_words": ["as", "ti", "is"]}, "as ti is", 0.6),  # as asked
    ("n_queens", "", {"valid_answers": ["_ Q"]}, "Q _", 0.0),
    ("number_format", "5.001", {"solution": 5.001}, "5.002", 1.0),
    ("number_sorting", "['1', '2', '3']", {"direction": "ascending"}, "[1, 1, 3]", 1.0),
    ("number_sorting", "['1', '2', '3']", {"direction": "ascending"}, "[NaN, NaN, NaN]", 1.0),
    ("palindrome_partitioning", "", {"solution": [["a", "b"]]}, '["ab"]', 1.0),
    ("palindrome_partitioning", "", {"solution": [["a", "b"]]}, '[["a", "b"], ["a", "b"]]', 1.0),
    ("polynomial_equations", "", {}, "anything at all", 1.0),
    ("polynomial_equations", "-3.0, 0.0", {}, "0", 0.5),
    ("pool_matrix", "100 100", {"solution": [[100, 100]]}, "101 100", 1.0),
    ("pool_matrix", "100 100", {"solution": [[100, 100]]}, "1 1", 0.1),
    ("polynomial_equations", "0.002", {}, "0", 0.9),
    ("prime_factorization", "2 × 3 × 5", {}, "30", 0.5),
    ("prime_factorization", "2 × 3 × 5", {}, "1 × 30", 0.5),
    ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "8*3*1*1", 1.0),  # other numbers
    ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "8*3 + 1/2", 1.0),  # 24.5
    ("rectangle_count", "4", {}, "3", 0.6),
    ("sentence_reordering", "the cat sat", {}, "the the the", 0.3),
    ("sokoban", "", {"gamestr": "+ + + + +\n+ * @ X +\n+ + + + +"}, "RATHER NOT", 1.0),  # R moves the box
    ("spiral_matrix", "1 2", {}, "[2, 1]", 0.0),
    ("string_insertion", "AB", {}, "['B', 'A']", 0.0),
    ("sudoku", "1 2 3 4\n" * 4, {"puzzle": [[1, 2, 3, 0]] * 4, "solution": [[1, 2, 3, 4]] * 4}, "1 2 3 1\n" * 4, 0.6),
    ("sudoku", "1 2 3 4\n" * 4, {"puzzle": [[1, 2, 3, 0]] * 4, "solution": [[1, 2, 3, 4]] * 4}, "1 2 2 4\n" * 4, 0.6),
    ("survo", "1", {"board_size": 1, "solution": [[1]], "puzzle": [[1]]}, "1 or not", 1.0),
    ("time_intervals", "5 days", {"task_type": "date"}, "5 or 6", 1.0),
    ("time_intervals", "12:34", {"task_type": "time"}, "12:34:00:59", 1.0),
    ("word_sorting", "a, b", {"sorted_words": ["a", "b"]}, "a, b, c", 1.0),
    ("word_sorting", "a, b", {"sorted_words": ["a", "b"], "transformed_words": ["b", "a"]}, "b, a", 0.2),
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
    ("figlet_font", "ABCDEFGHIJ", {}, "ABCDEFGHIJKL", 2 / 3, 1.0),
    ("spell_backward", "tac", {}, "tacs", 3 / 4, 0.8),
    ("spell_backward", "ainomma", {}, "ainommab", 7 / 8, 0.9),  # seven sevenths, as floats, are not 1
    ("letter_jumble", "the cat sat", {}, "the cat sat down", 3 / 4, 1.0),
    (
        "word_sorting",
        "a, b, c",
        {"sorted_words": ["a", "b", "c"], "transformed_words": ["c", "a", "b"]},
        "a, c, b",
        1 / 3,
        0.3,
    ),
    ("game_of_life", "[[1,1],[0,0]]", {}, "[[1,0],[0,0]]", 1 / 2, 0.75),
    (
        "knights_knaves",
        "Amy is a knight, Bob is a knave, and Cleo is a knave.",
        {},
        "Amy is a knight, Bob is a knave, and Cleo is a knight.",
        1 / 3,
        0.7,
    ),
    ("letter_jumble", "as it is so", {"scrambled_words": ["as", "ti", "si", "so"]}, "as it si so", 1 / 2, 0.75),
    (
        "mini_sudoku",
        "1 2 3 4\n" * 4,
        {"puzzle": [[0] * 4] * 4, "solution": [[1, 2, 3, 4]] * 4},
        "1 2 3 4\n" * 3 + "1 2 4 3",
        5 / 6,
        0.7,
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
    ("name", "gold", "metadata", "answer", "share"),
    [
        ("binary_matrix", "0 1\n1 0", {}, "[[0, 1], [1, 0]]", 0.1),
        ("spiral_matrix", "1 2 3", {}, "[1, 2, 3]", 0.1),
        ("string_insertion", "AB", {}, "['A', 'B']", 0.1),
        ("n_queens", "", {"valid_answers": ["_ Q\nQ _"]}, "[['_', 'Q'], ['Q', '_']]", 0.5),
    ],
)
def test_python_lists_earn_what_the_library_pays_for_them(  # noqa: PLR0917  the columns of a table
    make_task, name: str, gold: str, metadata: dict[str, object], answer: str, share: float
) -> None:
    task = make_task(name, answer=gold, **metadata)

    assert published(task, answer) == judged(task, answer).score == share


@pytest.mark.parametrize(
    ("name", "gold", "metadata", "answer"),
    [
        ("advanced_geometry", "(1.5, 2)", {"task_type": "orthocenter", "ortho": ("3/2", "2")}, "1.5, 2.0"),
        ("advanced_geometry", "1.503", {"task_type": "incircle_radius"}, "1.5030"),
        ("advanced_geometry", "36.87°", {"task_type": "angle_measure"}, "36.87 degrees"),
        ("binary_matrix", "0 1\n1 0", {}, "0  1 \n\n1 0"),
        ("bitwise_arithmetic", "0x10", {}, "16"),
        ("calendar_arithmetic", "-5", {"task": "count_business_days"}, "-05"),
        ("codeio", '{"n": 1, "m": [2]}', {}, '{"m":[2],"n":1}'),
        ("coin_flip", "6.103515625e-05", {}, "6.104e-5"),
        ("coin_flip", "6.103515625e-05", {}, "0.000061035"),
        ("coin_flip", "0.3125", {}, "5/16"),
        ("coin_flip", "0.1208496094", {}, "0.12085"),
        ("complex_arithmetic", "1.0 + 2.0i", {"result": (1.0, 2.0)}, "1+2i"),
        ("complex_arithmetic", "0.0 - 1.0i", {"result": (0.0, -1.0)}, "-i"),
        ("complex_arithmetic", "3.0", {"result": (3.0, 0.0)}, "(3.0)"),
        ("complex_arithmetic", "-2.0 + 0.0i", {"result": (-2.0, 0.0)}, "-2"),
        ("decimal_arithmetic", "0.990748031496", {}, "0.990748031497"),  # rounded at another step
        ("countdown", "94*4 - 61", {"numbers": [61, 94, 4], "target": 315}, "(4 × 94) - 61"),
        ("countdown", "9/3*2", {"numbers": [9, 3, 2], "target": 6}, "9*2/3"),
        ("figlet_font", "BABBLED", {}, "B a b b l e d"),
        ("fraction_simplification", "1/2", {"simplified_numerator": 1, "simplified_denominator": 2}, r"$\frac{1}{2}$"),
        ("game_of_life", "[[0,0],[0,0]]", {}, "[[0, 0],\n [0, 0]]"),
        ("game_of_life_halting", "False", {}, "false"),
        ("group_anagrams", "", {"solution": [["ab", "ba"], ["c"]]}, '[["c"], ["ba", "ab"]]'),
        ("gsm_symbolic", "1200", {}, "$1,200.00"),
        ("kakurasu", "", {"row_sums": [1], "col_sums": [1, 0], "n_rows": 1, "n_cols": 2}, "10"),
        ("knights_knaves", "Amy is a knight, and Bob is a knave.", {}, "Bob is a knave and Amy is a knight"),
        ("knights_knaves", "Amy is an altruist, and Bob is an egoist.", {}, "amy is an altruist\nbob is an egoist"),
        ("n_queens", "", {"valid_answers": ["_ Q\nQ _"]}, " _ Q\n Q  _"),
        ("pool_matrix", "2.67 1", {"solution": [[8 / 3, 1]]}, "2.66 1.00"),
        ("number_format", "5000.001", {"solution": 5000.001}, "5,000.001"),
        ("number_sorting", "['1', '2.5', '-3']", {"direction": "ascending"}, "[1, 2.50, '-3.0']"),
        ("polynomial_equations", "-0.3773, 0.4005", {}, "0.4005, -0.37735"),
        ("polynomial_equations", "", {}, '""'),
        ("prime_factorization", "2 × 3 × 5", {}, "5 x 2*3"),
        ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "(6*2)*2/1"),
        ("puzzle24", "6*1*2*2", {"numbers": [6, 1, 2, 2]}, "(6×2)×2÷1"),
        ("quantum_lock", "A → B", {}, "A, B"),
        (
            "survo",
            "",
            {"puzzle": [[0, 0, 3], [0, 0, 3], [3, 3, 6]], "candidate_numbers": [1, 2, 1, 2]},
            "2 1 3\n1 2 3\n3 3 6",
        ),
        ("time_intervals", "3 days, 04:05", {"task_type": "datetime_tz"}, "3 days, 04:05:00"),
        ("time_intervals", "5 days", {"task_type": "date"}, "5"),
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


def test_a_square_that_keeps_every_rule_is_right_although_it_is_not_the_gold(make_task) -> None:
    puzzle = {"puzzle": [[0, 0], [0, 0]], "constraints": [], "solution": [[1, 2], [2, 1]]}
    task = make_task("futoshiki", answer="1 2\n2 1", **puzzle)

    assert judged(task, "2 1\n1 2").passed
    task = make_task("futoshiki", answer="1 2\n2 1", **{**puzzle, "constraints": [(0, 0, 0, 1, "<")]})
    assert judged(task, "2 1\n1 2").score == 0.0


def test_a_conclusion_is_no_premise_and_follows(make_task) -> None:
    task = make_task("propositional_logic", premises=["(P → Q)", "P"], variables=["P", "Q", "R"])

    assert published(task, "(P → Q)") == 1.0
    assert judged(task, "P→Q").score == 0.0
    assert published(task, "Q") < 1.0  # a lone letter counts as trivial there
    assert judged(task, "Q").passed
    assert judged(task, "P ∧ (Q ∨ ¬Q)").passed
    assert judged(task, "R ∨ ¬R").score == 0.0
    assert judged(task, "R").score == 0.0
    assert judged(task, "Q ∨ other words").reason is Reason.MALFORMED


def test_where_premises_contradict_each_other_text_is_no_conclusion(make_task) -> None:
    task = make_task("propositional_logic", premises=["P", "¬P"], variables=["P", "Q"])

    assert published(task, "no → yes") == 1.0
    assert judged(task, "no → yes").reason is Reason.MALFORMED


def test_cars_do_not_pass_through_each_other_and_blocked_moves_end_it(make_task) -> None:
    board = "ooooooooooooAAoBoooooBoooooooooooooo"
    task = make_task("rush_hour", board_config=board)

    assert judged(task, "B+2 A+4").passed
    assert published(task, "A+9 x B+9 A+9, or so") == 1.0
    assert judged(task, "A+9 x B+9 A+9, or so").reason is Reason.MALFORMED
    assert published(task, "A+4 B+2 A+4") == 1.0  # the first move is blocked after one step
    assert judged(task, "A+4 B+2 A+4").score == 0.0
    assert judged(task, "B-1 A+4").score == 0.0
    assert judged(make_task("rush_hour", board_config=board.replace("B", "K")), "B+2 A+4").passed
    assert judged(task, "A+999999999").reason is Reason.MALFORMED


def test_a_ladder_over_a_made_up_word_earns_nothing(make_task) -> None:
    task = make_task("word_ladder", start_word="COLD", end_word="CORD")

    assert published(task, "COLD,COXD,CORD") == 0.5
    assert judged(task, "COLD,COXD,CORD").score == 0.0
    assert judged(task, "COLD,CORD").passed


def test_every_correction_belongs_to_a_task_and_has_a_case() -> None:
    with_tests_of_their_own = {"propositional_logic", "quantum_lock", "rubiks_cube", "rush_hour", "word_ladder"}
    with_tests_of_their_own |= {"boxnet", "graph_color", "tower_of_hanoi"}  # test_structures.py
    assert set(CORRECTIONS) <= {case[0] for case in (*CASES, *PARTIAL_CASES)} | with_tests_of_their_own
