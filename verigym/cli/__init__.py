"""The ``verigym`` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 something could not be judged, 2 wrong use.

    Args:
        argv: The arguments after the command's name; ``None`` means those of this process.
    """
    from verigym.cli.app import app
    from verigym.errors import VerigymError

    try:
        app(args=None if argv is None else list(argv), prog_name="verigym")
    except VerigymError as error:
        print(f"verigym: {error}", file=sys.stderr)
        sys.exit(2)
