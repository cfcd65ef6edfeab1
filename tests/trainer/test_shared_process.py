"""No training on tasks whose verdicts a policy can learn to forge, unless the recipe says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from verigym.envs import EnvMix
from verigym.errors import UsageError
from verigym.trainer.run import train
from verigym.trainer.shared_process import refuse_drawn, refuse_listed

ANSWERS: dict[str, dict[str, Any]] = {
    "shared": {"language": "c++", "kind": "asserts", "entry_point": "f", "test": "int main() { assert(f() == 1); }"},
    "apart": {"kind": "asserts", "entry_point": "f", "test": "assert f() == 1"},
    "stdio": {"language": "cpp", "kind": "stdio", "tests": [{"input": "", "output": "1"}]},
}
REFUSED = "tests of task 'shared' share a process with the program.*set allow_shared_process: true in the recipe"


def file_of(folder: Path, *names: str) -> Path:
    path = folder / "tasks.jsonl"
    records = [
        {"id": name, "env": "code", "prompt": f"{name}?", "answer": ANSWERS[name], "meta": {"split": "train"}}
        for name in names
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_tasks_of_a_file_are_looked_at_before_anything_is_trained(tmp_path: Path) -> None:
    entries = [{"env": "code", "name": "mine", "tasks": file_of(tmp_path, "apart", "stdio", "shared")}]
    with pytest.raises(UsageError, match=REFUSED):
        refuse_listed(EnvMix.from_config(entries))
    entries = [{"env": "code", "name": "mine", "tasks": file_of(tmp_path, "apart", "stdio")}, {"env": "math"}]
    refuse_listed(EnvMix.from_config(entries))


def test_tasks_that_are_drawn_are_looked_at(tmp_path: Path) -> None:
    mix = EnvMix.from_config([{"env": "code", "name": "mine", "tasks": file_of(tmp_path, "shared")}])
    with pytest.raises(UsageError, match=REFUSED):
        refuse_drawn(mix, mix.draw(1))
    mix = EnvMix.from_config([{"env": "code"}])
    refuse_drawn(mix, mix.draw(20))


def test_a_run_is_refused_by_its_recipe(tmp_path: Path) -> None:
    recipe = tmp_path / "mine.yaml"
    tasks = file_of(tmp_path, "shared")
    recipe.write_text(f"max_steps: 1\nmix: [{{env: code, tasks: '{tasks}'}}]\n", encoding="utf-8")
    with pytest.raises(UsageError, match=REFUSED):
        train(str(recipe), out=tmp_path / "run")
