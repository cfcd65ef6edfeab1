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


def connect() -> docker.APIClient:
    """A client of the engine that ``DOCKER_HOST`` and its like name, which has answered.

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
        client = docker.from_env(timeout=_SECONDS).api
    except (docker.errors.DockerException, OSError) as error:
        raise SandboxError(
            f"no Docker engine answers at {address}: {error}. Start one, or name another in DOCKER_HOST"
        ) from error
    return client


def _knock(address: str) -> None:
    """Docker's SDK leaves a socket behind where nobody answers."""
    scheme, _, path = address.partition("://")
    if scheme == "unix":
        with socket.socket(socket.AF_UNIX) as knock:
            knock.connect(path)


@contextlib.contextmanager
def engine_errors(client: docker.APIClient) -> Iterator[None]:
    """Whatever fails on the way to the engine is an error of the sandbox that names the engine."""
    import docker.errors
    import requests

    try:
        yield
    except docker.errors.ImageNotFound as error:
        raise SandboxError(f"the Docker engine lacks {error.explanation}. Build it: verigym sandbox build") from error
    except (docker.errors.DockerException, requests.RequestException, OSError) as error:
        raise SandboxError(f"the Docker engine at {client.base_url} failed: {error}") from error
