"""What a run must remember."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from verigym.types import Json


class Part(Protocol):
    """A part of the trainer with memory: checkpoints hold its state, and a resumed run goes on with it."""

    def state_dict(self) -> dict[str, Json]:
        """Everything that later steps depend on, as JSON."""

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from where :meth:`state_dict` was taken."""
