"""Control groups bound and count what a process that only watches cannot see."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from verigym.sandbox import Limits, Program, Stop
from verigym.sandbox.local import LocalSandbox, cgroup

# Written, and then in no process's table of pages.
UNMAPPED = """
import mmap
kept = mmap.mmap(-1, 300 << 20)
for start in range(0, 300 << 20, 1 << 22):
    kept[start : start + (1 << 22)] = b"x" * (1 << 22)
    kept.madvise(mmap.MADV_DONTNEED, start, 1 << 22)
print("open")
"""

# Children of whose end nobody hears: their CPU time is added to nobody's.
UNHEARD = """
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
read, write = os.pipe()
begin = time.monotonic()
while time.monotonic() - begin < 1.0:
    if os.fork() == 0:
        end = time.process_time() + 0.004
        while time.process_time() < end:
            pass
        os.write(write, b"x")
        os._exit(0)
    os.read(read, 1)
"""

KILLED = """
import os, signal
from verigym.sandbox import Limits, Program
from verigym.sandbox.local import LocalSandbox
LocalSandbox(workers=1).run(Program("1"), Limits())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_memory_that_no_process_maps_is_bounded_where_groups_bound_it() -> None:
    with LocalSandbox(workers=1) as sandbox:
        outcome = sandbox.run(Program(UNMAPPED), Limits(memory_mb=64))
    assert outcome.stop is (Stop.MEMORY if "memory" in cgroup.in_force() else Stop.EXIT), outcome


def test_cpu_time_of_unheard_children_counts_where_groups_count_it() -> None:
    with LocalSandbox(workers=1) as sandbox:
        outcome = sandbox.run(Program(UNHEARD), Limits(seconds=5.0, wall_seconds=60.0))
    assert outcome.stop is Stop.EXIT, outcome
    if "cpu" in cgroup.in_force():
        assert outcome.cpu_seconds > 0.25, outcome  # a quarter of the wall clock, on a machine that is busy


def test_group_is_gone_with_its_fork_server() -> None:
    before = made()
    with LocalSandbox(workers=1) as sandbox:
        sandbox.run(Program("print(1)"), Limits())
        assert bool(made() - before) is bool(cgroup.in_force())
    assert made() == before


def test_a_tree_of_version_2_is_bounded_by_its_own_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("memory.max", "memory.swap.max")]
    for file in files:
        file.write_text("max")
    cgroup._write_bounds(files, 1 << 20)
    assert [file.read_text() for file in files] == [str(1 << 20), "0"]


def made() -> set[str]:
    """The groups of this process."""
    folders = {parent for _, parent in cgroup._usable().values()}
    prefix = f"{cgroup._PREFIX}{os.getpid()}-"
    return {str(path) for folder in folders for path in folder.glob(f"{prefix}*")}


def test_a_judge_that_was_killed_leaves_no_group_for_long() -> None:
    done = subprocess.Popen([sys.executable, "-c", KILLED])
    done.wait()
    for _ in range(500):
        with LocalSandbox(workers=1) as sandbox:  # whoever makes a group removes those that nobody has
            sandbox.run(Program("1"), Limits())
        left = [path for _, parent in cgroup._usable().values() for path in parent.glob(f"verigym-{done.pid}-*")]
        if not left:
            return
    pytest.fail(f"left behind: {left}")
