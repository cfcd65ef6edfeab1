from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verigym.types import Task
from verigym.verifiers.logic.dataset import new_dataset
from verigym.verifiers.logic.tagged import encode


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The library leaves the files open that it reads; nothing of ours does."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"))


MakeTask = Callable[..., Task]


@pytest.fixture(scope="session")
def make_task() -> MakeTask:
    """A task from one of the library's generators, after a trip through JSON; keywords change its metadata."""

    def make(
        name: str, seed: int = 0, answer: Any = ..., config: dict[str, Any] | None = None, **metadata: Any
    ) -> Task:
        entry = new_dataset(name, {**(config or {}), "seed": seed})[0]
        entry["metadata"].update(metadata)
        if answer is not ...:
            entry["answer"] = answer
        record = {"task": name, "config": config or {}, "entry": encode(entry)}
        return Task(f"logic/{name}/{seed}", "logic", entry["question"], json.loads(json.dumps(record)))

    return make
