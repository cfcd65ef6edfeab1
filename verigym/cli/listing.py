"""``verigym list``."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from verigym.cli.printing import print_json
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.registry import EnvSpec

_Entry: TypeAlias = dict[str, Json]
_Themes: TypeAlias = Mapping[str, Sequence[str]]


def list_environments(
    env: Annotated[str | None, typer.Argument(help="Only this environment, with all of its families.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of objects, nothing else.")] = False,
) -> None:
    """Show all environments and puzzles; a plug-in that does not load is named with its error.

    A family of tasks is an environment of its own as ENV/FAMILY, such as logic/sudoku or math/limits.
    """
    from verigym import registry

    if env is None:
        found = [_describe(name) for name in registry.names()]
    else:
        found = [(_entry(registry.spec(env)), registry.spec(env).themes())]
    if as_json:
        print_json([row for entry, themes in found for row in (entry, *_families(entry, themes))])
        return
    rows = [(e["name"], e["domain"] or "-", e["source"], e.get("error") or e["description"]) for e, _ in found]
    _print_columns([("name", "domain", "source", "description"), *rows])
    width = shutil.get_terminal_size().columns
    for entry, themes in found:
        if themes:
            number = sum(map(len, themes.values()))
            typer.echo(
                f"\n{number} families of {entry['name']}, each an environment, such as {_example(entry, themes)}:"
            )
            for theme, names in themes.items():
                typer.echo(textwrap.fill(f"{theme}: {' '.join(names)}", width, subsequent_indent="  "))


def _print_columns(rows: Sequence[Sequence[str]]) -> None:
    """Print a table without rich, which would take a third of the command's time."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _describe(name: str) -> tuple[_Entry, _Themes]:
    """An environment and those of its families that are known without loading them."""
    from verigym import registry
    from verigym.errors import BrokenEnvError

    try:
        spec = registry.spec(name)
    except BrokenEnvError as error:
        source = registry.source_of(name)
        return {"name": name, "domain": None, "source": source, "description": "", "error": str(error)}, {}
    return _entry(spec), spec.listed


def _entry(spec: EnvSpec) -> _Entry:
    from verigym import registry

    return {
        "name": spec.name,
        "domain": spec.domain,
        "source": registry.source_of(spec.name),
        "description": spec.description,
    }


def _families(entry: _Entry, themes: _Themes) -> list[_Entry]:
    return [
        {**entry, "name": f"{entry['name']}/{family}", "description": theme}
        for theme, families in themes.items()
        for family in families
    ]


def _example(entry: _Entry, themes: _Themes) -> str:
    return f"{entry['name']}/{next(family for families in themes.values() for family in families)}"
