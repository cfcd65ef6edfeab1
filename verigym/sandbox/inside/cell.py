"""One run in namespaces of its own: a first process of ours that watches, and the one that it runs.

The order is: namespaces, ids, mounts, descriptors, limits, capabilities dropped, no new privileges; then in the second
process: own session, limit of CPU time, Landlock, filter, work. The first process tells what happened; the second
cannot reach it. The first borrows the memory of the caller, which waits for it; the second has a copy.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # what `signal` wraps: its own functions touch many more pages
import contextlib
import fcntl
import math
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn, TypeAlias

from verigym.sandbox.inside import keep, kernel, landlock
from verigym.sandbox.inside.watch import BASELINE, MIB, Usage, excess

Json: TypeAlias = Any

BOX = "/box"
"""Where the writable directory is mounted."""

WORK = "/box/work"
"""The working directory of a run."""

_NAMESPACES = kernel.NEW_USER | kernel.NEW_MOUNT | kernel.NEW_PID | kernel.NEW_IPC
_ID = 1000
ADDRESS_SLACK = 1 << 30  # stacks and arenas are reserved and never touched; what is touched is watched
OPEN_FILES = 256
_SIGNALS = 1024  # queued, and timers
STACK = 64 * MIB
_LOOK_SECONDS = 0.01
_CHUNK = 1 << 16
_HIGH = 100  # above every descriptor that a run is given
_LOST = 70  # exit status of a server whose memory a killed first process has left in disorder


class Ears(NamedTuple):
    """What the first process listens to, all of it optional.

    Attributes:
        leash: A descriptor; when its other side is closed, the run ends.
        result: A pipe that the run writes its result to.
        most: Bytes of a result; more ends the run.
    """

    leash: int | None = None
    result: int | None = None
    most: int = 0


def deafen() -> None:
    """Once, before :func:`run`: a first process must have no handler of signals that a run could reach."""
    for number in range(1, signal.NSIG):
        if number not in (signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD) and callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)


def run(limits: Json, descriptors: list[int], work: Callable[[], int], filter_: kernel.Filter, ears: Ears) -> Json:
    """Run ``work`` to its end, and whatever it starts.

    Args:
        limits: ``seconds``, ``wall``, ``memory_mb``, ``processes``, ``disk_mb``; ``address_space`` (whether it may be
            limited) and ``keep`` (files to bring back).
        descriptors: What becomes 0, 1, 2 and so on for ``work``; nothing else stays open there.
        work: Runs in the second process, behind the filter; its result is the exit status.
        filter_: From :func:`verigym.sandbox.inside.seccomp.build`.
        ears: What may end it besides its limits.

    Returns:
        ``stop`` (what ended it, or None), ``status`` (as ``wait`` tells it), ``cpu``, ``own`` (CPU time of the first
        process) and ``wall`` in seconds, ``peak`` in bytes, ``result`` in bytes, and of what is kept ``kept`` (name and
        size of each file) and ``content``; or ``failed``, and why.
    """
    told: list[Json] = []

    def first() -> None:
        try:
            told.append(_first(limits, descriptors, work, filter_, ears))
        except BaseException as error:
            told.append({"failed": f"{type(error).__name__}: {error}"})

    pid = kernel.call_apart(_NAMESPACES, first)
    if not told:
        os._exit(_LOST)
    os.waitpid(pid, 0)
    return told[0]


def _first(limits: Json, descriptors: list[int], work: Callable[[], int], filter_: kernel.Filter, ears: Ears) -> Json:
    """All that need not be done by the second process is done here: there, each page that is touched is copied."""
    kernel.set_dumpable(True)  # nobody else is there yet; its own files cannot be written otherwise
    kernel.map_ids("self", _ID, _ID, _ID)
    badness = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    kernel.set_dumpable(False)
    os.write(badness, b"1000")  # the program is what a machine that is out of memory ends, and not who watches it
    _mount(limits["disk_mb"])
    told, trouble = os.pipe2(os.O_NONBLOCK)
    rules = landlock.ruleset(BOX)
    ours = _arrange(
        descriptors,
        {
            "told": told,
            "trouble": trouble,
            "badness": badness,
            "rules": rules,
            "leash": ears.leash,
            "result": ears.result,
        },
    )
    _limit(limits)
    os.chdir(WORK)
    os.umask(0o022)
    kernel.drop_capabilities()
    kernel.no_new_privileges()
    pid = kernel.fork()
    if pid == 0:
        _second(limits, len(descriptors), work, filter_, ours)
    os.write(ours["badness"], b"0")
    kernel.close_range(0, len(descriptors) - 1)
    message = _watch(pid, limits, Ears(ours.get("leash"), ours.get("result"), ears.most))
    failure = _read(ours["told"])
    if failure:
        return {"failed": failure.decode()}
    if limits.get("keep") and not message["stop"] and not message["status"]:
        message["kept"], message["content"] = keep.collect(limits["keep"], limits["disk_mb"] * MIB)
    return message


def _mount(disk_mb: int) -> None:
    flags = kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount("tmpfs", BOX, flags, f"size={disk_mb}m,nr_inodes={1000 + 64 * disk_mb},mode=700")
    kernel.mount("proc", "/proc", flags | kernel.MS_NOEXEC | kernel.MS_RDONLY, "subset=pid")
    for name in ("work", "tmp", "shm"):
        os.mkdir(f"{BOX}/{name}")


def _arrange(theirs: list[int], ours: dict[str, int | None]) -> dict[str, int]:
    """Make their descriptors 0, 1, 2 and so on, ours the numbers that follow, and close all others; ours, by name."""
    names = [name for name, number in ours.items() if number is not None]
    wanted = [*theirs, *(number for number in ours.values() if number is not None)]
    place_descriptors(wanted)
    return {name: len(theirs) + place for place, name in enumerate(names)}


def place_descriptors(wanted: list[int]) -> None:
    """Make them 0, 1, 2 and so on, and close all others."""
    # Above all targets first, so that no target is overwritten before it is moved.
    high = [fcntl.fcntl(number, fcntl.F_DUPFD, _HIGH) for number in wanted]
    for target, number in enumerate(high):
        os.dup2(number, target)
    kernel.close_range(len(high))


def limit_cpu(limits: Json) -> None:
    """Limit the CPU time of this process alone, later than the sum that is watched.

    A child that this ends would be its parent's own affair.
    """
    seconds = max(1, math.ceil(limits["seconds"]))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))


def _second(
    limits: Json, count: int, work: Callable[[], int], filter_: kernel.Filter, ours: dict[str, int]
) -> NoReturn:
    """What only the process itself can do before it works; only the first ``count`` descriptors are for it."""
    status = _LOST
    try:
        os.setsid()
        limit_cpu(limits)
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        kernel.set_dumpable(True)
        if "rules" in ours:
            landlock.restrict(ours["rules"])
        kernel.install_filter(filter_)
    except BaseException as error:
        os.write(ours["trouble"], f"{type(error).__name__}: {error}".encode())
        os._exit(status)
    try:
        kernel.close_range(count)
        status = work()
    finally:
        os._exit(status)


def _limit(limits: Json) -> None:
    memory = limits["memory_mb"] * MIB + ADDRESS_SLACK
    disk = limits["disk_mb"] * MIB
    for kind, highest in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NPROC, limits["processes"] + 1),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, disk),
        (resource.RLIMIT_CORE, 1),  # 0 would still feed a host's crash handler
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_SIGPENDING, _SIGNALS),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_STACK, STACK),
    ):
        ours = resource.getrlimit(kind)[1]
        most = highest if ours == resource.RLIM_INFINITY else min(highest, ours)
        if kind != resource.RLIMIT_AS or limits.get("address_space", True):
            resource.setrlimit(kind, (most, most))


def _watch(pid: int, limits: Json, ears: Ears) -> Json:
    """Wait for the end of a run, or bring it about; what ended it and what it used."""
    start = time.monotonic()
    usage = Usage()
    handle = os.pidfd_open(pid)
    poll = select.poll()
    for number in (handle, ears.leash, ears.result):
        if number is not None:
            poll.register(number, select.POLLIN)
    result = bytearray()
    stop = None
    while not stop:
        ready = {number for number, _ in poll.poll(_LOOK_SECONDS * 1000)}
        if handle in ready:
            break
        if ears.result in ready and ears.result is not None:
            result += _read(ears.result)
            stop = "output" if len(result) > ears.most else None
        elif ears.leash in ready:
            stop = "killed"
        else:
            stop = excess(pid, limits, usage, time.monotonic() - start)
    wall = time.monotonic() - start
    status = _end(pid)
    while stop is None and ears.result is not None and (part := _read(ears.result)):
        result += part
        stop = "output" if len(result) > ears.most else None
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = max(used.ru_utime + used.ru_stime, usage.seen)
    peak = max(used.ru_maxrss * 1024, usage.peak)
    if stop is None and (cpu > limits["seconds"] or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)):
        stop = "timeout"
    elif stop is None and used.ru_maxrss * 1024 > limits["memory_mb"] * MIB + BASELINE:
        stop = "memory"
    own = time.process_time()
    return {"stop": stop, "status": status, "cpu": cpu, "own": own, "wall": wall, "peak": peak, "result": bytes(result)}


def _read(descriptor: int) -> bytes:
    """What a non-blocking pipe holds now; its end is not seen, for the caller holds its other side, too."""
    try:
        return os.read(descriptor, _CHUNK)
    except BlockingIOError:
        return b""


def _end(pid: int) -> int:
    """Kill whatever is left and reap it all; the wait status of the run's own process."""
    status = 0
    done, at_once = os.waitpid(pid, os.WNOHANG)
    if done:
        status = at_once
    with contextlib.suppress(ProcessLookupError):  # nobody is left
        os.kill(-1, signal.SIGKILL)
    while True:
        try:
            ended, code = os.wait()
        except ChildProcessError:
            return status
        if ended == pid:
            status = code
