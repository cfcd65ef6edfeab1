"""Proves each layer of the sandbox on this machine by attacking it, and each language by a program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from verigym.errors import IsolationError, MissingLanguageError, SandboxError
from verigym.sandbox import Sandbox, open_sandbox
from verigym.sandbox.inside import landlock
from verigym.sandbox.languages import Language, broken_languages, languages
from verigym.sandbox.local import cgroup
from verigym.sandbox.program import Limits, Outcome, Program, Stop

_HELD = b"held\n"
_LIMITS = Limits(seconds=1.0, wall_seconds=5.0, memory_mb=128, processes=16, output_kb=64, disk_mb=4)
_AT_A_TIME = 2
_LIMITS_OF_GREETINGS = Limits(seconds=5.0, wall_seconds=20.0)


@dataclass(frozen=True, slots=True)
class Check:
    """What one attack came to, or a program in one language.

    Attributes:
        name: The layer, or the language.
        ok: Whether it held, or ran.
        detail: One line for people.
        optional: Whether the machine is well without it.
    """

    name: str
    ok: bool
    detail: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Attack:
    """A program and how it must end; one that must end by itself prints ``held``."""

    name: str
    source: str
    stop: Stop = Stop.EXIT
    limits: Limits = _LIMITS


def _refused(statement: str) -> str:
    """A program that holds if the operating system refuses the statement."""
    return f"import os, socket\ntry:\n    {statement}\n    print('open')\nexcept OSError:\n    print('held')\n"


_WRITE_TO_EVERY_MOUNT = """
import os
written = []
for line in open("/proc/self/mounts"):
    path = line.split()[1]
    if path != "/box" and not path.startswith("/dev/"):
        for target in (path, os.path.join(path, "planted")):
            try:
                open(target, "w").close()
                written.append(target)
            except OSError:
                pass
