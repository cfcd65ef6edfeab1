"""What a task can ask for, and how to do so or fail to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from verigym.envs.instruct.draft import Draft
from verigym.types import Json

Kwargs = dict[str, Json]


def leave(draft: Draft, **_: Any) -> None:
    """Nothing is done, which is how most instructions are broken."""


def nothing(_rng: Random, _request: str) -> Kwargs:
    """No arguments."""
    return {}


@dataclass(frozen=True)
class Kind:
    """One instruction type: its wordings, and how a response is made to follow or to break it.

    Attributes:
        id: As published.
        wordings: Sentences that ask for it, with the arguments' names in braces.
        follow: Makes a draft follow the instruction.
        break_: Makes a draft break the instruction.
        sample: Draws the arguments; it is told the request that the instructions belong to.
        slots: What only one instruction of a task may determine.
    """

    id: str
    wordings: tuple[str, ...]
    follow: Callable[..., None]
    break_: Callable[..., None] = leave
    sample: Callable[[Random, str], Kwargs] = nothing
    slots: frozenset[str] = frozenset()

    def ask(self, rng: Random, kwargs: Kwargs) -> str:
        """One of the wordings, filled in."""
        shown = {name: _shown(name, value) for name, value in kwargs.items()}
        return rng.choice(self.wordings).format(**shown)


LANGUAGES = {"de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French", "id": "Indonesian", "it": "Italian"}
"""Languages that tasks ask for, as detectors and as people call them."""


def _shown(name: str, value: Json) -> str:
    if isinstance(value, list):
        return " and ".join(value)
    return LANGUAGES[value] if name == "language" else str(value)


def relation(rng: Random) -> str:
    """A bound's direction."""
    return rng.choice(("at least", "less than"))
