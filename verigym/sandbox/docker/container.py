"""One container, with our server as its first process."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from verigym.errors import SandboxError
from verigym.sandbox.docker.engine import Engine
from verigym.sandbox.docker.line import Line
from verigym.sandbox.docker.profile import MASKED, seccomp_profile
from verigym.sandbox.inside import contained_frames as frames
from verigym.types import Json

LABEL = "io.verigym.sandbox"
"""On every container of ours."""

_FIRST_UID, _UIDS = 0x70000000, 0x0FFFFFFF
_START_SECONDS = 120.0
_EVENT_SECONDS = 0.2
_SERVER_MB = 96  # the server, what every Python program has of it, and room in which the watcher sees an excess first
_SPARE_PROCESSES = 4
_MIB = 1 << 20

_ULIMITS = {"core": 1, "memlock": 0, "msgqueue": 0}  # a core of 0 would still feed the crash handler of the machine

_ENVIRONMENT = {
    "HOME": "/box/work",
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "TMPDIR": "/box/tmp",
    "PYTHONDONTWRITEBYTECODE": "1",
    "MALLOC_ARENA_MAX": "2",
}

# Reads the server's modules from standard input: no file of the image or of the engine's machine is theirs, so an
# image serves every version, and an engine on another machine is as good.
_BOOT = """
import importlib.abc, importlib.util, json, os, sys

def read(count):
    data = b""
    while len(data) < count:
        data += os.read(0, count - len(data)) or sys.exit(1)
    return data

class Sent(importlib.abc.MetaPathFinder, importlib.abc.ExecutionLoader):
    modules = json.loads(read(int.from_bytes(read(4), "big")))
    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name in self.modules else None
    def get_filename(self, name):
        return "/opt/" + name.replace(".", "/") + ".py"
    def get_source(self, name):
        return self.modules[name]
    def is_package(self, name):
        return not self.modules[name]

sys.meta_path.append(Sent())
from verigym.sandbox.inside.contained import main
main()
"""


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a program's limits a container has from its birth on; the server inside holds it to the exact ones."""

    memory_mb: int
    disk_mb: int
    processes: int

    @classmethod
    def of(cls, budget: Mapping[str, Any]) -> Shape:
        """The shape that these limits need, one for many: each is the next power of two."""
        return cls(*(1 << max(0, int(budget[name]) - 1).bit_length() for name in ("memory_mb", "disk_mb", "processes")))


class Container:
    """A container that has started and waits for a program.

    Args:
        engine: Where it runs.
        image: Its name.
        shape: Its limits.
        cpus: Cores that it may use at a time.
        runtime: The engine's name of a runtime; ``None`` means the engine's default.

    Raises:
        SandboxError: If it does not start.
    """

    def __init__(self, engine: Engine, image: str, shape: Shape, *, cpus: float, runtime: str | None) -> None:
        self.image = image
        self.shape = shape
        self.runs = 0
        self._engine = engine
        self._kills = 0
        config = _config(image, shape, cpus, runtime)
        with engine.asked() as client:
            self.id = str(client.create_container_from_config(config)["Id"])
        try:
            with engine.asked() as client:
                self.line = Line(client.attach_socket(self.id, {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}))
                client.start(self.id)
            modules = json.dumps(_modules()).encode()
            self.line.put_raw(len(modules).to_bytes(4, "big") + modules)
            ready = json.loads(self.line.wait_for(frames.READY, _START_SECONDS).content)
            self.commands = frozenset(ready["commands"])
        except SandboxError as error:
            self.close()
            raise SandboxError(f"container {self.name} of image {image!r} did not start: {error}") from error
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """What people find it by."""
        return self.id[:12]

    def ran_out_of_memory(self, patience: float = _EVENT_SECONDS) -> bool:
        """Whether the kernel killed a process in it for want of memory since this was last asked.

        Args:
            patience: Seconds in which the engine may still hear of it.
        """
        with self._engine.asked() as client:
            now = datetime.fromisoformat(client.info()["SystemTime"]).timestamp()  # its clock, not ours
            filters = {"container": self.id, "event": "oom"}
            told = client.events(since=1, until=f"{now + patience:.3f}", filters=filters, decode=True)
            before, self._kills = self._kills, len(list(told))
        return self._kills > before

    def end(self) -> None:
        """Remove it with all that runs in it; whoever waits for its program is told."""
        if hasattr(self, "line"):
            self.line.cut()
        # It ends by itself when its standard input closes, and then removes itself: "no such container" is fine, and
        # an engine that does not answer has nothing to be told.
        with contextlib.suppress(SandboxError), self._engine.asked() as client:
            client.remove_container(self.id, force=True, v=True)

    def close(self) -> None:
        """Remove it and let go of it; nobody may be waiting for its program."""
        self.end()
        if hasattr(self, "line"):
            self.line.close()


def _config(image: str, shape: Shape, cpus: float, runtime: str | None) -> dict[str, Json]:
    uid = _FIRST_UID + secrets.randbelow(_UIDS)  # its own, so that the limit of processes counts this container alone
    memory = (shape.memory_mb + shape.disk_mb + _SERVER_MB) * _MIB
    environment = [f"{name}={value}" for name, value in _ENVIRONMENT.items()]
    files = f"mode=700,uid={uid},gid={uid},size={shape.disk_mb}m,nr_inodes={1000 + 64 * shape.disk_mb}"
    host: dict[str, Any] = {
        "AutoRemove": True,
        "CapDrop": ["ALL"],
        "CgroupnsMode": "private",
        "IpcMode": "private",
        "LogConfig": {"Type": "none"},
        "MaskedPaths": list(MASKED),
        "Memory": memory,
        "MemorySwap": memory,
        "NanoCpus": int(cpus * 1e9),
        "NetworkMode": "none",
        "PidsLimit": shape.processes + _SPARE_PROCESSES,
        "ReadonlyPaths": [],
        "ReadonlyRootfs": True,
        "SecurityOpt": ["no-new-privileges", f"seccomp={seccomp_profile()}"],
        "Ulimits": [{"Name": name, "Soft": most, "Hard": most} for name, most in _ULIMITS.items()],
        "Tmpfs": {"/box": f"exec,nosuid,nodev,{files}", "/dev/shm": f"noexec,nosuid,nodev,{files}"},  # noqa: S108  # inside
    }
    if runtime is not None:
        host["Runtime"] = runtime
    return {
        "Image": image,
        "Entrypoint": ["/usr/bin/env", "-i", *environment, "/usr/bin/python3", "-P", "-s", "-c", _BOOT],
        "User": f"{uid}:{uid}",
        "Hostname": "jail",
        "WorkingDir": "/",
        "Labels": {LABEL: ""},
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "NetworkDisabled": True,
        "HostConfig": host,
    }


@cache
def _modules() -> dict[str, str]:
    """The source of everything that may run inside; an empty one is a package."""
    folder = resources.files("verigym.sandbox.inside")
    sources = {entry.name[:-3]: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".py")}
    packages = dict.fromkeys(("verigym", "verigym.sandbox", "verigym.sandbox.inside"), "")
    return packages | {f"verigym.sandbox.inside.{name}": text for name, text in sources.items() if name != "__init__"}