print(written or "held")
"""

_FILES_OF_THE_HOST = """
import os
paths = ("/etc/passwd", "/etc/shadow", "/home", "/sys/kernel", "/var/log", "/proc/sys")
print([path for path in paths if os.path.exists(path)] or "held")
"""

_ENVIRONMENT = """
import os
known = {"HOME", "LANG", "PATH", "TMPDIR", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE", "MALLOC_ARENA_MAX", "LC_CTYPE"}
print(set(os.environ) - known or "held")
"""

_OTHER_PROCESSES = """
import os
print(set(filter(str.isdigit, os.listdir("/proc"))) - {"1", str(os.getpid())} or "held")
"""

_SIGNAL_EVERYONE = """
import os, signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.kill(0, signal.SIGTERM)
for everyone, number in ((1, signal.SIGKILL), (-1, signal.SIGTERM)):
    try:
        os.kill(everyone, number)
    except OSError:
        pass
print("held")
"""

_DISK = """
try:
    with open("big", "wb") as file:
        for _ in range(64):
            file.write(bytes(1 << 20))
    print("open")
except OSError:
    print("held")
"""

_FORK_BOMB = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""

_MEMORY_OF_CHILDREN = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = bytearray(b"x") * (40 << 20)
        time.sleep(100)
time.sleep(100)
"""

_DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    time.sleep(1000)
print("held")
"""

ATTACKS = (
    Attack("an honest program runs", "print('held')"),
    Attack("no mount is writable but its own folder", _WRITE_TO_EVERY_MOUNT),
    Attack("no file of the host is seen", _FILES_OF_THE_HOST),
    Attack("no other process is seen", _OTHER_PROCESSES),
    Attack("no signal reaches another process", _SIGNAL_EVERYONE),
    Attack("the watching process cannot be read", _refused("open('/proc/1/mem', 'rb')")),
    Attack("no network: TCP", _refused("socket.create_connection(('192.0.2.1', 9), 1)")),
    Attack("no network: loopback", _refused("socket.create_server(('127.0.0.1', 0))")),
    Attack("no other user", _refused("os.setuid(0)")),
    Attack("no environment of the host", _ENVIRONMENT),
    Attack("no mount", "import ctypes\nctypes.CDLL(None).mount(b'x', b'/box', b'tmpfs', 0, None)", Stop.FORBIDDEN),
    Attack("no ptrace", "import ctypes\nctypes.CDLL(None).ptrace(16, 1, 0, 0)", Stop.FORBIDDEN),
    Attack("no new namespaces", "import ctypes\nctypes.CDLL(None).unshare(0x10000000)", Stop.FORBIDDEN),
    Attack("disk limit", _DISK),
    Attack("CPU limit", "while True:\n    pass", Stop.TIMEOUT),
    Attack("wall clock limit", "import time\ntime.sleep(1000)", Stop.TIMEOUT, Limits(seconds=1.0, wall_seconds=1.0)),
    Attack("memory limit", "x = b'x' * (4 << 30)", Stop.MEMORY),
    Attack("memory limit over all processes", _MEMORY_OF_CHILDREN, Stop.MEMORY),
    Attack("process limit", _FORK_BOMB, Stop.TIMEOUT),
    Attack("output limit", "while True:\n    print('x' * 1000)", Stop.OUTPUT),
    Attack("nothing outlives a run", _DAEMON),
)
"""Every layer, each with the attack that it must hold."""


def checks(backend: str = "local") -> list[Check]:
    """Attack a sandbox backend, layer by layer, and run a program in each language. Takes some seconds."""
    try:
        sandbox = open_sandbox(backend)
        sandbox.run(Program(""), Limits())
    except IsolationError as error:
        return [Check("isolation", False, str(error))]
    try:
        layers = [_check(attack, sandbox.run(Program(attack.source), attack.limits)) for attack in ATTACKS]
        with ThreadPoolExecutor(_AT_A_TIME) as threads:
            spoken = list(threads.map(partial(_speaks, sandbox), languages().values()))
        broken = [Check(f"language: {name}", False, str(error)) for name, error in broken_languages().items()]
        return [*layers, *(_kernel_layers() if backend == "local" else ()), *spoken, *broken]
    except SandboxError as error:
        return [Check("sandbox", False, str(error))]
    finally:
        sandbox.close()


def _kernel_layers() -> list[Check]:
    """What the local backend uses where this machine has it, and does without elsewhere."""
    groups, version = cgroup.in_force(), landlock.version()
    return [
        Check(
            "control groups",
            bool(groups),
            f"in force: {', '.join(groups)}" if groups else "none can be made here; /proc is read instead",
            optional=True,
        ),
        Check("Landlock", version > 0, f"version {version}" if version else "not in this kernel", optional=True),
    ]


def _check(attack: Attack, outcome: Outcome) -> Check:
    held = outcome.stop is attack.stop and (attack.stop is not Stop.EXIT or outcome.stdout == _HELD)
    if held:
        detail = "held" if attack.stop is Stop.EXIT else f"stopped: {outcome.stop}"
    else:
        said = (outcome.stdout or outcome.stderr)[-200:].decode("utf-8", "replace").strip()
        detail = f"ended by {outcome.stop}, expected {attack.stop}: {said!r}"
    return Check(attack.name, held, detail)


def _speaks(sandbox: Sandbox, language: Language) -> Check:
    """Compile and run a language's greeting."""
    name = f"language: {language.name}"
    try:
        outcome = sandbox.run(Program(language.hello, language.name), _LIMITS_OF_GREETINGS)
    except MissingLanguageError as error:
        return Check(name, False, str(error), optional=True)
    if outcome.ok and outcome.stdout == _HELD:
        return Check(name, True, "compiled and ran" if language.compile else "ran")
    said = (outcome.stderr or outcome.stdout)[-200:].decode("utf-8", "replace").strip()
    where = "ran" if outcome.compiled else "was compiled"
    return Check(name, False, f"its program {where} and ended by {outcome.stop}: {said!r}")
