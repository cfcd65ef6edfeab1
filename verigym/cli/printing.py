"""How commands print: tables for people, one JSON value for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from verigym.types import Json

PIPE_WIDTH = 160
"""Characters of a line at most where nobody's terminal says how many there are: no cell is cut off for them."""


def print_json(value: Json) -> None:
    """Print one JSON value on stdout."""
    sys.stdout.write(json.dumps(value, indent=2) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout; texts are shown as they are, never read as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console()
    if not console.is_terminal:
        console.width = max(console.width, PIPE_WIDTH)
    console.print(table)
