"""A run of three stages with two resets that is killed in each of them ends as one that nobody killed."""

from __future__ import annotations

import time
from pathlib import Path

import kills
import pytest


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("whole") / "run"
    kills.finish(str(kills.RECIPE), out)
    return out


def kill_at(step: int, out: Path) -> None:
    """Begin or continue a run, and kill it once a step is on record."""
    process = kills.start(str(kills.RECIPE), out)
    deadline = time.monotonic() + 300
    while not any(record["step"] >= step for record in kills.written(out, "metrics")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.kill()
    process.communicate()


def test_killed_in_each_stage_it_ends_with_the_same_weights_and_records(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    for step in (1, 4, 6):
        kill_at(step, out)
    kills.finish(str(kills.RECIPE), out)
    assert kills.differences(whole, out) == []
    assert [event["step"] for event in kills.written(out, "events") if event["event"] == "resume"] != []


def test_the_run_has_three_stages_and_two_resets(whole: Path) -> None:
    events = kills.written(whole, "events")
    stages = [event["name"] for event in events if event["event"] == "stage"]
    resets = [event["cause"] for event in events if event["event"] == "reference_reset"]
    assert stages == ["start", "longer", "last"]
    assert resets == ["stage", "stage"]
    assert any(event["event"] == "stage_end" and event["cause"] == "tokens" for event in events)
