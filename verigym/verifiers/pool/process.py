"""A pool in a process of its own, for callers that have work of their own meanwhile."""

from __future__ import annotations

from verigym.sandbox import find_backend
from verigym.verifiers.pool.base import slots
from verigym.verifiers.pool.process_seat import ProcessSeat
from verigym.verifiers.pool.seated import SeatedPool


class ProcessPool(SeatedPool):
    """A :class:`VerifierPool` in another process: while it judges, this one's interpreter is free.

    The threads of a pool need the interpreter's lock for some moments of each verdict, and one that holds it may be
    waiting for a core: what else Python does in that process, such as generation, then stands still.

    Args:
        workers: Slots; ``None`` means one a core that this process may use.
        sandbox: As for :class:`VerifierPool`.

    Raises:
        UsageError: If there are no slots, or no backend has this name.
        SandboxError: If the process does not start.
    """

    def __init__(self, workers: int | None = None, sandbox: str = "local") -> None:
        super().__init__([ProcessSeat(slots(workers), find_backend(sandbox).name)])
