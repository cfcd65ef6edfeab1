"""``verigym list``."""

from __future__ import annotations

from typing import Annotated

import typer

from verigym.cli.printing import print_json, print_table
from verigym.types import Json


def list_environments(
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of objects, nothing else.")] = False,
) -> None:
    """Show all environments; a plug-in that does not load is named with its error."""
    from verigym import registry

    found = [_describe(name) for name in registry.names()]
    if as_json:
        print_json(found)
    else:
        rows = [(e["name"], e["domain"] or "-", e["source"], e.get("error") or e["description"]) for e in found]
        print_table(("name", "domain", "source", "description"), rows)


def _describe(name: str) -> dict[str, Json]:
    from verigym import registry
    from verigym.errors import BrokenEnvError

    entry: dict[str, Json] = {"name": name, "domain": None, "source": registry.source_of(name), "description": ""}
    try:
        spec = registry.spec(name)
    except BrokenEnvError as error:
        return {**entry, "error": str(error)}
    return {**entry, "domain": spec.domain, "description": spec.description}
