"""Become an ordinary user who can reach the interpreter and this checkout, and run the command that follows.

Run as root, in a mount namespace of its own: folders that only root may enter are covered by ones that show no more
than what is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from verigym.sandbox.inside import kernel

UID = 54321


def first_closed(path: Path) -> Path | None:
    return next((p for p in (*reversed(path.parents), path) if p.is_dir() and not p.stat().st_mode & 1), None)


def show(paths: list[Path]) -> None:
    kernel.unshare(kernel.NEW_MOUNT)
    kernel.mount(None, "/", kernel.MS_REC | kernel.MS_PRIVATE)
    hidden = [path for path in paths if first_closed(path)]
    trees = [kernel.open_tree(str(path)) for path in hidden]
    for folder in {first_closed(path) for path in hidden}:
        kernel.mount("tmpfs", str(folder), 0, "mode=755")
    for path, tree in zip(hidden, trees, strict=True):
        path.mkdir(parents=True)
        kernel.move_mount(tree, str(path))


def rust() -> list[Path]:
    """Rust's own folder: what rustup puts on the path leads there only for the user who installed it."""
    if shutil.which("rustc") is None:
        return []
    told = subprocess.run(["rustc", "--print", "sysroot"], check=True, capture_output=True, text=True)
    return [Path(told.stdout.strip())]


def main() -> None:
    checkout = Path(__file__).parents[2]
    home = Path(sys.argv[1])
    toolchains = rust()
    show([Path(sys.base_prefix), checkout, *toolchains])
    os.chown(home, UID, UID)
    os.setgroups([])
    os.setresgid(UID, UID, UID)
    os.setresuid(UID, UID, UID)
    os.environ["HOME"] = str(home)
    os.environ["PATH"] = os.pathsep.join([*(str(path / "bin") for path in toolchains), os.environ["PATH"]])
    os.chdir(checkout)
    os.execv(sys.executable, [sys.executable, *sys.argv[2:]])


main()
