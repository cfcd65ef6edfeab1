"""``verigym sandbox``: what sandbox backends need before they can be used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

sandbox = typer.Typer(no_args_is_help=True, help="Prepare sandbox backends.", rich_markup_mode=None)


@sandbox.callback()
def _sandbox() -> None:
    """Prepare sandbox backends."""


@sandbox.command()
def build(
    from_root: Annotated[
        Path | None,
        typer.Option(help="A folder that holds a Debian, as debootstrap writes it, where no registry is reachable."),
    ] = None,
    tag: Annotated[
        str | None, typer.Option(help="Name and tag of the image; by default the one that this version looks for.")
    ] = None,
    network: Annotated[str | None, typer.Option(help="The engine's name of a network to build in.")] = None,
    dockerfile: Annotated[bool, typer.Option("--dockerfile", help="Print the Dockerfile and build nothing.")] = False,
) -> None:
    """Build the docker backend's image: Python and the languages' compilers. It is printed what it is called."""
    from verigym.errors import UsageError
    from verigym.sandbox.docker import image

    if from_root is not None and (dockerfile or network is not None):
        other = "--dockerfile" if dockerfile else "--network"
        raise UsageError(f"an image is built or imported: --from-root has no use for {other}; leave one of them out")
    if dockerfile:
        typer.echo(image.dockerfile(), nl=False)
        return
    name = tag or image.image_name()
    if ":" not in name.rpartition("/")[2]:
        raise UsageError(f"an image has a name and a tag, such as {name + ':latest'!r}, got {name!r}")
    _make(name, from_root, network)
    typer.echo(name)


def _make(name: str, root: Path | None, network: str | None) -> None:
    from rich.console import Console

    from verigym.sandbox.docker import image
    from verigym.sandbox.docker.engine import connect

    console = Console(stderr=True)
    engine = connect()
    try:
        with console.status(f"{name} is being made") as status:
            if root is not None:
                image.import_root(engine, name, str(root))
            else:
                for line in image.build(engine, name, network):
                    status.update(line[: console.width - 4])
    finally:
        engine.close()
