"""``verigym doctor``."""

from __future__ import annotations

from typing import Annotated

import typer

from verigym.cli.printing import print_json, print_table


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print a list of objects, nothing else.")] = False,
) -> None:
    """Show what this machine offers, each proved by a run. A missing language is no failure; exit code 1 is one."""
    from dataclasses import asdict

    from verigym.sandbox.doctor import checks

    found = checks()
    if as_json:
        print_json([asdict(check) for check in found])
    else:
        words = {True: "ok", False: "FAILED"}
        print_table(
            ("check", "", "detail"),
            [(c.name, "missing" if c.optional and not c.ok else words[c.ok], c.detail) for c in found],
        )
    if not all(check.ok or check.optional for check in found):
        raise typer.Exit(1)
