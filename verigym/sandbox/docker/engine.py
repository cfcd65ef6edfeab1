"""The way to a Docker engine."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

from verigym.errors import SandboxError

if TYPE_CHECKING:
    import docker

_DEFAULT = "unix:///var/run/docker.sock"
_SECONDS = 60


class Engine:
    """An engine that has answered.

    Attributes:
        client: Docker's own.
        address: Where it is.
    """

    def __init__(self, client: docker.APIClient, address: str) -> None:
        self.client = client
        self.address = address

    @contextlib.contextmanager
    def asked(self) -> Iterator[docker.APIClient]:
        """To ask the engine within: whatever fails on the way is an error of the sandbox that names the engine."""
        import docker.errors
        import requests

        try:
            _knock(self.address)
            yield self.client
        except docker.errors.ImageNotFound as error:
            raise SandboxError(
                f"the Docker engine at {self.address} says: {error.explanation}. Build it: verigym sandbox build"
            ) from error
        except (docker.errors.DockerException, requests.RequestException, OSError) as error:
            raise SandboxError(f"the Docker engine at {self.address} failed: {error}") from error

    def close(self) -> None:
        """Let go of it."""
        self.client.close()


def connect() -> Engine:
    """The engine that ``DOCKER_HOST`` and its like name.

    Raises:
        SandboxError: If none answers.
    """
    try:
        import docker
    except ImportError as error:
        raise SandboxError("the docker sandbox needs Docker's SDK: pip install 'verigym[docker]'") from error
    address = os.environ.get("DOCKER_HOST") or _DEFAULT
    try:
        _knock(address)
        return Engine(docker.from_env(timeout=_SECONDS).api, address)
    except (docker.errors.DockerException, OSError) as error:
        raise SandboxError(
            f"no Docker engine answers at {address}: {error}. Start one, or name another in DOCKER_HOST"
        ) from error


def _knock(address: str) -> None:
    """Docker's SDK leaves a socket behind where nobody answers."""
    scheme, _, path = address.partition("://")
    if scheme == "unix":
        with socket.socket(socket.AF_UNIX) as knock:
            knock.connect(path)
