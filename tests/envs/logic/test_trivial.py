from __future__ import annotations

from random import Random

import pytest

from verigym.envs.logic import SPEC, LogicSource
from verigym.envs.logic.trivial import MAX_GOLD, MAX_QUESTION, TRIVIAL
from verigym.types import Task
from verigym.verifiers.logic import LogicVerifier

N = 120


@pytest.fixture(scope="module", params=sorted(TRIVIAL))
def tasks(request: pytest.FixtureRequest) -> list[Task]:
    source = LogicSource([request.param], seed=1)
    return [source.task(index) for index in range(N)]


def test_questions_and_golds_are_short(tasks: list[Task]) -> None:
    assert all(len(str(task.prompt)) <= MAX_QUESTION for task in tasks)
    assert all(len(task.answer["entry"]["answer"]) <= MAX_GOLD for task in tasks)


@pytest.mark.parametrize("name", sorted(TRIVIAL))
def test_there_are_five_hundred_different_questions(name: str) -> None:
    source = LogicSource([name])
    assert len({source.task(index).prompt for index in range(900)}) >= 500


def test_demonstrations_are_right_and_mistakes_wrong(tasks: list[Task]) -> None:
    source, verifier, rng = LogicSource(), LogicVerifier(extraction="strict"), Random(0)
    for task in tasks:
        assert verifier.verify(task, source.demonstrate(task, rng)).passed
        mistake = verifier.verify(task, source.mistake(task, rng))
        assert mistake.score is not None
        assert mistake.score < 1.0, (task.prompt, mistake.extracted)


def test_null_policies_earn_nothing_in_full(tasks: list[Task]) -> None:
    verifier = LogicVerifier()
    golds = [task.answer["entry"]["answer"] for task in tasks]
    for answer in ("", "0", "True", "A", "None", "x" * 500, "\\boxed{}" * 50):
        verdicts = [verifier.verify(task, f"<answer>{answer}</answer>") for task in tasks]
        assert not any(verdict.passed for verdict in verdicts)
        assert sum(verdict.score or 0.0 for verdict in verdicts) / N < 0.1, answer  # letters in place by chance
    for shown in ("{question}", "<answer>{question}</answer>"):
        scores = [verifier.verify(task, shown.format(question=task.prompt)).score or 0.0 for task in tasks]
        assert sum(scores) / N < 0.1, shown
    # What chance gives: letters or words that happen to stand in their place.
    scores = [verifier.verify(task, f"<answer>{golds[i - 1]}</answer>").score or 0.0 for i, task in enumerate(tasks)]
    assert sum(scores) / N < 0.15


def test_templates_ask_for_the_tag_that_the_verifier_reads() -> None:
    assert list(SPEC.templates) == ["standard@1", "brief@1"]
    for template in SPEC.templates.values():
        assert "{question}" in template
        assert "<answer>" in template
    assert len(SPEC.templates["brief@1"]) < 60


def test_other_puzzles_are_demonstrated_too() -> None:
    source, verifier, rng = LogicSource(["lcm", "syllogism", "zebra_puzzles"]), LogicVerifier(), Random(0)
    for index in range(12):
        task = source.task(index, 1)
        assert verifier.verify(task, source.demonstrate(task, rng)).passed
        assert not verifier.verify(task, source.mistake(task, rng)).passed


@pytest.mark.parametrize("name", ["boxnet", "graph_color", "propositional_logic", "rubiks_cube", "rush_hour"])
def test_puzzles_without_a_gold_answer_are_demonstrated_by_a_solver(name: str) -> None:
    source, verifier, rng = LogicSource([name]), LogicVerifier(extraction="strict"), Random(0)
    for index in range(2):
        task = source.task(index, 1)
        assert verifier.verify(task, source.demonstrate(task, rng)).passed
        assert not verifier.verify(task, source.mistake(task, rng)).passed
