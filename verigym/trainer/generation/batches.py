"""An engine that generates in batches: transformers, and vLLM where it cannot be stepped from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verigym.trainer.generation.engine import Completion, Listener, Request, Respond


class Batches:
    """Generates so many responses at a time; what follows from them comes when all of them have been judged.

    So which responses share a batch depends on no clock, and a run that is resumed draws the same ones.

    Args:
        respond: TRL's generation.
        size: Responses generated at a time; ``None``: all.
        idle: A conversation for processes that have no more of their own.
        largest: The largest of a number over all processes: they generate equally often, and equally much.
    """

    def __init__(
        self,
        respond: Respond,
        size: int | None,
        idle: list[int],
        largest: Callable[[int], int] = lambda number: number,
    ) -> None:
        self._respond = respond
        self._size = size
        self._idle = idle
        self._largest = largest

    def generate(self, requests: Sequence[Request], listener: Listener) -> None:
        """Respond to the requests and to what follows from them, turn by turn."""
        while number := self._largest(len(requests)):
            room = self._largest(max((request.room for request in requests), default=1))
            for first in range(0, number, self._size or number):
                rows = min(self._size or number, number - first)
                self._batch(requests[first : first + rows], rows, room, listener)
            requests = listener.more("all")

    def _batch(self, requests: Sequence[Request], rows: int, room: int, listener: Listener) -> None:
        """Respond to the requests, and to as many idle conversations as make ``rows``."""
        idle = [self._idle] * (rows - len(requests))
        responses, logprobs = self._respond([request.said for request in requests] + idle, room)
        for i, request in enumerate(requests):
            own = None if logprobs is None else logprobs[i][: request.room]
            listener.ended(Completion(request.key, list(responses[i][: request.room]), own))
