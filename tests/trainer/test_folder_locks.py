"""A run folder belongs to one run at a time, and old checkpoints go one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from verigym.errors import RunFolderError
from verigym.trainer import folder as folders
from verigym.trainer.folder import COMPLETE, RunFolder


def test_a_folder_in_use_is_refused_until_it_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "DYING_SECONDS", 0.2)
    first, second = RunFolder(tmp_path, resume=True), RunFolder(tmp_path, resume=True)
    with first.in_use(), pytest.raises(RunFolderError, match="another process"), second.in_use():
        pass
    with second.in_use():
        pass


def test_old_checkpoints_are_removed_and_half_written_ones_do_not_count(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, resume=True)
    for step in (2, 4, 10):
        (folder.checkpoints / f"checkpoint-{step}").mkdir()
        if step != 10:
            folder.finish_checkpoint(folder.checkpoints / f"checkpoint-{step}", {"step": step})
    folder.drop_old_checkpoints(keep=2)
    assert {path.name for path in folder.checkpoints.iterdir()} == {"checkpoint-2", "checkpoint-4", "checkpoint-10"}
    folder.drop_old_checkpoints(keep=1)
    assert not (folder.checkpoints / "checkpoint-2").exists()
    assert (folder.checkpoints / "checkpoint-4" / COMPLETE).exists()


def test_a_line_that_ends_inside_a_character_is_left_out_and_other_line_ends_are_text(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, resume=True)
    folder.append("samples", [{"step": 1, "response": "a\u2028b\x85c"}])
    with (tmp_path / "samples.jsonl").open("ab") as file:
        file.write('{"step": 2, "response": "ü'.encode()[:-1])
    folder.cut(1)
    assert folder.records("samples") == [{"step": 1, "response": "a\u2028b\x85c"}]
    assert (tmp_path / "samples.jsonl").read_bytes().endswith(b"}\n")
