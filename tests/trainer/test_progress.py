"""What a person sees while a run goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from verigym.trainer.monitoring.progress import PLAIN_EVERY, Progress

LOGS = {
    "loss": 0.0,
    "score": 0.512,
    "score/math": 0.75,
    "informative/math": 0.5,
    "kl": 0.0123,
    "kl_coef": None,
    "sampling/generated_tokens": 600.0,
    "step_time": 3.0,
}


def write(path: Path, *events: dict[str, object]) -> None:
    with path.open("a") as file:
        file.writelines(json.dumps(event) + "\n" for event in events)


@pytest.fixture
def events(tmp_path: Path) -> Path:
    return tmp_path / "events.jsonl"


def test_where_there_is_no_terminal_a_line_comes_now_and_then(events: Path) -> None:
    console = Console(file=io.StringIO(), width=300)
    with Progress(console, 2 * PLAIN_EVERY, 0, events) as progress:
        for step in range(1, 2 * PLAIN_EVERY + 1):
            progress.show(step, LOGS)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert [line.split("  ")[0] for line in lines] == ["step 20/40", "step 40/40"]
    assert "score 0.512  KL 0.0123" in lines[0]
    assert "tokens/s 200" in lines[0]


def test_events_are_told_as_they_come_and_never_twice(events: Path) -> None:
    write(events, {"step": 0, "event": "validation", "scores": {"mean": 0.25}})
    console = Console(file=io.StringIO(), width=300)
    with Progress(console, 40, 0, events) as progress:
        progress.show(1, LOGS)
        write(events, {"step": 1, "event": "reference_reset", "cause": "kl_spike", "kl": 0.123456})
        progress.show(2, LOGS)
        progress.show(3, LOGS)
    assert console.file.getvalue() == "step 1 reference_reset: cause kl_spike  kl 0.123\n"  # type: ignore[attr-defined]


def test_a_terminal_shows_figures_domains_and_the_last_event_of_each_kind(events: Path) -> None:
    write(events, *({"step": step, "event": "validation", "scores": {"mean": step / 10}} for step in (1, 2)))
    console = Console(file=io.StringIO(), width=300, force_terminal=True, color_system=None)
    with Progress(console, 40, 2, events) as progress:
        progress.say("validation")
        progress.show(3, LOGS)
        with console.capture() as capture:
            console.print(progress.view())
    seen = capture.get()
    assert "3/40" in seen
    assert "score 0.512" in seen
    assert ["math", "0.75", "0.5"] in [line.split() for line in seen.splitlines()]
    assert "step 2 validation: mean 0.2" in seen
    assert "step 1 validation" not in seen


def test_a_quiet_console_stays_empty(events: Path) -> None:
    console = Console(file=io.StringIO(), quiet=True, force_terminal=True)
    with Progress(console, 40, 0, events) as progress:
        progress.say("loading")
        progress.show(40, LOGS)
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]
