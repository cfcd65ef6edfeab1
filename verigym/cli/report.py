"""``verigym report``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verigym.errors import UsageError


def report(
    run: Annotated[Path, typer.Argument(help="The folder of a training run: one that ended, goes on or was killed.")],
) -> None:
    """Write a training run's report.html anew."""
    if not (run / "recipe.yaml").is_file():
        raise UsageError(f"{run} is not the folder of a training run: there is no recipe.yaml in it")
    try:
        from verigym.report import write_run_report

        page = write_run_report(run)
    except ModuleNotFoundError as error:
        raise UsageError(f"a report needs {error.name}; install it with pip install 'verigym[report]'") from error
    typer.echo(str(page))
