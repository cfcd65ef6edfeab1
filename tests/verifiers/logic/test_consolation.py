from __future__ import annotations

import pytest

from verigym.verifiers.logic import LogicVerifier, decode
from verigym.verifiers.logic.consolation import CONSOLATION, only_decorated
from verigym.verifiers.logic.dataset import dataset_of

WRONG = {
    # task: a wrong answer for which the library pays
    "advanced_geometry": "0.123",
    "arc_agi": "0",
    "boxnet": "[]",
    "color_cube_rotation": "nothing",
    "cryptarithm": "A=1,B=2",
    "emoji_mystery": "no",
    "graph_color": "{}",
    "group_anagrams": "[]",
    "gsm_symbolic": "-0.5",
    "jugs": "[]",
    "knight_swap": "[]",
    "palindrome_generation": "xyz",
    "power_function": "7",
    "prime_factorization": "4 × 4",
    "propositional_logic": "(P ∨ ¬P)",
    "rearc": "0",
    "rush_hour": "A+0",
    "sentence_reordering": "no",
    "tower_of_hanoi": " \n.",
    "tsumego": "Z99",
}


@pytest.mark.parametrize("name", sorted(set(WRONG) - {"graph_color", "tower_of_hanoi"}))
def test_a_wrong_answer_earns_no_consolation(make_task, name: str) -> None:
    seed = next(s for s in range(50) if name != "knight_swap" or _possible(make_task(name, s)))
    task = make_task(name, seed)
    record = task.answer
    answer = WRONG[name]
    if name == "propositional_logic":
        letter = record["entry"]["metadata"]["variables"][0]
        answer = f"({letter} ∨ ¬{letter})"

    paid = dataset_of(name, record["config"]).score_answer(answer, decode(record["entry"]))
    verdict = LogicVerifier().verify(task, f"<answer>{answer}</answer>")

    assert paid > 0.0
    assert verdict.score == 0.0


def _possible(task) -> bool:
    return bool(task.answer["entry"]["metadata"]["is_possible"])


def test_prizes_are_all_below_a_third() -> None:
    assert all(0.0 < prize < 0.34 for prizes in CONSOLATION.values() for prize in prizes)


@pytest.mark.parametrize(("answer", "gold"), [('"cat"', "cat"), ("[1 2]", "1 2"), ("7.", "7"), ("`a`", "a")])
def test_decoration_is_no_other_answer(answer: str, gold: str) -> None:
    assert only_decorated(answer, gold)


@pytest.mark.parametrize(
    ("answer", "gold"), [("14", "4"), ("-4", "4"), (".4", "4"), ("4 or 5", "4"), ("0123456789", "4")]
)
def test_text_around_the_gold_is_another_answer(answer: str, gold: str) -> None:
    assert not only_decorated(answer, gold)


def test_an_answer_that_contains_the_gold_earns_nothing(make_task) -> None:
    for name in ("lcm", "chain_sum", "products"):
        task = make_task(name, 2)
        gold = task.answer["entry"]["answer"]
        wrong = f"1{gold}" if not gold.startswith("-") else f"{gold}1"

        assert dataset_of(name, {}).score_answer(wrong, decode(task.answer["entry"])) > 0.0
        assert LogicVerifier().verify(task, f"<answer>{wrong}</answer>").score == 0.0


def test_a_decorated_gold_keeps_the_share_that_the_library_pays(make_task) -> None:
    task = make_task("lcm", 2)
    gold = task.answer["entry"]["answer"]

    verdict = LogicVerifier().verify(task, f'<answer>"{gold}"</answer>')

    assert verdict.score == pytest.approx(len(gold) / (len(gold) + 2))
