"""The code domain's own problems: right programs pass, wrong ones do not, and nothing depends on the process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from random import Random

import pytest

from verigym.envs.code import FAMILIES, SPEC, CodeSource
from verigym.errors import UsageError
from verigym.sandbox import Sandbox, open_sandbox
from verigym.types import Task
from verigym.verifiers.code import CodeVerifier

SHORT = ["number_expression", "text_expression", "list_expression"]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = open_sandbox("local")
    yield sandbox
    sandbox.close()


@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_demonstration_passes_and_a_mistake_does_not(sandbox: Sandbox, family: str, level: int) -> None:
    source = CodeSource(families=[family], seed=level)
    task = source.task(7, level)
    judge = CodeVerifier()
    right = judge.verify_in(sandbox, task, source.demonstrate(task, Random(0)))
    wrong = judge.verify_in(sandbox, task, source.mistake(task, Random(0)))
    assert right.score == 1.0, (task, right)
    assert wrong.score is not None
    assert wrong.score < 1.0, (task, wrong)


@pytest.mark.parametrize("response", ["", "0", "True", "{prompt}", "```python\n```", "\\boxed{1}" * 100])
def test_null_policies_earn_nothing(sandbox: Sandbox, response: str) -> None:
    source = CodeSource()
    for level in range(5):
        task = source.task(1, level)
        text = response.replace("{prompt}", str(task.prompt))
        assert CodeVerifier().verify_in(sandbox, task, text).score == 0.0


@pytest.mark.parametrize(
    "body", ["return {v}", "return None", "return 0", "return ''", "return []", "return {v} if {v} else 0"]
)
def test_no_program_that_ignores_the_question_passes(sandbox: Sandbox, body: str) -> None:
    source = CodeSource(families=SHORT)
    for index in range(12):
        task = source.task(index)
        variable = str(task.prompt)[2]
        program = f"```python\ndef f({variable}): {body.replace('{v}', variable)}\n```"
        assert not CodeVerifier().verify_in(sandbox, task, program).passed, task


def drawn(level: int, count: int, split: str = "train", seed: int = 0) -> list[Task]:
    source = CodeSource(seed=seed)
    return [source.task(index, level, split) for index in range(count)]  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_tasks_in_every_process() -> None:
    program = (
        "from verigym.envs.code import CodeSource\n"
        "s = CodeSource(seed=3)\n"
        "print([s.task(i, i % 5).to_dict() for i in range(40)])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(runs) == 1


def test_splits_share_no_question() -> None:
    for level in range(5):
        train = {str(task.prompt) for task in drawn(level, 150)}
        held_back = {str(task.prompt) for seed in (0, 1) for task in drawn(level, 50, "validation", seed)}
        assert held_back
        assert not train & held_back


def test_level_0_is_short_and_has_many_tasks() -> None:
    for family in SHORT:
        source = CodeSource(families=[family])
        tasks = {str(task.prompt): task for task in (source.task(index) for index in range(3000))}
        assert len(tasks) >= 500
        assert all(len(prompt) <= 60 and len(task.meta["solution"]) <= 50 for prompt, task in tasks.items())


def test_higher_levels_mix_all_families_and_both_kinds() -> None:
    tasks = drawn(3, 300)
    assert {task.meta["family"] for task in tasks} == set(FAMILIES)
    assert {task.answer["kind"] for task in tasks} == {"call", "stdio"}
    assert {task.meta["family"] for task in drawn(0, 60)} == set(SHORT)


def test_an_unknown_family_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UsageError, match="Did you mean 'caesar'"):
        CodeSource(families=["cesar"])


def test_every_template_holds_the_question_and_names_the_form() -> None:
    assert list(SPEC.templates) == ["standard@1", "brief@1"]
    for text in SPEC.templates.values():
        assert "def f" not in text
        assert "f(x): x+3" in text.format(question="f(x): x+3")
        assert "```python" in text
