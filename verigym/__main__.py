"""``python -m verigym`` is the ``verigym`` command."""

from __future__ import annotations

from verigym.cli import main

if __name__ == "__main__":
    main()
