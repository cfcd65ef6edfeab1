"""``verigym show``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from verigym.cli.printing import print_json


def show(
    env: Annotated[str, typer.Argument(help="Name of an environment, as `verigym list` shows it.")],
    *,
    n: Annotated[int, typer.Option("-n", "--n", min=1, help="How many tasks.")] = 3,
    level: Annotated[
        str, typer.Option("--level", "--difficulty", help="0 to 4, or trivial, easy, medium, hard, expert.")
    ] = "trivial",
    seed: Annotated[int, typer.Option(help="Other seeds give other tasks.")] = 0,
    template: Annotated[str | None, typer.Option(help="How the prompt asks for the answer's form.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object, nothing else.")] = False,
) -> None:
    """Show sample tasks of an environment: prompts and gold answers."""
    from verigym import registry

    spec = registry.spec(env)
    made = registry.make(env, level=int(level) if level.isdecimal() else level, seed=seed, template=template)
    tasks = [made.task(index) for index in range(n)]
    if as_json:
        about = {"name": spec.name, "domain": spec.domain, "description": spec.description}
        print_json({**about, "templates": dict(spec.templates), "tasks": [task.to_dict() for task in tasks]})
        return
    typer.echo(f"{spec.name}: {spec.description}\ntemplates: {', '.join(spec.templates)}")
    for task in tasks:
        prompt = task.prompt if isinstance(task.prompt, str) else json.dumps(task.prompt, indent=2)
        gold = task.answer if isinstance(task.answer, str) else json.dumps(task.answer)
        typer.echo(f"\n── {task.id}\n{prompt}\n── gold: {gold}")
