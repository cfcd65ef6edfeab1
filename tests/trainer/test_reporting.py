"""The page of a run while it goes on: written now and then, at little cost, and never to the run's harm."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from verigym.trainer.monitoring.page import LEAST_SECONDS, TIMES_ITS_COST, Reports


class Clock:
    """Says what it is told, and goes on by ``cost`` with each look."""

    def __init__(self) -> None:
        self.now = 0.0
        self.cost = 0.0

    def __call__(self) -> float:
        self.now += self.cost
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def step(reports: Reports, *, main: bool = True) -> None:
    reports.on_step_begin(None, SimpleNamespace(is_world_process_zero=main, global_step=1), None)


def test_the_page_is_written_when_it_is_due_and_by_the_main_process_alone(tmp_path: Path, clock: Clock) -> None:
    reports = Reports(tmp_path, pytest.fail, clock)
    page = tmp_path / "report.html"
    step(reports)
    assert not page.exists()
    clock.now = LEAST_SECONDS
    step(reports, main=False)
    assert not page.exists()
    step(reports)
    assert page.exists()


def test_a_page_that_takes_long_is_written_the_more_seldom(tmp_path: Path, clock: Clock) -> None:
    reports = Reports(tmp_path, pytest.fail, clock)
    page = tmp_path / "report.html"
    clock.now, clock.cost = LEAST_SECONDS, 2.0
    step(reports)
    page.unlink()
    clock.now += 0.9 * TIMES_ITS_COST * 2.0
    step(reports)
    assert not page.exists()
    clock.now += 0.2 * TIMES_ITS_COST * 2.0
    step(reports)
    assert page.exists()


def test_a_page_that_cannot_be_written_does_not_stop_the_run(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "metrics.jsonl").write_text("nothing\n")
    said: list[str] = []
    reports = Reports(tmp_path, said.append, clock)
    clock.now = LEAST_SECONDS
    step(reports)
    assert len(said) == 1
    assert "report.html could not be written" in said[0]
