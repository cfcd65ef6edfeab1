"""``verigym check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from verigym.cli.judging import INTERRUPTED
from verigym.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from verigym.testing import Problem


def check(
    env: Annotated[str, typer.Argument(help="An environment, or one of its families: my-env, logic/sudoku.")],
    *,
    families: Annotated[bool, typer.Option("--families", help="Each family of the environment by itself.")] = False,
    n: Annotated[int, typer.Option("-n", "--n", min=2, help="How many tasks of each.")] = 10,
    level: Annotated[str, typer.Option(help="0 to 4, or trivial, easy, medium, hard, expert.")] = "trivial",
    seed: Annotated[int, typer.Option(help="Other seeds give other tasks.")] = 0,
    chance: Annotated[
        float, typer.Option(min=0, max=1, help="The mean score that a policy which reads no prompt may earn.")
    ] = 0.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of objects, nothing else.")] = False,
) -> None:
    """Hold an environment against the contract. Exit code 1 means that it breaks a rule.

    Gold answers score 1 and mistakes less, odd texts break nothing, the same input gives the same verdict, training and
    held-back tasks differ, prompts say how to answer, and policies that read no prompt earn nothing.
    """
    from verigym import registry
    from verigym.testing import check_env_contract

    spec = registry.spec(env)
    names = [f"{spec.name}/{name}" for theme in spec.themes().values() for name in theme] if families else [spec.name]
    found: dict[str, list[Problem]] = {}
    with _bar(len(names)) as progress:
        for name in names:
            made = registry.make(name, level=int(level) if level.isdecimal() else level, seed=seed)
            found[name] = check_env_contract(made, n, chance=chance, progress=progress(name))
    if as_json:
        print_json([{"name": name, "problems": [_fields(one) for one in found.get(name, ())]} for name in names])
    else:
        _print(found)
    if any(found.values()):
        raise typer.Exit(1)


def _fields(problem: Problem) -> dict[str, str]:
    return {"rule": problem.rule, "detail": problem.detail, "task": problem.task}


def _print(found: Mapping[str, Sequence[Problem]]) -> None:
    print_table(
        ("environment", "problems", "rules that it breaks"),
        [
            (name, str(len(problems)), ", ".join(sorted({problem.rule for problem in problems})) or "none")
            for name, problems in found.items()
        ],
    )
    for name, problems in found.items():
        for problem in problems:
            typer.echo(f"{name}: {_printable(str(problem))}")


def _printable(text: str) -> str:
    """A text without what a terminal obeys."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[str], Callable[[int, int], None]]]:
    """A bar on a terminal's stderr over all environments; gives what moves it, for each of them by name."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        whole = bar.add_task("environments", total=total)
        one = bar.add_task("responses", total=None)

        def start(name: str) -> Callable[[int, int], None]:
            bar.update(one, description=name, completed=0, total=None)

            def move(done: int, of: int) -> None:
                bar.update(one, completed=done, total=of)
                if done == of:
                    bar.advance(whole)

            return move

        try:
            yield start
        except KeyboardInterrupt:
            typer.echo("verigym: interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from None
