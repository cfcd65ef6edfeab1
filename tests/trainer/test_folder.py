"""The run folder keeps what was written and takes nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from verigym.errors import RunFolderError
from verigym.trainer.folder import RunFolder


def test_a_folder_with_a_run_is_refused_without_resume(tmp_path: Path) -> None:
    RunFolder(tmp_path / "run", resume=False).event(1, "resume")
    with pytest.raises(RunFolderError, match="--resume"):
        RunFolder(tmp_path / "run", resume=False)
    assert RunFolder(tmp_path / "run", resume=True).records("events") == [{"step": 1, "event": "resume"}]


def test_a_run_that_was_refused_before_it_began_leaves_the_folder_free(tmp_path: Path) -> None:
    for text in ("name: refused", "name: corrected"):
        folder = RunFolder(tmp_path / "run", resume=False)
        with folder.in_use():
            assert folder.claim(text)
        assert folder.recipe.read_text() == text
    with folder.in_use():
        (folder.checkpoints / "checkpoint-2").mkdir()
        assert not folder.claim("name: third"), "the second one has begun meanwhile"
    with pytest.raises(RunFolderError, match="--resume"):
        RunFolder(tmp_path / "run", resume=False)


def test_a_recipe_that_no_run_left_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "recipe.yaml").write_text("name: mine")
    with pytest.raises(RunFolderError, match="--resume"):
        RunFolder(tmp_path, resume=False)
    folder = RunFolder(tmp_path, resume=True)
    with folder.in_use():
        assert not folder.claim("name: other")
    assert folder.recipe.read_text() == "name: mine"


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("")
    with pytest.raises(RunFolderError, match="--out"):
        RunFolder(tmp_path / "run", resume=True)


def test_records_are_cut_to_a_step_and_a_torn_line_is_dropped(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, resume=False)
    folder.append("metrics", [{"step": step, "loss": 0.5} for step in range(1, 6)])
    with (tmp_path / "metrics.jsonl").open("a") as file:
        file.write('{"step": 6, "lo')
    folder.cut(3)
    folder.append("metrics", [{"step": 4}])
    assert [record["step"] for record in folder.records("metrics")] == [1, 2, 3, 4]


def test_only_complete_checkpoints_are_taken_and_others_removed(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, resume=False)
    for step in (2, 10):
        (folder.checkpoints / f"checkpoint-{step}").mkdir()
        (folder.checkpoints / f"checkpoint-{step}" / "model.safetensors").write_text("w")
    assert folder.last_checkpoint() is None
    for step in (2, 9, 10):
        path = folder.checkpoints / f"checkpoint-{step}"
        path.mkdir(exist_ok=True)
        if step != 10:
            folder.finish_checkpoint(path, {"step": step})
    assert folder.last_checkpoint() == folder.checkpoints / "checkpoint-9"
    assert not (folder.checkpoints / "checkpoint-10").exists()


def test_what_trl_logs_beside_the_checkpoints_stays(tmp_path: Path) -> None:
    folder = RunFolder(tmp_path, resume=False)
    (folder.checkpoints / "completions").mkdir()
    (folder.checkpoints / "checkpoint-2").mkdir()
    assert folder.last_checkpoint() is None
    assert [path.name for path in folder.checkpoints.iterdir()] == ["completions"]
