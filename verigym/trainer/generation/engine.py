"""What an engine is: it takes conversations, and hands over each response when it has ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

Wait: TypeAlias = Literal["no", "any", "all"]

Respond: TypeAlias = Callable[[list[list[int]], int], tuple[list[list[int]], list[list[float]] | None]]
"""Of the tokens of conversations so far, and of the tokens a response may have at most, the response to each and the
generator's log-probabilities, which are ``None`` where it gives none. All processes call it together."""


@dataclass(frozen=True)
class Request:
    """A conversation that waits for a response.

    Attributes:
        key: Whose it is.
        said: All its tokens so far.
        room: Tokens that the response may have at most.
    """

    key: int
    said: list[int]
    room: int


@dataclass(frozen=True)
class Completion:
    """A response that has ended.

    Attributes:
        key: The request's.
        ids: Its tokens, the end token included.
        logprobs: The generator's log-probability of each; ``None`` where the engine gives none.
    """

    key: int
    ids: list[int]
    logprobs: list[float] | None


class Listener(Protocol):
    """Who asked for responses."""

    def ended(self, completion: Completion) -> None:
        """Take a response; returns at once, whatever is to be done with it."""

    def more(self, wait: Wait) -> list[Request]:
        """Requests that have followed from responses.

        Args:
            wait: ``no``: those that are there; ``any``: until there is one, or nothing can follow any more; ``all``:
                until all that can follow has.
        """


class Engine(Protocol):
    """Generates responses."""

    def generate(self, requests: Sequence[Request], listener: Listener) -> None:
        """Respond to the requests and to what follows from them; all processes call it together."""
