import re
from itertools import pairwise

import pytest

from verigym.envs.math import FAMILIES, SPEC, source
from verigym.envs.source import seeded
from verigym.registry import spec
from verigym.types import Task
from verigym.verifiers.math import MathVerifier

STRICT = MathVerifier(extraction="strict")
LENIENT = MathVerifier()
CELLS = [(name, level) for name in FAMILIES for level in range(5)]


def judge(task: Task, response: str, verifier: MathVerifier = STRICT) -> float | None:
    return (verifier.quick(task, response) or verifier.verify(task, response)).score


def draw(name: str, level: int, count: int = 30) -> list[Task]:
    return [source([name]).task(index, level) for index in range(count)]


@pytest.mark.parametrize(("name", "level"), CELLS)
def test_demonstrations_are_right_and_mistakes_are_not(name, level):
    tasks = source([name])
    for index in range(30):
        task = tasks.task(index, level)
        rng = seeded(name, level, index)
        assert judge(task, tasks.demonstrate(task, rng)) == 1.0, task
        mistake = tasks.mistake(task, rng)
        assert judge(task, mistake) == 0.0, (task, mistake)
        assert re.fullmatch(r"\\boxed\{.+\}", mistake)


@pytest.mark.parametrize(("name", "level"), CELLS)
def test_null_policies_earn_nothing(name, level):
    for task, other in pairwise(draw(name, level, 4)):
        prompt = SPEC.templates["standard@1"].format(question=task.prompt)
        policies = ["", prompt, r"\boxed{True}", r"\boxed{A}", "True", "A"]
        policies += [rf"\boxed{{{text}}}" for text in ("0", other.answer) if text != task.answer]
        for policy in policies:
            for verifier in (STRICT, LENIENT):
                assert judge(task, policy, verifier) == 0.0, (task, policy[:80])


def test_ten_thousand_boxes_earn_nothing():
    for name in FAMILIES:
        (task,) = draw(name, 0, 1)
        assert judge(task, "".join(rf"\boxed{{{number}}} " for number in range(10_000))) == 0.0


def test_tasks_depend_on_seed_index_and_level_alone():
    first = [source(seed=3).task(index, level) for index in range(40) for level in range(5)]
    again = [source(seed=3).task(index, level) for index in range(40) for level in range(5)]
    assert first == again
    assert first != [source(seed=4).task(index, level) for index in range(40) for level in range(5)]


@pytest.mark.parametrize("level", range(5))
def test_held_back_questions_never_occur_in_training(level):
    questions = {
        split: {source(seed=seed).task(index, level, split).prompt for seed in range(2) for index in range(150)}
        for split in ("train", "validation")
    }
    assert not questions["train"] & questions["validation"]


@pytest.mark.parametrize("name", FAMILIES)
def test_trivial_tasks_are_short_and_many(name):
    tasks = draw(name, 0, 1000)
    assert len({task.prompt for task in tasks}) >= 300  # of 500 and more: one in five is held back, draws repeat
    assert max(len(task.prompt) for task in tasks) <= 60
    assert max(len(task.answer) for task in tasks) <= 12
    answers = [task.answer for task in tasks]
    assert max(map(answers.count, set(answers))) < 0.2 * len(answers), "a constant answer must not pay"


@pytest.mark.parametrize("level", range(1, 5))
def test_wording_varies(level):
    for name in FAMILIES:
        shapes = {re.sub(r"[\d\W]+", " ", task.prompt) for task in draw(name, level)}
        assert len(shapes) > 1, name


def test_golds_of_plain_sums_agree_with_a_second_way_of_adding():
    for task in draw("addition", 4):
        assert sum(map(int, re.findall(r"\d+", task.prompt))) == int(task.answer)


def test_roots_satisfy_their_equation():
    from sympy import Rational, sympify

    for level in range(5):
        for task in draw("quadratics", level, 10):
            text = re.search(r"(-?\d*x\^2[^=]*?)\s*(?:=|equal|\?)", task.prompt).group(1)
            text = text.removesuffix(" be").strip()
            polynomial = sympify(re.sub(r"(\d)x", r"\1*x", text.replace("^", "**")))
            roots = [Rational(root) for root in task.answer.split(", ")]
            assert all(polynomial.subs("x", root) == 0 for root in roots), task


def test_derivatives_agree_with_sympy():
    from sympy import diff, simplify, sympify

    def read(text: str):
        text = re.sub(r"(\d)([a-z(])", r"\1*\2", text.replace("^", "**")).replace("e**", "E**")
        return sympify(text)

    for level in range(1, 5):
        for task in draw("derivatives", level, 8):
            function = re.search(r"(?:Differentiate|=) (.*?)(?: with respect to x)?\.$", task.prompt).group(1)
            assert simplify(diff(read(function), "x") - read(task.answer)) == 0, task


def test_the_environment_is_announced():
    assert spec("math") is SPEC
    assert list(SPEC.templates) == ["standard@1", "brief@1"]
    for text in SPEC.templates.values():
        assert r"\boxed{}" in text.format(question="1+1=?")
