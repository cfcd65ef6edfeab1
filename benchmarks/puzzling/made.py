"""Puzzles of every task, made in this process from the library's default configs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from verigym.envs.logic.names import TASKS
from verigym.types import Json, Task
from verigym.verifiers.logic.dataset import new_dataset
from verigym.verifiers.logic.scoring import Puzzle
from verigym.verifiers.logic.tagged import encode

CHEAP: dict[str, dict[str, Json]] = {
    "futoshiki": {"max_board_size": 4, "max_difficulty": 1},
    "knight_swap": {"min_pieces": 1, "max_pieces": 1},
    "puzzle24": {"operators": {"$tuple": ["+", "-"]}},
    "quantum_lock": {"difficulty": 5},
    "sokoban": {"max_w": 6, "max_h": 6, "max_boxes": 4, "max_depth": 30},
    "sudoku": {"min_empty": 30, "max_empty": 32},
    "zebra_puzzles": {"num_people": 3, "num_characteristics": 3},
}
"""Configs for tasks of which the library would make one puzzle in half a second and more."""

_SKIPPED = 5


def puzzles(name: str, number: int, seed: int = 0, config: Mapping[str, Json] | None = None) -> list[Task]:
    """Puzzles of one task, after a trip through JSON; seeds on which the library raises are passed over."""
    config = dict(config if config is not None else CHEAP.get(name, {}))
    dataset = new_dataset(name, {**config, "seed": seed, "size": number + _SKIPPED})
    found: list[Task] = []
    for index in range(number + _SKIPPED):
        if len(found) == number:
            break
        try:
            entry = dataset[index]
        except Exception:  # noqa: S112  the library raises on a few of its own draws; the next one does
            continue
        record = json.loads(json.dumps({"task": name, "config": config, "entry": encode(entry)}))
        found.append(Task(f"logic/{name}/{seed + index}", "logic", entry["question"], record))
    return found


def every_task(number: int, seed: int = 0) -> Iterator[tuple[str, list[Task]]]:
    """Each task's name with some of its puzzles."""
    for name in TASKS:
        yield name, puzzles(name, number, seed)


def golds(tasks: Sequence[Task]) -> list[str]:
    """The golds that these puzzles have."""
    return [gold.strip() for task in tasks if (gold := Puzzle.of(task.answer).gold)]


def other_golds(name: str, number: int, rng: Random) -> list[str]:
    """Golds of other tasks, drawn by ``rng``."""
    return [
        gold
        for other in rng.sample([task for task in TASKS if task != name], number)
        for gold in golds(puzzles(other, 1))
    ]
