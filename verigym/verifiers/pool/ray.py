"""A pool whose workers sit on the machines of a Ray cluster."""

from __future__ import annotations

from verigym.verifiers.pool.ray_seat import connect, seats
from verigym.verifiers.pool.seated import SeatedPool


class RayPool(SeatedPool):
    """Judges on each machine of a Ray cluster, each a jailed pool of its own.

    Args:
        address: Of the cluster; ``auto``: the one that this machine belongs to; ``local``: a new one here. A process
            that is connected already stays with its cluster.
        workers: Slots a machine; ``None``: one for each of its cores.
        share: Pools that share each machine's cores, such as those of the processes of one training run.
        sandbox: As for :class:`VerifierPool`.

    Raises:
        UsageError: If Ray is missing, there is no cluster, or a machine has another version of verigym.
        SandboxError: If a machine's judge does not start.
    """

    def __init__(
        self, address: str = "auto", workers: int | None = None, *, share: int = 1, sandbox: str = "local"
    ) -> None:
        leave = connect(address)
        try:
            super().__init__(seats(workers, share, sandbox), leave)
        except BaseException:
            leave()
            raise
