"""``verigym train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def train(
    recipe: Annotated[str, typer.Argument(help="A recipe's path, or the name of a shipped one such as `tiny`.")],
    more: Annotated[list[str] | None, typer.Argument(metavar="KEY.PATH=VALUE", help="As after --set.")] = None,
    *,
    seed: Annotated[int | None, typer.Option(help="Takes the place of the recipe's seed.")] = None,
    out: Annotated[Path | None, typer.Option(help="The run folder. [default: runs/NAME]")] = None,
    overrides: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY.PATH=VALUE", help="Change a key of the recipe; repeat it.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the folder's last checkpoint.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the recipe as resolved and stop.")] = False,
) -> None:
    """Train a model by a recipe."""
    changes = [*(overrides or []), *(more or [])]
    if dry_run:
        from verigym.trainer import recipe as recipes

        typer.echo(recipes.dump(recipes.load(recipe, changes, seed)), nl=False)
        return
    from verigym.trainer import train as run

    raise typer.Exit(run(recipe, seed=seed, out=out, overrides=changes, resume=resume))
