"""What a person sees while a run goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from verigym.report.reading import Growing, Record

if TYPE_CHECKING:
    from transformers import TrainerCallback

PLAIN_EVERY = 20
"""Steps between two lines where the output is no terminal."""

FIGURES = {
    "score": "score",
    "reward": "reward_terms/total",
    "KL": "kl",
    "KL coefficient": "kl_coef",
    "entropy": "entropy",
    "length": "length",
    "not ended": "unfinished",
    "informative": "sampling/informative",
    "rounds": "sampling/rounds",
    "learning rate": "learning_rate",
    "s a step": "step_time",
}
"""Figures of a step, by label."""

BY_DOMAIN = {"score": "score", "informative": "informative", "length": "length", "not ended": "unfinished"}
"""Columns of the table of domains: figures of which there is one a domain."""


class Progress:
    """A live view on a terminal, a line now and then elsewhere; nothing on a quiet console.

    Args:
        console: Where to.
        steps: Steps of the whole run.
        done: Steps that an earlier process took.
        events: The run's ``events.jsonl``, for the last validation, reset and stage.
    """

    def __init__(self, console: Console, steps: int, done: int, events: Path) -> None:
        self._console = console
        self._steps = steps
        self._step = done
        self._doing = "starting"
        self._logs: Mapping[str, Any] = {}
        self._events = Growing(events)
        self._last: dict[str, Record] = {}
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            console=console,
        )
        self._bar = self._bars.add_task(self._doing, total=steps, completed=done)
        self._live = Live(get_renderable=self.view, console=console, refresh_per_second=2, transient=True)

    def __enter__(self) -> Progress:
        self._hear()
        if self._console.is_terminal and not self._console.quiet:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def say(self, text: str) -> None:
        """What is going on."""
        self._doing = text
        self._bars.update(self._bar, description=text)
        if not self._console.is_terminal:
            self._console.print(text, markup=False)

    def show(self, step: int, logs: Mapping[str, Any]) -> None:
        """A step's figures, and what has happened since the last one."""
        self._step, self._logs, self._doing = step, logs, "training"
        self._bars.update(self._bar, completed=step, description="training")
        heard = self._hear()
        if self._console.is_terminal:
            return
        for event in heard:
            self._console.print(_told(event), markup=False, highlight=False)
        if step % PLAIN_EVERY == 0 or step == self._steps:
            self._console.print(f"step {step}/{self._steps}  {_line(logs)}", markup=False, highlight=False)

    def view(self) -> RenderableType:
        """What stands on the terminal now."""
        shown: list[RenderableType] = [self._bars]
        if self._logs:
            shown += [Text(_line(self._logs)), _domains(self._logs)]
        shown += [Text(_told(event)) for event in self._last.values()]
        return Group(*shown)

    def callback(self) -> TrainerCallback:
        """The callback that feeds it."""
        from transformers import TrainerCallback

        progress = self

        class _Shows(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
            def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
                if logs and "loss" in logs and state.is_world_process_zero:
                    progress.show(state.global_step, logs)

        return _Shows()

    def _hear(self) -> list[Record]:
        """The events since the last time; the last one of each kind stays in view."""
        heard = self._events.new()
        for event in heard:
            self._last.pop(event["event"], None)
            self._last[event["event"]] = event
        return heard


def _line(logs: Mapping[str, Any]) -> str:
    figures = [f"{label} {logs[key]:.3g}" for label, key in FIGURES.items() if logs.get(key) is not None]
    tokens, seconds = logs.get("sampling/generated_tokens"), logs.get("step_time")
    return "  ".join([*figures, *([f"tokens/s {tokens / seconds:.0f}"] if tokens and seconds else [])])


def _domains(logs: Mapping[str, Any]) -> Table:
    table = Table("domain", *BY_DOMAIN, box=None, padding=(0, 2))
    for name in sorted(key.removeprefix("informative/") for key in logs if key.startswith("informative/")):
        values = [logs.get(f"{key}/{name}") for key in BY_DOMAIN.values()]
        table.add_row(Text(name), *("" if value is None else f"{value:.3g}" for value in values))
    return table


def _told(event: Record) -> str:
    """An event in a line: its step, what it is, and its figures as far as they fit."""
    figures = event.get("scores") or {key: value for key, value in event.items() if key not in ("step", "event")}
    shown = {key: f"{value:.3g}" if isinstance(value, float) else value for key, value in figures.items()}
    plain = [f"{key} {value}" for key, value in shown.items() if not isinstance(value, dict | list)]
    return f"step {event['step']} {event['event']}: {'  '.join(plain)}"
