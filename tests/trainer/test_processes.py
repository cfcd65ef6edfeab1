"""Who writes, and who gets how much of a machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from verigym.trainer.folder import RunFolder
from verigym.trainer.processes import Processes


def test_a_process_without_a_launcher_is_the_main_one_and_has_all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE"):
        monkeypatch.delenv(name, raising=False)
    alone = Processes()
    assert (alone.main, alone.count, alone.several) == (True, 1, False)
    assert alone.cores == len(os.sched_getaffinity(0))
    assert alone.by_main(lambda: 7) == 7


def test_processes_share_the_cores_of_their_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    cores = len(os.sched_getaffinity(0))
    for name, value in {"RANK": 3, "WORLD_SIZE": 2 * cores, "LOCAL_WORLD_SIZE": cores}.items():
        monkeypatch.setenv(name, str(value))
    third = Processes()
    assert (third.main, third.several, third.cores) == (False, True, 1)
    monkeypatch.setenv("LOCAL_WORLD_SIZE", str(2 * cores))  # more than there are: each still has one
    assert Processes().cores == 1


def test_only_the_main_process_writes(tmp_path: Path) -> None:
    other = Processes(count=1)
    other.main = False
    folder = RunFolder(tmp_path, resume=True, processes=other)
    folder.event(1, "resume")
    folder.write(folder.summary, "{}")
    folder.cut(0)
    (folder.checkpoints / "checkpoint-2").mkdir()
    folder.finish_checkpoint(folder.checkpoints / "checkpoint-2", {"step": 2})
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoints"]
    assert list((folder.checkpoints / "checkpoint-2").iterdir()) == []
