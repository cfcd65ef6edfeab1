"""A disk that is full stops a run in words and costs nothing but the steps since the last checkpoint."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from verigym.errors import TrainingError
from verigym.trainer import disk

SETTINGS = (
    "max_steps=6",
    "checkpoint.every_steps=2",
    "checkpoint.keep=2",
    "validation.tasks=1",
    "validation.samples=1",
    "grpo.num_generations=4",
    "grpo.per_device_train_batch_size=20",
)

LEFT_FOR_RECORDS = 1 << 20
"""Bytes that are enough for the records of many steps and for no checkpoint."""


class Disk:
    """A small disk for a run: a real one of its own for root, elsewhere a limit of the size of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.real = os.geteuid() == 0
        self._ballast = folder / "ballast"
        folder.mkdir()
        if self.real:
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(folder)], check=True)

    def fill(self, process: subprocess.Popen[str], left: int) -> None:
        """Leave so many bytes, or limit files to so many more than the records' size; the process stands still."""
        if self.real:
            process.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
            with self._ballast.open("wb") as file:
                free = os.statvfs(self.folder)
                os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - left)
            process.send_signal(signal.SIGCONT)
        else:
            size = (self.folder / "run" / "samples.jsonl").stat().st_size + left
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, size))

    def empty(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def close(self) -> None:
        if self.real:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    opened = Disk(tmp_path_factory.mktemp("small") / "disk")
    yield opened
    opened.close()


@contextmanager
def training(run: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A run that does not outlive the block."""
    command = [sys.executable, "-m", "verigym", "train", "tiny", "--seed", "3", "--out", str(run), *options]
    command += ["--set", *SETTINGS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def refused(process: subprocess.Popen[str], when: Callable[[], bool], then: Callable[[], None]) -> str:
    """Do something to a run at a moment, and hear how it ends."""
    deadline = time.monotonic() + 600
    while not when():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.01)
    then()
    said, _ = process.communicate(timeout=600)
    assert process.returncode == 2, said
    assert "Traceback" not in said
    return said


def test_a_run_outlives_a_disk_that_is_full_for_records_and_for_a_checkpoint(small_disk: Disk) -> None:
    run = small_disk.folder / "run"
    complete = [run / "checkpoints" / f"checkpoint-{step}" / "complete.json" for step in (2, 4)]

    with training(run) as process:
        said = refused(process, complete[0].exists, lambda: small_disk.fill(process, 0))
    assert "the disk takes no more" in said
    assert "--resume" in said
    if small_disk.real:  # a run on a disk that is still full says so again, and harms nothing
        with training(run, "--resume") as process:
            assert "the disk takes no more" in refused(process, lambda: True, lambda: None)
    assert complete[0].exists()

    small_disk.empty()
    lines = (run / "metrics.jsonl").read_text

    def at_step_3() -> bool:
        return lines().count("\n") >= 3

    with training(run, "--resume") as process:
        said = refused(process, at_step_3, lambda: small_disk.fill(process, LEFT_FOR_RECORDS))
    assert "the disk takes no more" in said
    assert complete[0].exists()
    assert not complete[1].exists()

    small_disk.empty()
    with training(run, "--resume") as process:
        said, _ = process.communicate(timeout=600)
        assert process.returncode == 0, said
    steps = [json.loads(line)["step"] for line in lines().splitlines()]
    assert steps == [1, 2, 3, 4, 5, 6]
    kept = sorted(path.name for path in (run / "checkpoints").iterdir())
    assert kept == ["checkpoint-4", "checkpoint-6"]


@pytest.fixture
def limited() -> Iterator[None]:
    """Files of this process may have 4 KiB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


WRITERS: dict[str, Callable[[Path], object]] = {
    "records": lambda path: path.write_text("x" * 10000),
    "torch": lambda path: torch.save({"w": torch.zeros(10000)}, path),
    "safetensors": lambda path: save_file({"w": torch.zeros(10000)}, path),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_writers_word_for_a_full_disk_is_understood(writer: str, tmp_path: Path, limited: None) -> None:
    with pytest.raises(TrainingError, match="--resume"), disk.refusals(tmp_path):
        WRITERS[writer](tmp_path / "file")


def test_other_errors_pass_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), disk.refusals(tmp_path):
        (tmp_path / "none").read_text()
    with pytest.raises(RuntimeError, match="shapes"), disk.refusals(tmp_path):
        raise RuntimeError("shapes differ")
    with pytest.raises(TrainingError, match="quota"), disk.refusals(tmp_path):
        raise RuntimeError("while saving") from OSError(errno.EDQUOT, "quota exceeded")
