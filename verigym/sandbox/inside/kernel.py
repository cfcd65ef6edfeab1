"""The system calls that Python's standard library lacks, through ctypes. Every failure raises :class:`OSError`."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable
from functools import cache

# PyDLL keeps the interpreter's lock while it calls: a clone that released it could wake without it.
_libc = ctypes.PyDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_libc.prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
_libc.mmap.restype = ctypes.c_void_p
_libc.mount.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_char_p)

MACHINE = os.uname().machine
_NUMBERS = {
    "x86_64": {"clone": 56, "pivot_root": 155, "capset": 126},
    "aarch64": {"clone": 220, "pivot_root": 41, "capset": 91},
}
_SAME_EVERYWHERE = {
    "open_tree": 428,
    "move_mount": 429,
    "close_range": 436,
    "mount_setattr": 442,
    "landlock_create_ruleset": 444,
    "landlock_add_rule": 445,
    "landlock_restrict_self": 446,
}

NEW_MOUNT, NEW_UTS, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_USER, NEW_PID, NEW_NET = 0x10000000, 0x20000000, 0x40000000

_CLONE_VM, _CLONE_VFORK = 0x100, 0x4000
_MAP_PRIVATE, _MAP_ANONYMOUS, _MAP_NORESERVE, _MAP_STACK = 0x2, 0x20, 0x4000, 0x20000
_PROT_READ, _PROT_WRITE = 1, 2
_STACK_BYTES = 64 << 20  # reserved, not touched: as much as a program's main thread may have
_ENTRY = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 1 << 14, 1 << 18
_MNT_DETACH = 2
_LAST_DESCRIPTOR = (1 << 31) - 1  # there is no higher one, and gVisor takes no higher number
_AT_FDCWD, _AT_EMPTY_PATH, _AT_RECURSIVE = -100, 0x1000, 0x8000
_OPEN_TREE_CLONE, _OPEN_TREE_CLOEXEC = 1, os.O_CLOEXEC
_MOVE_MOUNT_F_EMPTY_PATH = 4
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV = 1, 2, 4

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL = 47, 4
_CAPABILITY_VERSION_3 = 0x20080522


class _MountAttr(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("attr_set", "attr_clr", "propagation", "userns_fd")]


class Filter(ctypes.Structure):
    """A BPF program for :func:`install_filter`, made of its instructions' bytes."""

    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]

    def __init__(self, instructions: bytes) -> None:
        self._text = ctypes.create_string_buffer(instructions, len(instructions))
        super().__init__(len(instructions) // 8, ctypes.addressof(self._text))
        self.address = ctypes.addressof(self)


def number(name: str) -> int:
    """The number of a system call on this machine.

    Raises:
        OSError: If the architecture is unknown.
    """
    if MACHINE not in _NUMBERS:
        raise OSError(f"system calls are known for {', '.join(_NUMBERS)}, this machine is {MACHINE!r}")
    return _NUMBERS[MACHINE].get(name) or _SAME_EVERYWHERE[name]


def _check(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def syscall(name: str, *arguments: object) -> int:
    """A system call by its name, with arguments of :mod:`ctypes`."""
    return _check(_libc.syscall(ctypes.c_long(number(name)), *arguments), name)


def clone(namespaces: int) -> int:
    """Fork into new namespaces; 0 in the child, its process id in the parent."""
    ctypes.pythonapi.PyOS_BeforeFork()
    zero = ctypes.c_long(0)
    flags = ctypes.c_long(namespaces | signal.SIGCHLD)
    pid = _libc.syscall(ctypes.c_long(number("clone")), flags, zero, zero, zero, zero)
    code = ctypes.get_errno()
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(code, f"clone into new namespaces: {os.strerror(code)}")
    return int(pid)


def fork() -> int:
    """Fork without the interpreter's own hooks, which touch hundreds of pages; only for a process of one thread."""
    return _check(_libc.fork(), "fork")


def call_apart(namespaces: int, work: Callable[[], None]) -> int:
    """Call ``work`` in a process in new namespaces that borrows this one's memory, as ``vfork`` does.

    This process stands still until that one has ended, so nothing is copied, and what ``work`` changes in memory stays
    changed; descriptors, signals and ids are its own. A fork costs ten times as much.

    Returns:
        Its process id, to be waited for. Killed from outside, it leaves memory in the middle of a change: whoever finds
        that ``work`` did not come to its end must end too.
    """

    def entry(_: object) -> int:
        work()
        return 0

    callback = _ENTRY(entry)
    flags = namespaces | _CLONE_VM | _CLONE_VFORK | signal.SIGCHLD
    top = ctypes.c_void_p(_borrowed_stack() + _STACK_BYTES)
    return _check(_libc.clone(callback, top, ctypes.c_int(flags), None), "clone into new namespaces")


@cache
def _borrowed_stack() -> int:
    """Address of a stack for :func:`call_apart`, and for what is forked there; its lowest page is a guard."""
    options = _MAP_PRIVATE | _MAP_ANONYMOUS | _MAP_NORESERVE | _MAP_STACK
    size, nowhere = ctypes.c_size_t(_STACK_BYTES), ctypes.c_long(0)
    address = _libc.mmap(None, size, _PROT_READ | _PROT_WRITE, options, -1, nowhere)
    _check(-1 if address in (None, ctypes.c_void_p(-1).value) else 0, "mmap a stack")
    _check(
        _libc.mprotect(ctypes.c_void_p(address), ctypes.c_size_t(os.sysconf("SC_PAGE_SIZE")), 0),
        "mprotect a guard page",
    )
    return int(address)


def unshare(namespaces: int) -> None:
    """Leave the namespaces of the parent."""
    _check(_libc.unshare(ctypes.c_int(namespaces)), "unshare")


def mount(kind: str | None, target: str, flags: int, options: str = "") -> None:
    """Mount a new file system, or change the propagation of one (``kind`` is None)."""
    name = kind.encode() if kind else None
    _check(_libc.mount(name, os.fsencode(target), name, flags, options.encode() or None), f"mount {kind} on {target}")


def open_tree(path: str) -> int:
    """A descriptor of a copy of the mounts below ``path``, attached nowhere."""
    flags = ctypes.c_uint(_OPEN_TREE_CLONE | _OPEN_TREE_CLOEXEC | _AT_RECURSIVE)
    return syscall("open_tree", ctypes.c_int(_AT_FDCWD), os.fsencode(path), flags)


def move_mount(tree: int, target: str) -> None:
    """Attach what :func:`open_tree` gave."""
    flags = ctypes.c_uint(_MOVE_MOUNT_F_EMPTY_PATH)
    syscall("move_mount", ctypes.c_int(tree), b"", ctypes.c_int(_AT_FDCWD), os.fsencode(target), flags)


def restrict_tree(tree: int, attributes: int) -> None:
    """Set attributes on a mount, given by a descriptor, and on all below it."""
    attr = _MountAttr(attributes, 0, 0, 0)
    flags = ctypes.c_uint(_AT_EMPTY_PATH | _AT_RECURSIVE)
    size = ctypes.c_size_t(ctypes.sizeof(attr))
    syscall("mount_setattr", ctypes.c_int(tree), b"", flags, ctypes.byref(attr), size)


def restrict_mount(path: str, attributes: int) -> None:
    """Set attributes on the one mount at ``path``."""
    attr = _MountAttr(attributes, 0, 0, 0)
    size = ctypes.c_size_t(ctypes.sizeof(attr))
    syscall("mount_setattr", ctypes.c_int(_AT_FDCWD), os.fsencode(path), ctypes.c_uint(0), ctypes.byref(attr), size)


def enter_root(path: str) -> None:
    """Make ``path`` the root and detach the old one with all its mounts."""
    os.chdir(path)
    syscall("pivot_root", b".", b".")
    _check(_libc.umount2(b".", ctypes.c_int(_MNT_DETACH)), "detach the old root")
    os.chdir("/")


def close_range(first: int, last: int | None = None) -> None:
    """Close every descriptor from ``first`` to ``last``, by default all."""
    highest = _LAST_DESCRIPTOR if last is None else last
    if first <= highest:
        syscall("close_range", ctypes.c_uint(first), ctypes.c_uint(highest), ctypes.c_uint(0))


def _prctl(option: int, value: int = 0, third: int = 0) -> int:
    return int(_libc.prctl(option, value, third, 0, 0))


def set_dumpable(dumpable: bool) -> None:
    """Whether others of the same user may look into this process."""
    _check(_prctl(_PR_SET_DUMPABLE, int(dumpable)), "PR_SET_DUMPABLE")


def die_with_parent() -> None:
    """Be killed when the parent's thread ends."""
    _check(_prctl(_PR_SET_PDEATHSIG, signal.SIGKILL), "PR_SET_PDEATHSIG")


def no_new_privileges() -> None:
    """Gain nothing from any later exec."""
    _check(_prctl(_PR_SET_NO_NEW_PRIVS, 1), "PR_SET_NO_NEW_PRIVS")


def drop_capabilities() -> None:
    """Empty all capability sets, the bounding set too."""
    for capability in range(64):
        if _prctl(_PR_CAPBSET_DROP, capability) < 0:
            break  # past the kernel's last one
    _check(_prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL), "PR_CAP_AMBIENT_CLEAR_ALL")
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    syscall("capset", ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)()))


def install_filter(program: Filter) -> None:
    """Filter all later system calls of this process and its children by a BPF program."""
    _check(_prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program.address), "PR_SET_SECCOMP")


def map_ids(process: str, inside: int, uid: int, gid: int) -> None:
    """Map one user and one group of the parent's namespace into a process's own (``process``: an id, or ``self``)."""
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{inside} {uid} 1"),
        ("gid_map", f"{inside} {gid} 1"),
    ):
        target = os.open(f"/proc/{process}/{name}", os.O_WRONLY)
        try:
            os.write(target, text.encode())
        finally:
            os.close(target)
