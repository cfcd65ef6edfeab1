"""What a run must remember."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from verigym.types import Json


class Part(Protocol):
    """A part of the trainer with memory: checkpoints hold its state, and a resumed run goes on with it."""

    def state_dict(self) -> dict[str, Json]:
        """Everything that later steps depend on, as JSON."""

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from where :meth:`state_dict` was taken."""


@runtime_checkable
class CarriedPart(Part, Protocol):
    """A part whose settings may differ from stage to stage, so that not all of its state goes on."""

    def carry_over(self, state: Mapping[str, Json]) -> None:
        """Take up what still applies from the state with which the stage before ended."""
