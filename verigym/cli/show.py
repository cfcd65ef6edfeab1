"""``verigym show``."""

from __future__ import annotations

from typing import Annotated

import typer

from verigym.cli.printing import print_json
from verigym.types import Json


def show(
    env: Annotated[str, typer.Argument(help="An environment, or one of its families: math, logic/sudoku.")],
    *,
    n: Annotated[int, typer.Option("-n", "--n", min=1, help="How many tasks.")] = 3,
    level: Annotated[
        str, typer.Option("--level", "--difficulty", help="0 to 4, or trivial, easy, medium, hard, expert.")
    ] = "trivial",
    seed: Annotated[int, typer.Option(help="Other seeds give other tasks.")] = 0,
    template: Annotated[str | None, typer.Option(help="How the prompt asks for the answer's form.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object, nothing else.")] = False,
) -> None:
    """Show sample tasks of an environment or family: prompts and gold answers."""
    from verigym import registry
    from verigym.envs.env import prompt_text

    spec = registry.spec(env)
    made = registry.make(env, level=int(level) if level.isdecimal() else level, seed=seed, template=template)
    tasks = [made.task(index) for index in range(n)]
    if as_json:
        about = {"name": spec.name, "domain": spec.domain, "description": spec.description}
        print_json({**about, "templates": dict(spec.templates), "tasks": [task.to_dict() for task in tasks]})
        return
    typer.echo(f"{spec.name}: {spec.description}\ntemplates: {', '.join(spec.templates)}")
    for task in tasks:
        typer.echo(f"\n── {task.id}\n{prompt_text(task)}\n── gold: {gold_text(task.answer)}")


def gold_text(answer: Json) -> str:
    """A task's answer as people read it; a puzzle's without the entry that its scorer needs."""
    if not isinstance(answer, dict):
        return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)
    if "entry" in answer:
        gold = answer["entry"].get("answer")
        return "any right answer counts" if gold is None else _block(str(gold))
    if "value" in answer:
        return f"{gold_text(answer['value'])} {answer.get('unit') or ''}".rstrip()
    import yaml

    return _block(yaml.safe_dump(answer, sort_keys=False, allow_unicode=True, default_flow_style=None, width=110))


def _block(text: str) -> str:
    """A text of several lines begins on a line of its own, so that grids stay grids."""
    text = text.rstrip()
    return f"\n{text}" if "\n" in text else text
