"""What runs on a machine of a Ray cluster: a local pool behind an actor."""

from __future__ import annotations

import asyncio
import socket

from verigym import __version__
from verigym.types import Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.pool.local import VerifierPool


class Judge:
    """The pool of one machine; Ray makes an actor of it.

    Args:
        workers: Slots.
        sandbox: As for :class:`VerifierPool`.
    """

    def __init__(self, workers: int, sandbox: str) -> None:
        self._pool = VerifierPool(workers, sandbox)

    async def ready(self) -> tuple[str, str]:
        """The machine's name and its version of verigym."""
        return socket.gethostname(), __version__

    async def judge(self, verifier: Verifier, task: Task, response: str) -> tuple[Verdict, float]:
        """A verdict, and the seconds it took once a slot took the response up."""
        pending = self._pool.submit(verifier, task, response)
        return await asyncio.wrap_future(pending), pending.seconds

    async def close(self) -> None:
        """End the workers."""
        await asyncio.to_thread(self._pool.close)
