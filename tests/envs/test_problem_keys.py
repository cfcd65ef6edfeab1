"""Tasks that are the same problem in other words are on one side of the split, and are held back once."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from verigym.envs import ProceduralSource, ReasoningEnv
from verigym.errors import UsageError
from verigym.registry import EnvSpec


class Worded:
    """Sums of two numbers below ten, in any of four wordings; the order of the two is only wording."""

    def __init__(self, name: str) -> None:
        self.name = name

    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a, b = rng.randrange(10), rng.randrange(10)
        text = rng.choice(("{} + {}?", "What is {} + {}?", "Add {} to {}.", "The sum of {} and {}?")).format(a, b)
        return f"{self.name}: {text}", str(a + b), {"key": sorted((a, b))}

    def demonstrate(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{answer}</answer>"

    def mistake(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{answer}1</answer>"


FAMILIES = {name: Worded(name) for name in ("one", "two")}


def source(**options: Any) -> ProceduralSource:
    return ProceduralSource("toy", FAMILIES, **options)


def problems(split: Any, seed: int) -> set[tuple[str, tuple[int, int]]]:
    tasks = [source(seed=seed).task(index, 0, split) for index in range(600)]
    return {(task.meta["family"], tuple(task.meta["key"])) for task in tasks}


def test_a_problem_is_on_one_side_of_the_split_in_all_its_wordings() -> None:
    train, held = problems("train", 0) | problems("train", 1), problems("validation", 0)
    assert not train & held
    assert len(train | held) == 110  # 55 unordered pairs in each family: nothing is lost between the sides


def test_a_problem_is_held_back_once(spec: EnvSpec) -> None:
    supply = source()
    env = ReasoningEnv("toy", supply, spec.verifier(), pool=None)
    count = len(problems("validation", 0))
    held = env.held_out(count)
    assert len({(task.meta["family"], *task.meta["key"]) for task in held}) == count
    with pytest.raises(UsageError, match=f"toy has {count} different validation tasks"):
        env.held_out(count + 1)
