"""What a run remembers of its validations."""

from __future__ import annotations

import json

from verigym.evaluation import TaskScores
from verigym.trainer.validation.memory import ValidationMemory

TASKS = [TaskScores("math", "a", (1.0, 0.0)), TaskScores("math", "b", (None, 0.5))]
COLD, HOT = {"temperature": 0.6}, {"temperature": 1.0}


def test_the_first_of_equal_means_stays_the_best() -> None:
    memory = ValidationMemory()
    for step, mean in ((0, 0.2), (10, 0.5), (20, 0.5), (30, 0.4)):
        if memory.hear(step, mean, TASKS, COLD):
            memory.keep(step, mean)
    assert memory.best == {"step": 10, "mean": 0.5}
    assert [one["step"] for one in memory.history] == [0, 10, 20, 30]
    assert (memory.at(20), memory.at(21)) == (0.5, None)


def test_a_validation_that_is_made_again_counts_once() -> None:
    memory = ValidationMemory()
    memory.hear(5, 0.5, TASKS, COLD)
    memory.hear(5, 0.5, TASKS, COLD)
    assert memory.history == [{"step": 5, "mean": 0.5}]


def test_scores_of_other_tasks_or_other_sampling_are_not_compared() -> None:
    memory = ValidationMemory()
    memory.hear(0, 0.9, TASKS, COLD)
    memory.keep(0, 0.9)
    assert memory.hear(10, 0.1, TASKS, HOT)
    assert (memory.best, [one["step"] for one in memory.history]) == (None, [10])
    memory.keep(10, 0.1)
    assert memory.hear(20, 0.05, TASKS[:1], HOT)
    assert [one["step"] for one in memory.history] == [20]
    assert memory.first == TASKS  # what was newly solved is told from the very first one on


def test_it_comes_back_from_a_checkpoint_as_it_was() -> None:
    memory, other = ValidationMemory(), ValidationMemory()
    memory.hear(0, 0.3, TASKS, COLD)
    memory.keep(0, 0.3)
    other.load_state_dict(json.loads(json.dumps(memory.state_dict())))
    assert other.state_dict() == memory.state_dict()
    assert other.first == TASKS
    assert not other.hear(1, 0.3, TASKS, COLD)
    assert other.best == {"step": 0, "mean": 0.3}
