"""``verigym train`` up to where the trainer takes over; the run itself is the trainer's test."""

from __future__ import annotations

import yaml


def test_a_dry_run_prints_the_recipe_as_resolved_and_makes_no_folder(verigym, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = verigym("train", "tiny", "--seed", 7, "--set", "max_steps=3", "--set", "reset.every_steps=2", "--dry-run")
    assert ended.code == 0
    recipe = yaml.safe_load(ended.out)
    assert (recipe["seed"], recipe["max_steps"], recipe["reset"]["every_steps"]) == (7, 3, 2)
    assert list(tmp_path.iterdir()) == []


def test_one_set_may_be_followed_by_several_changes(verigym) -> None:
    one = verigym("train", "tiny", "--set", "max_steps=3", "reset.every_steps=2", "--dry-run")
    two = verigym("train", "tiny", "--set", "max_steps=3", "--set", "reset.every_steps=2", "--dry-run")
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
