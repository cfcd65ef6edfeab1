"""Which answers are scored in a shared process, and that each task has its argument in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from verigym.envs.logic.names import TASKS
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.dataset import new_dataset, scorer_of
from verigym.verifiers.logic.scoring import Profile
from verigym.verifiers.logic.sharing import LONGEST, SHARED, may_share

SECURITY = Path(__file__).parents[3] / "docs" / "security.md"


def test_only_short_answers_to_listed_tasks_share_a_process() -> None:
    assert may_share("lcm", "intended", "7" * LONGEST)
    assert not may_share("lcm", "intended", "7" * (LONGEST + 1))
    assert not may_share("simple_integration", "intended", "x")
    assert not may_share("coin_flip", "published", "1e9999999999")


@pytest.mark.parametrize("profile", ["intended", "published"])
def test_every_shared_task_has_its_argument(profile: Profile) -> None:
    section = SECURITY.read_text(encoding="utf-8").partition("## Puzzle scorers that share a process")[2]
    rows = re.findall(r"^\| (\w+) \| ([^|]+) \| ([^|]+) \|$", section.partition("\n## ")[0], re.MULTILINE)
    argued = {task for task, _, published in rows if profile == "intended" or published != "a child"}

    assert argued - {"task"} == SHARED[profile]
    assert SHARED[profile] < set(TASKS)


def test_what_is_not_shared_is_left_to_a_child(make_task) -> None:
    for name in sorted(set(TASKS) - SHARED["intended"]):
        assert LogicVerifier().quick(make_task(name), "<answer>2*x</answer>") is None
    assert LogicVerifier(profile="published").quick(make_task("coin_flip"), "<answer>1e9</answer>") is None


@pytest.mark.parametrize("answer", ["0", "1 2\n3", "{}", '[["a"]]', "A,B", "R U", "x"])
def test_scorers_without_their_data_score_as_with_it(answer: str) -> None:
    def scored(scorer: object, entry: dict[str, object]) -> object:
        try:
            return scorer.score_answer(answer, entry)  # type: ignore[attr-defined]
        except Exception as error:  # the same exception is the same result
            return type(error)

    for name in ("arc_agi", "rearc", "figlet_font", "group_anagrams", "time_intervals", "decimal_arithmetic", "codeio"):
        dataset = new_dataset(name, {"seed": 4})
        entry = dataset[0]
        assert scored(scorer_of(name, {}), entry) == scored(dataset, entry), name


def test_a_config_decides_what_a_scorer_tolerates() -> None:
    coarse = scorer_of("decimal_arithmetic", {"max_num_decimal_places": 3})
    fine = scorer_of("decimal_arithmetic", {"max_num_decimal_places": 9})

    assert coarse.score_answer("0.5001", {"answer": "0.5"}) == 1.0
    assert fine.score_answer("0.5001", {"answer": "0.5"}) == 0.0
