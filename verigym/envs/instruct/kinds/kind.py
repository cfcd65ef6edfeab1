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

    Which types go together is told by ``slots`` and ``shares``, like locks: what one type owns, no other type of the
    task may own or share; any number of them may share what nobody owns. The names in use:

    ``start`` and ``end``, the first and last words; ``layout``, lines and paragraphs; ``case``, owned by what changes
    it; ``quote``, marks around the whole and inside; ``length``; ``text``, every word there is; ``sentences``, their
    number and kinds; ``form``, what each sentence is built like; ``tokens``, what each word is built like; ``pieces``,
    lines that are no sentences; ``bullets``; ``brackets``; ``numbers``; ``letters``, the rare ones; ``palindromes``;
    ``request``, its words; ``bulk``, many words; and marks by name (``comma``, ``dot``, ``exclamation``, ``hyphen``,
    ``star``).

    Attributes:
        id: As published.
        wordings: Sentences that ask for it, with the arguments' names in braces.
        follow: Makes a draft follow the instruction.
        break_: Makes a draft break the instruction, by as little as possible.
        sample: Draws the arguments; it is told the request that the instructions belong to.
        slots: What this type owns.
        shares: What this type makes use of.
        alone: Its response holds nothing else, so no other instruction goes with it.
        requests: What it is asked along with, ``{topic}`` filled in, where usual requests make no sense; of types that
            go alone.
        idle: Whether a reply of a word or two follows it, so that a task must ask for something else as well. A bound
            from above is idle by itself.
        turn: When a draft is told: in turn 0 whatever replaces the text, in turn 2 whatever counts what is there, in
            turn 3 whatever fills up to a length.
        omit: Makes a bare draft break the instruction; for most it is enough to do nothing.
    """

    id: str
    wordings: tuple[str, ...]
    follow: Callable[..., None]
    break_: Callable[..., None] = leave
    sample: Callable[[Random, str], Kwargs] = nothing
    slots: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    alone: bool = False
    requests: tuple[str, ...] = ()
    idle: bool = False
    turn: int = 1
    omit: Callable[..., None] = leave

    @property
    def hard(self) -> bool:
        """Whether it decides about each word or sentence."""
        return bool(self.slots & {"text", "sentences", "form", "tokens"})

    def demands(self, kwargs: Kwargs) -> bool:
        """Whether whoever says next to nothing breaks it."""
        return not self.idle and "less than" not in kwargs.values()

    def ask(self, rng: Random, kwargs: Kwargs) -> str:
        """One of the wordings, filled in."""
        shown = {name: _shown(name, value) for name, value in kwargs.items()}
        return rng.choice(self.wordings).format(**shown)


SENTENCES = frozenset({"text", "sentences"})
"""Shared by whatever adds sentences."""

PIECES = SENTENCES | {"pieces"}
"""Shared by whatever adds lines that are no sentences."""

LANGUAGES = {"de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French", "id": "Indonesian", "it": "Italian"}
"""Languages that tasks ask for, as detectors and as people call them."""


def _shown(name: str, value: Json) -> str:
    if isinstance(value, list):
        return " and ".join(value)
    return LANGUAGES[value] if name == "language" else str(value)


def relation(rng: Random) -> str:
    """A bound's direction."""
    return rng.choice(("at least", "less than"))
