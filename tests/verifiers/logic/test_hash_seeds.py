"""Puzzles of every task, and verdicts on them, are the same under any ``PYTHONHASHSEED``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verigym.envs.logic.helper import GeneratorHelper
from verigym.envs.logic.names import TASKS
from verigym.types import Json

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"

JUDGING = """
import json, sys
from puzzling.odd import constants
from verigym.types import Task
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.sharing import SHARED

verdicts = []
for found in json.load(sys.stdin):
    task = Task(found["task"], "logic", found["question"], found["answer"])
    gold = str(found["answer"]["entry"]["answer"])
    texts = [*[text for _, text in constants(task)][::9], gold, gold[:-1], gold[::-1], gold + " x", gold.lower()]
    for profile in ("intended", "published"):
        if found["task"] in SHARED[profile]:
            judge = LogicVerifier(profile=profile)
            verdicts += [judge.verify(task, f"<answer>{text}</answer>").to_dict() for text in texts]
print("VERDICTS", json.dumps(verdicts))
"""


def drawn() -> list[Json]:
    helper = GeneratorHelper()
    try:
        return [helper.request(tasks=[name], seed=9, index=0, level=0, split="train") for name in TASKS]
    finally:
        helper.close()


def judged(found: list[Json], hash_seed: str) -> list[Json]:
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(BENCHMARKS)}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", JUDGING],
        input=json.dumps(found),
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    verdicts: list[Json] = json.loads(run.stdout.split("VERDICTS")[-1])
    return verdicts


def test_every_task_and_its_verdicts_are_the_same_under_two_hash_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    found = drawn()
    monkeypatch.setenv("PYTHONHASHSEED", "2")
    again = drawn()

    assert [one["task"] for one, other in zip(found, again, strict=True) if one != other] == []
    one, other = judged(found, "1"), judged(found, "2")
    assert len(one) > 2_000
    assert one == other
