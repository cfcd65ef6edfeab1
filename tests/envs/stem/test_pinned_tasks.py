"""The bars of training runs depend on some tasks: these stay as they are, and so do their demonstrations."""

from __future__ import annotations

import hashlib
import json
from random import Random

import pytest

from verigym.envs.stem import source

PINNED = {
    ("units", 0): "61eac1de2d3326cf",
    ("units", 2): "c34b67fe8998f621",
    ("units", 3): "43444990d1286760",
    ("units", 4): "d276456583f3317b",
    ("formulas", 0): "211cf1ddbab35fea",
    ("formulas", 1): "0de2976f68bd6f09",
    ("formulas", 3): "e139cf5d0b16a19f",
    ("formulas", 4): "09ae0d33a6542eff",
    ("units, formulas", 0): "a54930e77405fdbe",
}
"""Names of families and a level, to a hash of tasks. Levels with several wordings are told apart by their value now."""


@pytest.mark.parametrize(("names", "level"), PINNED)
def test_tasks_that_training_bars_depend_on_stay_as_they_are(names: str, level: int) -> None:
    rows = []
    for seed in (0, 7):
        supply = source(names.split(", "), seed)
        for index in range(100):
            for split in ("train", "validation"):
                task = supply.task(index, level, split)
                responses = [supply.demonstrate(task, Random(index)), supply.mistake(task, Random(index))]
                rows.append([task.id, task.prompt, task.answer, responses])
    assert hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16] == PINNED[names, level]
