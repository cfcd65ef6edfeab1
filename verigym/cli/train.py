"""``verigym train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verigym.errors import UsageError


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
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print stages, batches, memory and cost, refuse what cannot be, and stop.")
    ] = False,
    resolved: Annotated[bool, typer.Option("--resolved", help="Print the recipe as resolved and stop.")] = False,
    devices: Annotated[int | None, typer.Option(min=1, help="Of a dry run: devices that train together.")] = None,
    memory: Annotated[
        float | None, typer.Option(min=0, help="Of a dry run: GiB of a device. [default: this machine's GPU]")
    ] = None,
    tflops: Annotated[
        float | None, typer.Option(min=0.001, help="Of a dry run: 10^12 operations a second and device. [default: 25]")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Of a dry run: print one JSON object instead.")] = False,
) -> None:
    """Train a model by a recipe."""
    changes = [*(overrides or []), *(more or [])]
    if dry_run:
        _plan(recipe, changes, seed, machine=(devices, memory, tflops), as_json=as_json)
        return
    if as_json or (devices, memory, tflops) != (None, None, None):
        raise UsageError("--devices, --memory, --tflops and --json are of a plan; add --dry-run")
    if resolved:
        from verigym.trainer import recipe as recipes

        typer.echo(recipes.dump(recipes.load(recipe, changes, seed)), nl=False)
        return
    from verigym.trainer import train as run

    raise typer.Exit(run(recipe, seed=seed, out=out, overrides=changes, resume=resume))


def _plan(
    recipe: str,
    changes: list[str],
    seed: int | None,
    *,
    machine: tuple[int | None, float | None, float | None],
    as_json: bool,
) -> None:
    from verigym.cli.planning import print_plan
    from verigym.cli.printing import print_json
    from verigym.trainer import recipe as recipes
    from verigym.trainer.planning import dry_run

    run = dry_run.dry_run(recipes.load(recipe, changes, seed), dry_run.machine(*machine))
    if as_json:
        print_json(run.to_dict())
    else:
        print_plan(run)
