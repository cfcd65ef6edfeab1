"""What a compiler or a runtime may see of this machine: its named files, and the shared objects that they need."""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from verigym.errors import MissingLanguageError, SandboxError, UsageError
from verigym.sandbox.languages import Tool
from verigym.sandbox.local.host import View, package_root

_LINK_DEPTH = 4
"""Levels of folders below one that is shown in which links that lead out of it are followed."""

# Folders that hold what many share.
_SHARED = """
/ /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib
/usr/lib64 /usr/libexec /usr/local /usr/local/bin /usr/local/lib /usr/local/share /usr/sbin /usr/share /var
"""

_LIBRARY = re.compile(rb"(?:=> )?(/\S+) \(0x[0-9a-f]+\)")


ViewKey: TypeAlias = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Located:
    """A tool on this machine: its command, what it sees, and a key that is equal for tools that see the same."""

    command: str
    view: View
    key: ViewKey


def locate(tool: Tool) -> Located:
    """Find a tool.

    Raises:
        MissingLanguageError: If a command is missing.
        UsageError: If it would show a folder that is not its own.
    """
    view = View()
    home = _home(tool) if tool.home else ""
    command = tool.argv[0]
    shown = []
    if "/" not in command:
        own = os.path.join(home, "bin", command)
        command = own if home and os.access(own, os.X_OK) else _command(command, tool.install)
        shown.append(command)
    for pattern in tool.shows:
        if "/" in pattern:
            shown += _matches(pattern, home)
        else:
            shown.append(_command(pattern, tool.install))
            _link(view, f"/usr/bin/{pattern}", os.path.realpath(shown[-1]))  # where the jail's own PATH finds it
    for path in shown:
        _show(view, path)
    for library in _libraries(tuple(binary for path in shown for binary in _binaries(os.path.realpath(path)))):
        _show(view, library)
    if os.path.islink("/bin"):
        view.links.append((os.readlink("/bin"), "/bin"))
    return Located(command, view, frozenset([*view.binds, *view.links]))


def _command(name: str, install: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise MissingLanguageError(f"no command {name!r} on the PATH; install {install or name!r}")
    return os.path.abspath(found)


def _home(tool: Tool) -> str:
    """The folder of a toolchain."""
    command = _command(tool.home[0], tool.install)
    if len(tool.home) == 1:
        return os.path.dirname(os.path.dirname(os.path.realpath(command)))
    return _printed(command, tool.home[1:])


@cache
def _printed(command: str, arguments: tuple[str, ...]) -> str:
    try:
        told = subprocess.run([command, *arguments], capture_output=True, text=True, check=True, timeout=60, cwd="/")  # noqa: S603  # a tool of this machine, asked where it lives
    except (OSError, subprocess.SubprocessError) as error:
        raise MissingLanguageError(f"{command!r} does not tell where its toolchain is: {error}") from error
    return os.path.realpath(told.stdout.strip())


def _matches(pattern: str, home: str) -> Iterator[str]:
    if "{lib}" in pattern:
        patterns = [pattern.replace("{lib}", folder) for folder in _library_folders()]
    else:
        patterns = [pattern.replace("{home}", home)]
    for each in patterns:
        yield from glob.iglob(each.rstrip("/") or "/")


@cache
def _library_folders() -> tuple[str, ...]:
    """The folders of the system's shared objects, as the C library's own place tells them."""
    found = [os.path.dirname(library) for library in _libraries(("/bin/sh",))]
    return tuple(dict.fromkeys([*found, "/usr/lib64", "/usr/lib"]))


def _show(view: View, path: str) -> None:
    """Show a file or folder where it is, and what the links in it lead to, under its own name and that of a link."""
    real = os.path.realpath(path)
    if os.path.isdir(real):
        _refuse_shared(real)
        for target in _leading_out(real):
            view.bind(target)
    view.bind(real)
    _link(view, path, real)


def _link(view: View, path: str, real: str) -> None:
    name = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    if name != real and (real, name) not in view.links:
        view.links.append((real, name))


def _refuse_shared(folder: str) -> None:
    if _is_shared(folder):
        raise UsageError(
            f"a language shows its own folders, not {folder!r}, which holds what is not its own; name them"
        )


def _is_shared(path: str) -> bool:
    """Whether others have their files there, or people theirs."""
    private = (os.path.expanduser("~"), package_root())
    return path in _SHARED.split() or any(f"{own}/".startswith(f"{path}/") for own in private)


@cache
def _leading_out(folder: str) -> tuple[str, ...]:
    """What the links in a folder lead to, outside it; what is shared by many is left out."""
    found = []
    for path, folders, files in os.walk(folder):
        if path[len(folder) :].count("/") >= _LINK_DEPTH:
            folders.clear()
        for name in (*folders, *files):
            link = os.path.join(path, name)
            if os.path.islink(link):
                target = os.path.realpath(link)
                inner = target.startswith((f"{folder}/", "/usr/share/doc/"))
                if os.path.exists(target) and not inner and not _is_shared(target):
                    found.append(target)
    return tuple(dict.fromkeys(found))


@cache
def _binaries(path: str) -> tuple[str, ...]:
    """A program or shared object, or the programs in a folder: what tells which shared objects it needs."""
    if os.path.isfile(path):
        return (path,) if _is_elf(path) else ()
    found = []
    for folder, folders, files in os.walk(path):
        if folder[len(path) :].count("/") >= _LINK_DEPTH:
            folders.clear()
        for name in files:
            file = os.path.join(folder, name)
            if ".so" not in name and not os.path.islink(file) and os.access(file, os.X_OK) and _is_elf(file):
                found.append(file)
    return tuple(found)


def _is_elf(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(4) == b"\x7fELF"
    except OSError:
        return False  # what cannot be read here cannot be run in a jail either


@cache
def _libraries(binaries: tuple[str, ...]) -> tuple[str, ...]:
    """The shared objects that programs of this machine load, and their loader."""
    if not binaries:
        return ()
    ldd = shutil.which("ldd", path="/usr/bin:/bin")
    if ldd is None:
        raise SandboxError("no command 'ldd', which tells what shared objects a compiler needs; install libc-bin")
    told = subprocess.run([ldd, *binaries], capture_output=True, timeout=60, check=False, env={"LC_ALL": "C"})  # noqa: S603  # files of this machine's own
    return tuple(sorted({match.decode() for match in _LIBRARY.findall(told.stdout)}))
