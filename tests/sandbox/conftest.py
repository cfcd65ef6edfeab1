"""One suite for every backend of the sandbox: tests that take ``sandbox`` run on each of them."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import docker
import pytest

from verigym.errors import SandboxError
from verigym.sandbox import Sandbox, open_sandbox
from verigym.sandbox.docker import image
from verigym.sandbox.docker.engine import connect

ENGINE = Path("/var/tmp/verigym-docker-tests")
"""The engine of the tests' own, where none answers. It stays from run to run, with the image in it."""


@pytest.fixture(scope="session")
def docker_engine() -> Iterator[str]:
    """The address of a Docker engine that has the image; one of the tests' own where none answers.

    ``DOCKER_HOST`` names it as long as the tests run. Processes that test at the same time share one engine; the last
    one stops it.
    """
    with pytest.MonkeyPatch.context() as patch:
        if address := answering():
            with locked("build"):
                have_image()
            yield address
            return
        if os.geteuid() != 0 or shutil.which("dockerd") is None:
            pytest.skip("no Docker engine answers; install docker.io and be root, or start one and set DOCKER_HOST")
        ENGINE.mkdir(exist_ok=True)
        patch.setenv("DOCKER_HOST", f"unix://{ENGINE}/socket")
        with (ENGINE / "users").open("w") as users:
            with locked("engine"):
                fcntl.flock(users, fcntl.LOCK_SH)
                if not answering():
                    start_engine()
                have_image()
            yield os.environ["DOCKER_HOST"]
            with locked("engine"):
                if alone(users):
                    stop_engine()


@pytest.fixture(scope="module", params=["local", "docker"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox of each backend, shared by the tests of a module: ``-k local`` and ``-k docker`` choose one.

    Only root can start an engine where none answers; an ordinary user without one has ``-k "not docker"``.
    """
    if request.param == "docker":
        request.getfixturevalue("docker_engine")
    opened = open_sandbox(request.param)
    yield opened
    opened.close()


@contextlib.contextmanager
def locked(name: str) -> Iterator[None]:
    """One process of this machine at a time."""
    with (Path(tempfile.gettempdir()) / f"verigym-docker-tests.{name}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def alone(users: object) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True


def answering() -> str:
    """The address of the engine that answers, if one does."""
    try:
        engine = connect()
    except SandboxError:
        return ""
    engine.close()
    return engine.address


def start_engine() -> None:
    options = {
        "data-root": ENGINE / "data",
        "exec-root": ENGINE / "exec",
        "host": f"unix://{ENGINE}/socket",
        "pidfile": ENGINE / "pid",
    }
    command = ["dockerd", "--bridge=none", "--iptables=false", "--ip6tables=false"]
    (ENGINE / "pid").unlink(missing_ok=True)
    with (ENGINE / "log").open("wb") as log:  # it outlives whoever starts it: another process may still use it
        subprocess.run(
            ["setsid", "--fork", *command, *(f"--{name}={value}" for name, value in options.items())],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    for _ in range(600):
        if answering():
            return
        time.sleep(0.1)
    pytest.fail(f"dockerd does not answer: {(ENGINE / 'log').read_text()[-2000:]}")


def stop_engine() -> None:
    pid = int((ENGINE / "pid").read_text())
    os.kill(pid, signal.SIGTERM)
    for _ in range(600):
        if not (ENGINE / "pid").exists():  # the last thing that it removes
            return
        time.sleep(0.1)
    pytest.fail("dockerd does not end")


def have_image() -> None:
    """Make the image of a system from Debian's mirror, unless the engine has it."""
    engine = connect()
    client = engine.client
    try:
        client.inspect_image(image.image_name())
    except docker.errors.ImageNotFound:
        for old in client.images(image.REPOSITORY, quiet=True):
            client.remove_image(old, force=True)
        with tempfile.TemporaryDirectory(dir=ENGINE.parent, prefix="verigym-root-") as root:
            make_root(root)
            image.import_root(engine, image.image_name(), root)
    finally:
        engine.close()


def make_root(root: str) -> None:
    run("debootstrap", "--variant=minbase", image.RELEASE, root)
    lean = ("force-unsafe-io", *(f"path-exclude=/usr/share/{name}/*" for name in ("doc", "info", "locale", "man")))
    Path(root, "etc/dpkg/dpkg.cfg.d/lean").write_text("\n".join(lean) + "\n")
    # In namespaces of its own, so that nothing stays mounted; packages ask for /proc while they are set up.
    install = f"mount -t proc proc {root}/proc && exec chroot {root} apt-get install -qy --no-install-recommends "
    run("unshare", "--mount", "--pid", "--fork", "sh", "-c", install + " ".join(image.packages()))


def run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        pytest.fail(f"{command[0]} ended with status {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
