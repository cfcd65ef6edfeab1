"""The Docker sandbox: warm containers without network, capabilities or a writable disk, one program at a time each."""

from __future__ import annotations

import socket
from functools import partial
from typing import Self

from verigym.errors import UsageError
from verigym.sandbox.compile import Compiler, Ended
from verigym.sandbox.docker.container import Container
from verigym.sandbox.docker.engine import connect
from verigym.sandbox.docker.image import image_name
from verigym.sandbox.docker.pool import Pool
from verigym.sandbox.docker.run import DockerRun
from verigym.sandbox.program import Limits, Outcome, Program
from verigym.sandbox.step import Step

__all__ = ["DockerRun", "DockerSandbox"]


class DockerSandbox:
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
        self._compiler = Compiler(self._execute)

    def run(self, program: Program, limits: Limits) -> Outcome:
        """Run a program to its end; one that must be compiled is compiled once, under its language's own limits.

        Raises:
            UsageError: If there is no such language.
            MissingLanguageError: If the image lacks its compiler or interpreter.
            SandboxError: If the engine or a container failed twice.
        """
        return self.start(program, limits).wait()

    def start(self, program: Program, limits: Limits, channel: socket.socket | None = None) -> DockerRun | Ended:
        """Start a program, compiled before; ``channel`` becomes its bridge's end and is closed here."""
        try:
            if (program.bridge is None) != (channel is None):
                raise UsageError(f"a bridge and a channel come together, got {program.bridge!r} and {channel!r}")
            step = self._compiler.prepare(program, limits)
            if isinstance(step, Outcome):
                return Ended(step)
            return DockerRun(self._pool, step, limits, None if channel is None else channel.dup())
        finally:
            if channel is not None:
                channel.close()

    def close(self) -> None:
        """End everything that it started."""
        self._pool.close()
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _execute(self, step: Step, limits: Limits) -> Outcome:
        return DockerRun(self._pool, step, limits, None).wait()
