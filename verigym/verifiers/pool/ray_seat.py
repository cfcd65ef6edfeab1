"""The machines of a Ray cluster, and the judge on each."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

from verigym import __version__
from verigym.errors import SandboxError, UsageError
from verigym.types import Verdict
from verigym.verifiers.pool.ray_judge import Judge
from verigym.verifiers.pool.seated import Seat
from verigym.verifiers.pool.slot import Job

START_SECONDS = 300.0
"""For a judge to start on its machine, which may have to start a Python process and import verigym from a share."""

AWAY_SECONDS = 120.0
"""How long a lost judge is waited for; Ray starts it again where its machine is still there."""

CLOSE_SECONDS = 10.0


def connect(address: str) -> Callable[[], None]:
    """Connect this process to a cluster; what is returned undoes that.

    Raises:
        UsageError: If Ray is missing, or there is no cluster.
    """
    try:
        import ray
    except ImportError as error:
        raise UsageError("judging on a Ray cluster needs Ray: pip install 'verigym[ray]'") from error
    if ray.is_initialized():
        return lambda: None
    options: dict[str, Any] = {"include_dashboard": False} if address == "local" else {}
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **options)
    except ConnectionError as error:
        raise UsageError(
            f"there is no Ray cluster at {address!r} ({error}); start one with `ray start --head`, and give its address"
        ) from error
    leave: Callable[[], None] = ray.shutdown
    return leave


def seats(workers: int | None, share: int, sandbox: str) -> list[RaySeat]:
    """A judge on each machine that lends cores, once all of them are there.

    Raises:
        UsageError: If no machine lends cores, or one has another version of verigym.
        SandboxError: If a judge does not start.
    """
    import ray

    nodes = [node for node in ray.nodes() if node["Alive"] and node["Resources"].get("CPU")]
    if not nodes:
        raise UsageError("no machine of the Ray cluster lends a core; start one with `ray start --num-cpus N`")
    opened = [RaySeat(node, workers, share, sandbox) for node in nodes]
    try:
        return [seat for seat in opened if seat.begin()]
    except BaseException:
        for seat in opened:
            seat.close()
        raise


def _for_good(error: BaseException) -> bool:
    """Whether a judge will not come back: its machine is no part of the cluster any more."""
    from ray.exceptions import ActorDiedError, ActorUnschedulableError

    return isinstance(error, ActorDiedError | ActorUnschedulableError)


class RaySeat(Seat):
    """A machine and its judge.

    Args:
        node: The machine, as Ray describes it.
        workers: Slots; ``None``: one for each core that the machine lends, by ``share``.
        share: Pools that share the machine.
        sandbox: The judge's backend.
    """

    def __init__(self, node: dict[str, Any], workers: int | None, share: int, sandbox: str) -> None:
        import ray
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        cores = float(node["Resources"]["CPU"]) / share
        super().__init__(str(node["NodeManagerHostname"]), workers or max(1, int(cores)))
        self._lock = threading.Lock()
        self._awaited = False
        self.actor: Any = (
            ray.remote(Judge)
            .options(
                num_cpus=int(cores) or cores,
                max_restarts=-1,
                scheduling_strategy=NodeAffinitySchedulingStrategy(node["NodeID"], soft=False),
            )
            .remote(self.workers, sandbox)
        )

    def begin(self) -> bool:
        """Wait until the judge is there; false if its machine has just been lost.

        Raises:
            UsageError: If it is of another version.
            SandboxError: If it does not start.
        """
        import ray

        try:
            host, version = ray.get(self.actor.ready.remote(), timeout=START_SECONDS)
        except ray.exceptions.ActorUnschedulableError:
            return False
        except ray.exceptions.RayError as error:
            raise SandboxError(f"no judge starts on {self.name} of the Ray cluster: {error}") from error
        if version != __version__:
            raise UsageError(
                f"{host} of the Ray cluster has verigym {version}, this machine {__version__}; install the same on both"
            )
        return True

    def send(self, job: Job) -> Future[tuple[Verdict, float]]:
        """The verdict to come, and the seconds it will have taken once it was taken up."""
        answer: Future[tuple[Verdict, float]] = self.actor.judge.remote(job.verifier, job.task, job.response).future()
        return answer

    def lost(self, error: BaseException) -> str | None:
        """Why a response did not come back, if it was lost with its judge; ``None`` if the judge itself raised."""
        import ray

        if not isinstance(error, ray.exceptions.RayError) or isinstance(error, ray.exceptions.RayTaskError):
            return None
        with self._lock:
            self.present = False
            self.gone |= _for_good(error)
        first = str(error).strip().splitlines()[0]
        return f"{self.name}: {type(error).__name__}: {first}"

    def wait_for(self, returned: Callable[[], None]) -> bool:
        """Look out for a lost judge, and say when it is back or given up; false if it is gone already."""
        with self._lock:
            if self.gone:
                return False
            awaited, self._awaited = self._awaited, True
        if not awaited:
            threading.Thread(target=self._look_out, args=(returned,), name="verigym-ray", daemon=True).start()
        return True

    def _look_out(self, returned: Callable[[], None]) -> None:
        import ray

        until = time.monotonic() + AWAY_SECONDS
        while self._awaited:
            try:
                ray.get(self.actor.ready.remote(), timeout=max(1.0, until - time.monotonic()))
                here, died = True, False
            except ray.exceptions.RayError as error:
                here, died = False, _for_good(error)
                time.sleep(0.2)
            with self._lock:
                self.present = here and not self.gone
                self.gone |= died or (not here and time.monotonic() > until)
                self._awaited = not (self.present or self.gone)
        returned()

    def close(self) -> None:
        """End the judge and its workers."""
        import ray

        self.gone, self.present = True, False
        with suppress(ray.exceptions.RayError):  # it is lost already, or hangs: either way it is killed
            ray.get(self.actor.close.remote(), timeout=CLOSE_SECONDS)
        ray.kill(self.actor)
