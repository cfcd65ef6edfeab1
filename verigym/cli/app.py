"""All commands together. Nothing here or in the commands' modules imports anything heavy before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from verigym.cli.audit import audit
from verigym.cli.check import check
from verigym.cli.doctor import doctor
from verigym.cli.eval import evaluate
from verigym.cli.listing import list_environments
from verigym.cli.report import report
from verigym.cli.sandbox import sandbox
from verigym.cli.show import show
from verigym.cli.train import train
from verigym.cli.verify import verify

app = typer.Typer(
    name="verigym",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from verigym import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def verigym(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Verifiable-reward environments, jailed verifiers and a GRPO trainer that lasts."""


app.command("list")(list_environments)
app.command()(show)
app.command()(verify)
app.command()(audit)
app.command("eval")(evaluate)
app.command()(check)
app.command()(train)
app.command()(report)
app.command()(doctor)
app.add_typer(sandbox, name="sandbox")
