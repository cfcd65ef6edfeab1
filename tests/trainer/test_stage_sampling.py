"""A stage may change the mix, its curriculum, what is retired, the sampling, the rewards and the rollouts a prompt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.parts import CarriedPart
from verigym.trainer.recipe import Recipe
from verigym.types import Reason, Verdict

CURRICULUM = {"start": "trivial", "window": 1}


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    tasks = tmp_path / "tasks.jsonl"
    lines = [
        json.dumps({"id": f"t{i}", "prompt": f"{i}+1=?", "answer": str(i + 1), "meta": {"split": "train"}})
        for i in range(3)
    ]
    tasks.write_text("\n".join(lines))
    file = {"name": "file", "env": "math", "tasks": str(tasks), "retire": {}}
    data: dict[str, Any] = {
        "name": "two",
        "max_steps": 4,
        "mix": [
            {"env": "stem", "families": ["units", "formulas"], "curriculum": CURRICULUM},
            {"env": "code", "families": ["number_expression"]},
            file,
        ],
        "sampling": {"max_rounds": 10},
        "reward": {"cosine": {"lowest": -0.5}},
        "checkpoint": {"every_steps": 1},
        "grpo": {"num_generations": 16, "per_device_train_batch_size": 512},
        "stages": [
            {"name": "first", "steps": 2},
            {
                "name": "second",
                "mix": [
                    {**file, "weight": 2, "retire": {"skip": 4}},
                    {
                        "env": "stem",
                        "families": ["units"],
                        "curriculum": {**CURRICULUM, "highest": "easy"},
                        "solved_weight": 0.5,
                    },
                    {"env": "math", "level": "hard"},
                ],
                "sampling": {"metric": "score", "shortfall": "mask", "surplus": 8},
                "reward": {"cosine": None, "unfinished_factor": 0.0},
                "grpo": {"num_generations": 512},
            },
        ],
    }
    return recipes.parse(data, "here")


def mix_of(recipe: Recipe) -> EnvMix:
    return EnvMix.from_config([entry.model_dump() for entry in recipe.mix], seed=recipe.seed)


def test_a_stage_lays_its_sampling_rewards_and_rollouts_over_the_recipes(recipe: Recipe) -> None:
    first, second = recipe.at(0), recipe.at(1)
    assert (first.sampling.metric, first.sampling.shortfall, first.sampling.surplus) == ("reward", "pad", None)
    assert (second.sampling.metric, second.sampling.shortfall, second.sampling.surplus) == ("score", "mask", 8)
    assert second.sampling.max_rounds == 10, "what a stage does not name stays"
    assert first.reward.cosine is not None
    assert (second.reward.cosine, second.reward.unfinished_factor) == (None, 0.0)
    assert (first.grpo["num_generations"], second.grpo["num_generations"]) == (16, 512)


def test_a_stages_mix_goes_on_where_entries_are_shared_and_begins_anew_where_not(recipe: Recipe) -> None:
    first, second, fresh = mix_of(recipe.at(0)), mix_of(recipe.at(1)), mix_of(recipe.at(1))
    assert isinstance(second, CarriedPart), "checkpoints carry it over"
    right, wrong, drawn = Verdict(1.0, Reason.CORRECT), Verdict.zero(Reason.WRONG), []
    for _ in range(8):
        tasks = first.draw(6)
        first.hear(tasks, [[wrong if task.id == "t0" else right] for task in tasks])
        drawn += tasks
    assert first.levels["stem"]["units"] == 4, "it rose with each batch"
    second.carry_over(json.loads(json.dumps(first.state_dict())))

    later = second.draw(24)
    assert [second.entry(task) for task in later] == [fresh.entry(task) for task in fresh.draw(24)], "weights hold anew"
    assert [second.entry(task) for task in later[:4]].count("file") == 2
    assert {task.id for task in later if second.entry(task) == "file"} <= {"t0"}, "the others have retired for good"
    assert second.levels == {"stem": {"units": 1}}, "within the bounds of the stage"
    before, after = ({t.prompt for t in tasks if t.env == "stem"} for tasks in (drawn, later))
    assert not before & after
    assert second.sampler.success["math"] is None
    assert second.sampler.success["stem"] == first.sampler.success["stem"]
