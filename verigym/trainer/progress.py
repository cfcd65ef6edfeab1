"""What a person sees while a run goes on."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

if TYPE_CHECKING:
    from rich.console import Console
    from transformers import TrainerCallback

PLAIN_EVERY = 20
"""Steps between two lines where the output is no terminal."""


class Progress:
    """A progress bar on a terminal, a line now and then elsewhere.

    Args:
        console: Where to.
        steps: Steps of the whole run.
        done: Steps that an earlier process took.
    """

    def __init__(self, console: Console, steps: int, done: int) -> None:
        self._console = console
        self._steps = steps
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._bar = self._bars.add_task("starting", total=steps, completed=done)

    def __enter__(self) -> Progress:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def say(self, text: str) -> None:
        """What is going on."""
        self._bars.update(self._bar, description=text)
        if not self._console.is_terminal:
            self._console.print(text)

    def show(self, step: int, logs: dict[str, Any]) -> None:
        """A step's figures."""
        names = {"score": "score", "kl": "KL", "entropy": "entropy", "completions/mean_length": "length"}
        text = "  ".join(f"{label} {logs[key]:.3g}" for key, label in names.items() if logs.get(key) is not None)
        self._bars.update(self._bar, completed=step, description=text)
        if not self._console.is_terminal and (step % PLAIN_EVERY == 0 or step == self._steps):
            self._console.print(f"step {step}/{self._steps}  {text}")

    def callback(self) -> TrainerCallback:
        """The callback that feeds it."""
        from transformers import TrainerCallback

        progress = self

        class _Shows(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
            def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
                if logs and "loss" in logs and state.is_world_process_zero:
                    progress.show(state.global_step, logs)

        return _Shows()
