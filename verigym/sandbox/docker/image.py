"""The image that programs run in: an interpreter and compilers, and nothing that is anybody's own."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from verigym.errors import SandboxError, UsageError
from verigym.sandbox.docker.engine import Engine
from verigym.sandbox.languages import languages

REPOSITORY = "verigym-sandbox"
"""Name of the image, without its tag."""

RELEASE = "bookworm"
"""Of Debian."""

_LIBRARIES = ("golang-github-stretchr-testify-dev",)  # what published tests import
_SYSTEM = ("bin", "etc", "lib", "lib32", "lib64", "libx32", "sbin", "usr")
_OF_ITS_OWN = ("apt", "group", "gshadow", "hostname", "hosts", "machine-id", "passwd", "resolv.conf", "shadow")
_FOLDERS = ("box", "dev", "proc", "sys", "var")
_LINKS = {"tmp": "box/tmp", "var/tmp": "../box/tmp"}
_COPY = 1 << 20


@cache
def packages() -> tuple[str, ...]:
    """Debian's packages in the image: Python, and whatever a language says to install."""
    tools = (tool for language in languages().values() for tool in (language.compile, language.run) if tool)
    return tuple(sorted({"python3", *_LIBRARIES, *(name for tool in tools for name in tool.install.split())}))


def dockerfile() -> str:
    """What Docker builds the image of; the system is copied out of a full one, so that nothing else comes along."""
    folders = " ".join(f"/new/{name}" for name in _FOLDERS)
    links = " && ".join(f"ln -s {target} /new/{name}" for name, target in _LINKS.items())
    removed = " ".join(f"/new/etc/{name}*" for name in _OF_ITS_OWN)
    return f"""\
FROM debian:{RELEASE}-slim AS full
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \\
    {" ".join(packages())}
RUN mkdir -p {folders} && {links} \\
    && for name in {" ".join(_SYSTEM)}; do if [ -e /$name ]; then cp -a /$name /new/; fi; done \\
    && rm -rf {removed}

FROM scratch
COPY --from=full /new /
"""


@cache
def image_name() -> str:
    """Name and tag of the image of this version: another recipe has another tag."""
    from verigym import __version__

    return f"{REPOSITORY}:{__version__}-{hashlib.sha256(dockerfile().encode()).hexdigest()[:8]}"


def build(engine: Engine, name: str, network: str | None = None) -> Iterator[str]:
    """Build the image from :func:`dockerfile`; gives what the engine says.

    Args:
        engine: It must reach a registry and Debian's packages.
        name: Name and tag.
        network: The engine's name of a network to build in; ``None`` means its default.

    Raises:
        SandboxError: If a step of it fails.
    """
    text = io.BytesIO(dockerfile().encode())
    with engine.asked() as client:
        for said in client.build(fileobj=text, tag=name, rm=True, decode=True, network_mode=network):
            _check(said)
            if line := str(said.get("stream", "")).strip():
                yield line


def import_root(engine: Engine, name: str, root: str) -> None:
    """Make the image of a folder that holds a Debian, as ``debootstrap`` writes it. The folder stays as it is.

    Args:
        engine: Where it is wanted.
        name: Name and tag.
        root: The folder.

    Raises:
        UsageError: If the folder holds no system with Python.
        SandboxError: If the engine does not take it.
    """
    if not os.path.exists(os.path.join(root, "usr/bin/python3")):
        raise UsageError(
            f"a root folder holds a system with Python, and {root!r} has no usr/bin/python3; make one: debootstrap "
            f"--variant=minbase --include={','.join(packages())} {RELEASE} {root}"
        )
    repository, _, tag = name.rpartition(":")
    present = [f"./{entry}" for entry in _SYSTEM if os.path.lexists(os.path.join(root, entry))]
    without = [f"--exclude=./etc/{entry}*" for entry in _OF_ITS_OWN]
    command = ["tar", "--create", "--numeric-owner", "--directory", root, *without, *present]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as tar, engine.asked() as client:  # noqa: S603  # a folder that the user names
        client.import_image_from_stream(_archive(tar), repository=repository, tag=tag)
    if tar.returncode:
        raise SandboxError(f"{root!r} could not be read as a whole: tar ended with status {tar.returncode}")


def _archive(tar: subprocess.Popen[bytes]) -> Iterator[bytes]:
    for name in _FOLDERS:
        yield _header(name, type=tarfile.DIRTYPE, mode=0o755)
    for name, target in _LINKS.items():
        yield _header(name, type=tarfile.SYMTYPE, mode=0o777, linkname=target)
    if tar.stdout is not None:
        while part := tar.stdout.read(_COPY):
            yield part


def _header(name: str, **values: Any) -> bytes:
    entry = tarfile.TarInfo(name)
    for key, value in values.items():
        setattr(entry, key, value)
    return entry.tobuf(tarfile.GNU_FORMAT)


def _check(said: dict[str, Any]) -> None:
    if "error" in said:
        raise SandboxError(
            f"the engine did not build the image: {said['error'].strip()}. Without a registry, import a root folder: "
            f"verigym sandbox build --from-root FOLDER"
        )
