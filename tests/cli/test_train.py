"""``verigym train`` up to where the trainer takes over; the run itself is the trainer's test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from verigym.trainer import recipe as recipes

DEVICES = {"prorl-v1": 32, "prorl-v2": 32, "brorl": 64}


def test_the_recipe_is_printed_as_resolved_and_no_folder_made(verigym, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = verigym("train", "tiny", "--seed", 7, "--set", "max_steps=3", "--set", "reset.every_steps=2", "--resolved")
    assert ended.code == 0
    recipe = yaml.safe_load(ended.out)
    assert (recipe["seed"], recipe["max_steps"], recipe["reset"]["every_steps"]) == (7, 3, 2)
    assert list(tmp_path.iterdir()) == []


def test_one_set_may_be_followed_by_several_changes(verigym) -> None:
    one = verigym("train", "tiny", "--set", "max_steps=3", "reset.every_steps=2", "--resolved")
    two = verigym("train", "tiny", "--set", "max_steps=3", "--set", "reset.every_steps=2", "--resolved")
    assert one.code == 0
    assert one.out == two.out


def test_an_unknown_key_suggests_the_nearest(verigym) -> None:
    ended = verigym("train", "tiny", "--set", "max_stepps=3")
    assert ended.code == 2
    assert "max_steps" in ended.err


def test_a_folder_that_exists_is_refused_with_the_cure(verigym, tmp_path) -> None:
    (tmp_path / "recipe.yaml").write_text("")
    ended = verigym("train", "tiny", "--out", tmp_path)
    assert ended.code == 2
    assert "--resume" in ended.err


@pytest.mark.parametrize("name", recipes.shipped())
def test_every_shipped_recipe_can_be_planned(verigym, name) -> None:
    ended = verigym("train", name, "--dry-run", "--json", "--memory", 80, "--devices", DEVICES.get(name, 1))
    assert ended.code == 0
    plan = json.loads(ended.out)
    assert plan["parameters"] > 0
    assert plan["remarks"] == []
    assert all(0 < stage["memory"]["peak"] < 80 * 2**30 for stage in plan["stages"])


def test_a_dry_run_tells_stages_memory_and_cost_and_makes_no_folder(verigym, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = verigym("train", "prorl-v1", "--dry-run", "--devices", 32, "--memory", 80)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert lines[0] == "prorl-v1: deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B of 1,777.1 million weights on 32 x 80.0 GiB"
    assert lines[2].split() == ["run-1", "0-1600", "256", "x", "16", "4", "2e-06", "7072", "69.3", "GiB", "1,933", "h"]
    assert "run-2: begins with a reset; mix math, code, stem, logic" in lines
    assert any(line.startswith("memory at most: weights 6.6 GiB, gradients 6.6 GiB") for line in lines)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_cannot_be_is_refused_with_the_cure(verigym) -> None:
    ended = verigym("train", "plain-grpo", "--dry-run", "--memory", 40)
    assert ended.code == 2
    assert "it needs 63.2 GiB of a device that has 40.0; lower grpo.per_device_train_batch_size" in ended.err


def test_an_entry_without_tasks_is_refused_and_a_file_has_epochs(verigym, tmp_path) -> None:
    path = tmp_path / "tasks.jsonl"
    rows = [{"prompt": f"{i} + 1?", "answer": str(i + 1), "meta": {"split": "train"}} for i in range(90)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    mix = f"mix=[{{env: math, tasks: {path}}}]"
    ended = verigym("train", "tiny", mix, "--dry-run")
    assert "tiny: math has 90 tasks, an epoch each 6 steps" in ended.out
    path.write_text(path.read_text().replace("train", "validation"))
    ended = verigym("train", "tiny", mix, "--dry-run")
    assert ended.code == 2
    assert "holds no train task of math" in ended.err


def test_a_plan_for_a_model_that_is_not_here_says_what_is_unknown(verigym) -> None:
    ended = verigym("train", "plain-grpo", "model=nobody/nothing", "--dry-run")
    assert ended.code == 0
    assert "memory and cost are unknown: the configuration of 'nobody/nothing' is not on this machine" in ended.out


def test_options_of_a_plan_are_refused_without_one(verigym) -> None:
    ended = verigym("train", "tiny", "--devices", 2)
    assert ended.code == 2
    assert "add --dry-run" in ended.err


def test_the_plan_in_the_documents_is_what_the_command_prints(verigym) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "recipes.md").read_text(encoding="utf-8")
    command, *shown = text[text.index("    $ verigym train") :].partition("\n\n")[0].splitlines()
    ended = verigym(*command.split()[2:])
    assert ended.out.splitlines() == [line.removeprefix("    ") for line in shown]
