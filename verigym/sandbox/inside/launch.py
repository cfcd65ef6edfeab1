"""Builds a jail and executes one program in it.

Two processes: the outer one stays outside, maps the ids and ends the jail when whoever asked for it is gone; the inner
one is the first process of the new namespaces, builds the root and becomes the program.
"""

from __future__ import annotations

import fcntl
import json
import os
import resource
import select
import signal
import socket
import sys
from typing import Any, TypeAlias

from verigym.sandbox.inside import kernel, wire

Json: TypeAlias = Any

_ID = 1000  # inside; not 0, so that an exec leaves no capabilities
_CONTROL = 3
_NAMESPACES = kernel.NEW_USER | kernel.NEW_MOUNT | kernel.NEW_PID | kernel.NEW_NET | kernel.NEW_IPC | kernel.NEW_UTS
_BASES = ("/tmp", "/var", "/mnt", "/usr")  # noqa: S108  # covered by the new root, not written to


def main() -> None:
    """Read the specification from standard input; argument 1 is the number of the control socket's descriptor."""
    control = socket.socket(fileno=int(sys.argv[1]))
    spec = json.loads(_line(0))
    try:
        _launch(spec, control)
    except BaseException as error:
        wire.write(control, {"failed": f"{type(error).__name__}: {error}"})
        raise SystemExit(1) from None


def _line(descriptor: int) -> bytes:
    data = b""
    while not data.endswith(b"\n"):
        chunk = os.read(descriptor, 1 << 16)
        if not chunk:
            raise EOFError("no specification")
        data += chunk
    return data


def _launch(spec: Json, control: socket.socket) -> None:
    uid, gid, trees = os.getuid(), os.getgid(), []
    privileged = uid == 0 and _is_mapped(spec["unused_uid"])
    if privileged:
        uid = gid = spec["unused_uid"]
        os.setgroups([])
        kernel.unshare(kernel.NEW_MOUNT)
        kernel.mount(None, "/", kernel.MS_REC | kernel.MS_PRIVATE)
        trees = _open_trees(spec["binds"])  # what only root may reach is still reached here
    gate, opened = os.pipe()
    pid = kernel.clone(_NAMESPACES)
    if pid == 0:
        try:
            os.close(opened)
            if not os.read(gate, 1):
                raise EOFError("the outer process is gone")
            _become(spec, control, trees, privileged)
        except BaseException as error:
            wire.write(control, {"failed": f"{type(error).__name__}: {error}"})
        os._exit(1)
    os.close(gate)
    for tree in trees:
        os.close(tree)
    control.close()
    try:
        kernel.map_ids(str(pid), _ID, uid, gid)
        os.write(opened, b"1")
        os.close(opened)
        _stay(pid)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _is_mapped(uid: int) -> bool:
    """Whether root may become this user here; in a container of an ordinary user it may not."""
    with open("/proc/self/uid_map") as file:
        ranges = [list(map(int, line.split())) for line in file]
    return any(first <= uid < first + count for first, _, count in ranges)


def _stay(pid: int) -> None:
    """Until the inner process ends or standard input is closed."""
    handle = os.pidfd_open(pid)
    select.select([handle, 0], [], [])


def _open_trees(binds: Json) -> list[int]:
    trees = []
    for source, _ in binds:
        tree = kernel.open_tree(source)
        device = source.startswith("/dev/")
        kernel.restrict_tree(tree, kernel.ATTR_RDONLY | kernel.ATTR_NOSUID | (0 if device else kernel.ATTR_NODEV))
        trees.append(tree)
    return trees


def _become(spec: Json, control: socket.socket, trees: list[int], privileged: bool) -> None:
    if privileged:
        os.setresgid(_ID, _ID, _ID)
        os.setresuid(_ID, _ID, _ID)
    else:
        kernel.mount(None, "/", kernel.MS_REC | kernel.MS_PRIVATE)
        trees = _open_trees(spec["binds"])
    kernel.die_with_parent()
    _build_root(spec, trees)
    socket.sethostname("jail")
    kernel.drop_capabilities()
    kernel.no_new_privileges()
    kept = fcntl.fcntl(control.fileno(), fcntl.F_DUPFD, 100)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(kept, _CONTROL)
    control.detach()
    kernel.close_range(_CONTROL + 1)
    os.setsid()
    os.umask(0o022)
    memory = spec["address_space_mb"] * (1 << 20)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (1, 1))  # 0 would still feed a host's crash handler
    try:
        os.execve(spec["argv"][0], spec["argv"], spec["env"])  # noqa: S606  # no shell is wanted
    except OSError as error:
        with socket.socket(fileno=_CONTROL) as kept_control:
            wire.write(kept_control, {"failed": f"no start of {spec['argv'][0]!r}: {error}"})
        os._exit(1)


def _build_root(spec: Json, trees: list[int]) -> None:
    base = next(path for path in _BASES if os.path.isdir(path))
    flags = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("tmpfs", base, flags, "size=2m,mode=755")
    for folder in spec["folders"]:
        os.makedirs(base + folder, exist_ok=True)
    for text, name in spec["links"]:
        os.makedirs(os.path.dirname(base + name), exist_ok=True)
        os.symlink(text, base + name)
    for tree, (_, target) in zip(trees, spec["binds"], strict=True):
        _attach(tree, base + target)
    for folder in spec["hidden"]:
        kernel.mount("tmpfs", base + folder, flags | kernel.MS_RDONLY, "size=4k,mode=755")
    kernel.mount("proc", base + "/proc", flags | kernel.MS_NOEXEC)
    kernel.restrict_mount(base, kernel.ATTR_RDONLY)
    kernel.enter_root(base)


def _attach(tree: int, target: str) -> None:
    if not os.path.lexists(target):
        if os.path.isdir(f"/proc/self/fd/{tree}"):
            os.makedirs(target)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    kernel.move_mount(tree, target)
    os.close(tree)
