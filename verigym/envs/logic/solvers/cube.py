"""A cube solved by its scramble turned round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def turn_back(metadata: Mapping[str, Any]) -> str:
    """The scramble's turns from the last to the first, each the other way."""
    turns = metadata["scramble_moves"].split()
    return " ".join(turn.removesuffix("'") if turn.endswith("'") else f"{turn}'" for turn in reversed(turns))
