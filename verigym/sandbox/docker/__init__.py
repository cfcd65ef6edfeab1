"""The Docker sandbox: warm containers without network, capabilities or a writable disk, one program at a time each."""

from __future__ import annotations

import socket
from functools import partial

from verigym.errors import UsageError
from verigym.sandbox.docker.container import Container
from verigym.sandbox.docker.engine import connect
from verigym.sandbox.docker.image import image_name
from verigym.sandbox.docker.pool import Pool
from verigym.sandbox.docker.run import DockerRun
from verigym.sandbox.program import Limits
from verigym.sandbox.step import Step
from verigym.sandbox.stepped import SteppedSandbox

__all__ = ["DockerRun", "DockerSandbox"]


class DockerSandbox(SteppedSandbox):
    """Runs programs in containers of a Docker engine, on this machine or another.

    Safe to use from any thread. Two programs that run at the same time never share a container. The engine is the one
    that ``DOCKER_HOST`` and its like name.

    Args:
        image: Its name; ``None`` means the one that ``verigym sandbox build`` makes.
        runtime: The engine's name of another runtime, such as ``"runsc"``; ``None`` means the engine's default.
        workers: Containers kept warm; more are started when more programs run at a time, and ended afterwards.
        runs: Programs that a container runs before it is replaced.
        cpus: Cores that a container may use at a time.

    Raises:
        SandboxError: If no engine answers, or it lacks the image.

    >>> with DockerSandbox() as sandbox:  # doctest: +SKIP
    ...     outcome = sandbox.run(Program("print(6 * 7)"), Limits(seconds=1.0))
    """

    name = "docker"

    def __init__(
        self,
        image: str | None = None,
        runtime: str | None = None,
        workers: int = 4,
        runs: int = 500,
        cpus: float = 1.0,
    ) -> None:
        for rule, value in (("keeps at least one container", workers), ("runs at least one program in each", runs)):
            if value < 1:
                raise UsageError(f"a docker sandbox {rule}, got {value!r}")
        if not cpus > 0:
            raise UsageError(f"a container needs a part of a core, such as 0.5 or 1, got cpus={cpus!r}")
        image = image or image_name()
        self._engine = connect()
        try:
            with self._engine.asked() as client:
                client.inspect_image(image)
        except BaseException:
            self._engine.close()
            raise
        make = partial(Container, self._engine, image, cpus=cpus, runtime=runtime)
        self._pool = Pool(make, workers, runs)
        super().__init__()

    def close(self) -> None:
        """End everything that it started."""
        self._pool.close()
        self._engine.close()

    def _begin(self, step: Step, limits: Limits, channel: socket.socket | None) -> DockerRun:
        return DockerRun(self._pool, step, limits, None if channel is None else channel.dup())
