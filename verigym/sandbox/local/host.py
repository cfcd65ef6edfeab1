"""What of this machine a jail needs to see, and nothing else."""

from __future__ import annotations

import importlib.util
import os
import site
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from verigym.errors import SandboxError, UsageError

INSIDE = "/opt/verigym/sandbox/inside"
"""Where the fork server's own modules are seen in its jail."""

PACKAGES = "/opt/packages"
"""Where the named packages are seen."""

_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_EXTRAS = ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo")
_WRITABLE = (("/box/tmp", "/tmp"), ("/box/tmp", "/var/tmp"), ("/box/shm", "/dev/shm"))  # noqa: S108  # inside the jail
_STREAMS = (
    ("/proc/self/fd", "/dev/fd"),
    ("/proc/self/fd/0", "/dev/stdin"),
    ("/proc/self/fd/1", "/dev/stdout"),
    ("/proc/self/fd/2", "/dev/stderr"),
)
_LIBRARY_FOLDERS = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib64")

# Prints which files the interpreter maps once all extension modules of its standard library are loaded.
_PROBE = """
import os, sys, warnings
warnings.simplefilter("ignore")
for name in sorted(os.listdir(sys.argv[1])) if os.path.isdir(sys.argv[1]) else ():
    module = name.partition(".")[0]
    if not module.startswith(("_test", "_tkinter", "xx", "_xx", "nis", "readline", "_ctypes_test")):
        try:
            __import__(module)
        except ImportError:
            pass
import encodings.idna
with open("/proc/self/maps") as file:
    print("\\n".join({line.split(None, 5)[5].strip() for line in file if ".so" in line}))
"""


@dataclass
class View:
    """What a jail sees: ``binds`` are (path here, path there), read-only; ``hidden`` folders are seen empty."""

    binds: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def bind(self, source: str, target: str | None = None) -> None:
        """Show a file or folder, once."""
        entry = (source, target or source)
        if os.path.exists(source) and entry not in self.binds:
            self.binds.append(entry)

    def joined(self, other: View) -> View:
        """Both together, each thing once."""
        binds = sorted({*self.binds, *other.binds}, key=lambda bind: (bind[1].count("/"), bind))
        whole = [there + "/" for here, there in binds if here == there]
        inner = {b for b in binds if b[0] == b[1] and any(b[1].startswith(folder) for folder in whole)}
        outer = [bind for bind in binds if bind not in inner]
        links = {name: text for text, name in (*self.links, *other.links)}
        for name in list(links):  # what is bound has its own links in it
            if any(f"{name}/".startswith(f"{there}/") for _, there in outer):
                del links[name]
        return View(
            outer,
            [(text, name) for name, text in links.items()],
            [*self.hidden, *other.hidden],
        )


def executable() -> str:
    """The interpreter itself, behind any virtual environment."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))


def program_view(packages: Sequence[str], tool: View | None = None) -> View:
    """The interpreter, its standard library, their shared objects, the named packages, and what a tool needs."""
    view = _interpreter()
    for library in _shared_objects():
        view.bind(library)
    folders = {os.path.dirname(library) for library in _shared_objects()}
    folders |= {os.path.realpath(folder) for folder in _LIBRARY_FOLDERS if os.path.isdir(folder)}
    for folder in sorted(folders):  # the loader looks for other names of the same files
        for entry in os.scandir(folder):
            if entry.is_symlink() and os.path.realpath(entry.path) in _shared_objects():
                view.links.append((os.path.realpath(entry.path), entry.path))
    view.bind(_own_folder(), INSIDE)
    for package in packages:
        _show_package(view, package)
    return view if tool is None else view.joined(tool)


def judge_view(extra_paths: Iterable[str]) -> View:
    """What a program sees, and the installed packages, all system libraries, this package and ``extra_paths``."""
    view = _interpreter()
    for folder in _LIBRARY_FOLDERS:
        if not os.path.islink(folder):
            view.bind(folder)
    for library in _shared_objects():
        if not library.startswith(_LIBRARY_FOLDERS):
            view.bind(library)
    for path in judge_path(extra_paths):
        if path != package_root():
            view.bind(path, seen_at(path))
    package = os.path.join(package_root(), "verigym")
    view.bind(package, seen_at(package))
    # A parent is attached before what lies in it.
    view.binds.sort(key=lambda bind: bind[1].count("/"))
    inner = [b for b in view.binds if any(b[1].startswith(o[1] + "/") for o in view.binds)]
    view.binds = [bind for bind in view.binds if bind not in inner]
    view.hidden = [path for path in view.hidden if path not in judge_path(extra_paths)]
    return view


def judge_path(extra_paths: Iterable[str]) -> list[str]:
    """``sys.path`` of a judge, without the standard library."""
    installed = [path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages")]
    return list(
        dict.fromkeys([*map(os.path.abspath, extra_paths), *(installed or site.getsitepackages()), package_root()])
    )


def seen_at(path: str) -> str:
    """Where a judge sees a folder of this machine: in its own place, unless the jail has something writable there."""
    taken = any(path.startswith(name + "/") for _, name in _WRITABLE)
    return f"/opt{path}" if taken else path


def _interpreter() -> View:
    view = View(links=[*_WRITABLE, *_STREAMS])
    for folder in _LIBRARY_FOLDERS:
        if os.path.islink(folder):
            view.links.append((os.readlink(folder), folder))
    stdlib = sorted({_base_path("stdlib"), _base_path("platstdlib")})
    for path in (executable(), *stdlib, *_EXTRAS, *_DEVICES):
        view.bind(path)
    installed = (os.path.join(folder, name) for folder in stdlib for name in ("site-packages", "dist-packages"))
    view.hidden += filter(os.path.isdir, installed)
    return view


def _base_path(name: str) -> str:
    """A folder of the interpreter itself, not of a virtual environment."""
    return os.path.realpath(sysconfig.get_path(name, vars={"platbase": sys.base_exec_prefix}))


@cache
def _shared_objects() -> frozenset[str]:
    dynamic = sysconfig.get_config_var("DESTSHARED") or os.path.join(_base_path("platstdlib"), "lib-dynload")
    command = [executable(), "-I", "-S", "-c", _PROBE, dynamic]
    try:
        probe = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env={})  # noqa: S603  # our own interpreter and text
    except (OSError, subprocess.SubprocessError) as error:
        raise SandboxError(f"the interpreter {executable()!r} does not tell what it loads: {error}") from error
    stdlib = (_base_path("stdlib") + os.sep, _base_path("platstdlib") + os.sep)
    return frozenset(path for path in probe.stdout.split("\n") if path.startswith("/") and not path.startswith(stdlib))


def _own_folder() -> str:
    return os.path.join(package_root(), "verigym", "sandbox", "inside")


def package_root() -> str:
    """The folder that this package lies in."""
    return os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))


def _show_package(view: View, package: str) -> None:
    spec = importlib.util.find_spec(package)
    if spec is None:
        raise UsageError(f"packages of a sandbox must be installed, {package!r} is not; install it or leave it out")
    sources = list(spec.submodule_search_locations or ()) or [str(spec.origin)]
    for source in sources:
        view.bind(source, f"{PACKAGES}/{os.path.basename(source)}")
        libraries = os.path.join(os.path.dirname(source), f"{package}.libs")
        view.bind(libraries, f"{PACKAGES}/{package}.libs")
