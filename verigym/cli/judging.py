"""What commands that judge a file share: the bar, Ctrl-C, and how figures are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it."""


@contextmanager
def judging(kept: str, doing: str = "judging") -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal's stderr; gives the function that moves it, by what is done and the total.

    Args:
        kept: What is told after Ctrl-C.
        doing: What stands beside the bar.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(doing, total=None)
        try:
            yield lambda done, total: bar.update(task, completed=done, total=total)
        except KeyboardInterrupt:
            typer.echo(f"verigym: interrupted; {kept}", err=True)
            raise typer.Exit(INTERRUPTED) from None


def share(value: float | None) -> str:
    """A share; a dash for none."""
    return "-" if value is None else f"{value:.3f}"


def interval(bounds: tuple[float, float] | None) -> str:
    """An interval; nothing for none."""
    return "" if bounds is None else f"{bounds[0]:.3f}–{bounds[1]:.3f}"
