"""Tasks and families that are solved are drawn less often, or no more; exact on resume, carried from stage to stage."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.envs import EnvMix, Retirement
from verigym.envs.retirement import Retired
from verigym.errors import UsageError
from verigym.types import Reason, Task, Verdict

RIGHT, WRONG, NONE = Verdict(1.0, Reason.CORRECT), Verdict.zero(Reason.WRONG), Verdict.unscorable("broken")


@pytest.fixture
def tasks(tmp_path: Path) -> str:
    path = tmp_path / "tasks.jsonl"
    lines = [
        json.dumps(
            {"id": f"t{i}", "env": "math", "prompt": f"{i}+1=?", "answer": str(i + 1), "meta": {"split": "train"}}
        )
        for i in range(4)
    ]
    path.write_text("\n".join(lines))
    return str(path)


def mix(tasks: str, retire: dict[str, Any] | None, **entry: Any) -> EnvMix:
    options = {} if retire is None else {"retire": retire}
    return EnvMix.from_config([{"env": "math", "tasks": tasks, **options, **entry}], seed=1)


def play(one: EnvMix, n: int, solved: set[str]) -> list[str]:
    """Draw and hear; those of ``solved`` are answered right."""
    drawn = []
    for _ in range(n):
        (task,) = one.draw(1)
        one.hear([task], [[RIGHT, RIGHT] if task.id in solved else [RIGHT, WRONG]])
        drawn.append(task.id)
    return drawn


def test_a_solved_task_is_drawn_no_more_and_the_others_in_their_turn(tasks: str) -> None:
    drawn = play(mix(tasks, {}), 13, {"t2"})
    assert Counter(drawn) == {"t0": 4, "t1": 4, "t2": 1, "t3": 4}


def test_a_solved_task_may_come_back_after_some_turns(tasks: str) -> None:
    drawn = play(mix(tasks, {"skip": 2}), 400, {"t2"})
    assert Counter(drawn)["t2"] == pytest.approx(
        400 / (3 * 3 + 1), abs=1
    )  # once while the others come three times each


def test_what_is_no_longer_solved_comes_in_each_pass_again(tasks: str) -> None:
    one = mix(tasks, {"skip": 1})
    play(one, 4, {"t2"})
    assert one.retired["math"].number == 1
    assert Counter(play(one, 30, set()))["t2"] >= 6
    assert one.retired["math"].number == 0


def test_some_groups_in_a_row_may_be_asked_for_and_a_miss_begins_the_row_anew(tasks: str) -> None:
    one = mix(tasks, {"after": 2})
    task = next(task for task in one.draw(4) if task.id == "t2")
    for verdicts, retired in (([RIGHT], 0), ([RIGHT, WRONG], 0), ([RIGHT], 0), ([NONE], 0), ([RIGHT, NONE], 1)):
        one.hear([task], [verdicts])
        assert one.retired["math"].number == retired


def test_when_all_tasks_have_retired_all_come_back(tasks: str) -> None:
    assert Counter(play(mix(tasks, {}), 12, {"t0", "t1", "t2", "t3"})) == {f"t{i}": 3 for i in range(4)}


def test_without_retirement_draws_are_as_ever(tasks: str) -> None:
    assert [t.id for t in mix(tasks, None).draw(12)] == [t.id for t in mix(tasks, {}).draw(12)]


@settings(max_examples=40, deadline=None)
@given(
    solved=st.lists(st.booleans(), min_size=30, max_size=30),
    after=st.integers(1, 2),
    skip=st.sampled_from([None, 1, 3]),
    cut=st.integers(0, 29),
)
def test_a_saved_state_goes_on_exactly(solved: list[bool], after: int, skip: int | None, cut: int) -> None:
    def task_at(index: int) -> Task:
        return Task(f"t{index % 5}", "math", "?", None)

    rule = Retirement(after, skip)
    whole, part, place = Retired("math", rule, 5), Retired("math", rule, 5), 0
    for step, right in enumerate(solved):
        if step == cut:
            state = json.loads(json.dumps(part.state_dict()))
            part = Retired("math", rule, 5)
            part.load_state_dict(state)
        (task, passed), again = whole.next(place, task_at), part.next(place, task_at)
        assert (task, passed) == again
        place += passed + 1
        for each in (whole, part):
            each.hear(task, [1.0, float(right)])


def test_a_resumed_mix_passes_over_the_same_tasks(tasks: str) -> None:
    one, other = mix(tasks, {"skip": 1}), mix(tasks, {"skip": 1})
    play(one, 6, {"t1", "t2"})
    other.load_state_dict(json.loads(json.dumps(one.state_dict())))
    assert play(one, 20, {"t2"}) == play(other, 20, {"t2"})


def test_the_next_stage_goes_on_from_the_tasks_that_were_passed_over(tasks: str) -> None:
    one = mix(tasks, {})
    play(one, 6, {"t1", "t2"})
    state = json.loads(json.dumps(one.state_dict()))
    place = state["starts"]["math"] + state["counts"]["math"]
    plain, stricter = mix(tasks, None, weight=3), mix(tasks, {"after": 2}, weight=3)
    for stage in (plain, stricter):
        stage.carry_over(state)
    assert [t.id for t in plain.draw(4)] == [one.envs["math"].task(place + i).id for i in range(4)]
    assert not {"t1", "t2"} & set(play(stricter, 8, set())), "and those that have retired stay so"


def test_states_with_and_without_retired_tasks_do_not_mix(tasks: str) -> None:
    with pytest.raises(UsageError, match="this state has retired tasks of math, and the mix has retired tasks of no"):
        mix(tasks, None).load_state_dict(mix(tasks, {}).state_dict())


@pytest.mark.parametrize(
    ("retire", "message"),
    [
        ({"after": 0}, "after of a retirement is a whole number from 1 on, got 0"),
        ({"skip": 0}, "skip of a retirement is a whole number from 1 on, got 0"),
        ({"skipp": 1}, "'skipp' is not a setting of a retirement. Did you mean 'skip'"),
        (3, "a retirement is a mapping of after, skip, got 3"),
    ],
)
def test_impossible_retirements_are_refused(tasks: str, retire: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        mix(tasks, retire)


def test_tasks_that_never_end_cannot_retire() -> None:
    with pytest.raises(UsageError, match="none comes twice and none can retire: leave out its 'retire'"):
        EnvMix.from_config([{"env": "math", "retire": {}}])


def test_a_file_without_a_task_to_train_on_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "held-out.jsonl"
    path.write_text(json.dumps({"prompt": "1+1=?", "answer": "2", "meta": {"split": "validation"}}))
    one = EnvMix.from_config([{"env": "stem"}, {"env": "math", "tasks": str(path)}])
    with pytest.raises(UsageError, match=r'holds no train task of math; mark some with "meta": \{"split": "train"\}'):
        one.refuse_empty()
    mix(str(path), None, split="validation").refuse_empty()


# --- families -----------------------------------------------------------------------------------------------------

FAMILIES = ["comparison", "places"]


def by_family(solved_weight: float, **entry: Any) -> EnvMix:
    return EnvMix.from_config([{"env": "math", "families": FAMILIES, "solved_weight": solved_weight, **entry}], seed=1)


def shares(one: EnvMix, n: int, solved: str) -> Counter[str]:
    drawn = Counter[str]()
    for _ in range(n):
        (task,) = one.draw(1)
        one.hear([task], [[RIGHT if task.meta["family"] == solved else WRONG]])
        drawn[task.meta["family"]] += 1
    return drawn


def test_a_solved_family_is_drawn_less_often_and_again_when_success_falls() -> None:
    one = by_family(0.25)
    shares(one, 200, "places")
    after = shares(one, 100, "places")
    assert after == {"comparison": 80, "places": 20}  # weights 1 and 0.25
    shares(one, 600, "comparison")
    assert shares(one, 100, "comparison") == {"comparison": 20, "places": 80}


def test_a_familys_own_weight_and_its_success_multiply() -> None:
    one = by_family(0.5, weights={"places": 4})
    shares(one, 300, "places")
    assert shares(one, 90, "places") == {"comparison": 30, "places": 60}  # 1 to 4 / 2


def test_weights_that_follow_success_resume_and_carry_over() -> None:
    one, other, stage = by_family(0.25), by_family(0.25), by_family(0.25, weights={"places": 2})
    shares(one, 200, "places")
    state = json.loads(json.dumps(one.state_dict()))
    other.load_state_dict(state)
    stage.carry_over(state)
    assert [t.id for t in other.draw(50)] == [t.id for t in one.draw(50)]
    drawn = Counter(task.meta["family"] for task in stage.draw(90))
    assert drawn == {"comparison": 60, "places": 30}  # 1 to 2 / 4


@pytest.mark.parametrize("value", [0, 1.5, "much"])
def test_a_solved_weight_lies_between_a_hundredth_and_one(value: Any) -> None:
    with pytest.raises(UsageError, match=r"the 'solved_weight' of 'math' is a number from 0.01 to 1"):
        by_family(value, weights={})


def test_files_have_no_families_that_could_be_solved(tasks: str) -> None:
    with pytest.raises(UsageError, match="its 'retire' passes over solved tasks"):
        mix(tasks, None, solved_weight=0.5)
