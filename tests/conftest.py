"""Fixtures that every room's tests share."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder of evaluation sets: ``VERIGYM_DATA``, or ``shared/data`` beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("VERIGYM_DATA", beside))


@pytest.fixture(scope="session")
def load_records(data_dir: Path) -> Callable[[str], list[dict[str, Any]]]:
    """Read an evaluation set by its name."""

    def load(name: str) -> list[dict[str, Any]]:
        path = data_dir / f"{name}.jsonl"
        if not path.exists():
            give_up = pytest.fail if os.environ.get("CI") else pytest.skip
            give_up(f"the evaluation set {path} is missing; set VERIGYM_DATA to the folder that holds it")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    return load
