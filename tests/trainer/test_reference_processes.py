"""Resets in two processes: asked of one, obeyed by both, and sharded parameters come back whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from verigym.types import Json

RECIPE: dict[str, Json] = {
    "name": "small",
    "max_steps": 3,
    "mix": [{"env": "math", "level": "trivial", "template": "brief", "families": ["comparison"]}],
    "sampling": {"dynamic": False},
    "reward": {"overlong_buffer": 20},  # lengths differ, so each batch teaches something
    "validation": {"tasks": 2},
    "checkpoint": {"every_steps": 1, "keep": 9},
    "workers": 1,
    "grpo": {
        "num_generations": 4,
        "per_device_train_batch_size": 8,
        "max_completion_length": 20,
        "learning_rate": 1e-3,
        "lr_scheduler_type": "constant",
        "beta": 0.01,
    },
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Json]]:
    """What each of two processes has seen."""
    out = tmp_path_factory.mktemp("processes")
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "ACCELERATE_USE_CPU": "true"}
    subprocess.run([sys.executable, *launcher, __file__, str(out)], check=True, env=environment, timeout=500)
    return [json.loads((out / f"{rank}.json").read_text()) for rank in range(2)]


def test_a_signal_to_one_process_and_a_file_reset_both(found: list[dict[str, Json]]) -> None:
    first, second = found
    assert [(event["step"], event["cause"]) for event in first["events"]] == [(1, "signal"), (2, "file")]
    assert all(event["distance_after"] == 0.0 for event in first["events"])
    for step in ("1", "2"):
        assert first["reference"][step] == second["reference"][step] == first["policy"][step]
    assert first["reference"]["1"] != first["reference"]["2"]
    assert first["reference"]["3"] == second["reference"]["3"] == first["reference"]["2"] != first["policy"]["3"]


def test_a_checkpoint_of_two_processes_brings_the_reference_back_to_both(found: list[dict[str, Json]]) -> None:
    first, second = found
    assert first["restored"] == second["restored"] == first["reference"]["1"]


def test_sharded_parameters_are_written_and_read_whole(found: list[dict[str, Json]]) -> None:
    for shards in (process["shards"] for process in found):
        assert shards["local"] == [3, 4]  # half of what is whole
        assert shards["whole"] == shards["filled"]


def digest(parameters: Any) -> str:
    import hashlib

    return hashlib.sha256(b"".join(p.detach().float().numpy().tobytes() for p in parameters)).hexdigest()


def train(out: Path, rank: int) -> dict[str, Json]:
    """A run that is asked for a reset by a signal to the second process, then by a file."""
    from transformers import TrainerCallback

    from verigym.envs import EnvMix
    from verigym.trainer import recipe as recipes
    from verigym.trainer.folder import RunFolder
    from verigym.trainer.grpo import ReasoningTrainer
    from verigym.trainer.reference import weights
    from verigym.trainer.run import model_path

    settings = recipes.parse(RECIPE, "test")
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=1)
    trainer = ReasoningTrainer(settings, mix, model_path("embedded"), RunFolder(out / "run", resume=True))
    seen: dict[str, dict[str, str]] = {"policy": {}, "reference": {}}

    class Asks(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
        def on_optimizer_step(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            if state.global_step == 0 and rank == 1:
                os.kill(os.getpid(), signal.SIGUSR1)
            if state.global_step == 1 and rank == 0:
                (out / "run" / "reset").touch()

        def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
            for name, parameters in zip(("policy", "reference"), weights.pairs(trainer), strict=True):
                seen[name][str(state.global_step)] = digest(parameters)

    trainer.add_callback(Asks())
    trainer.train()
    weights.load(trainer, out / "run" / "checkpoints" / "checkpoint-1")
    events = [event for event in trainer.folder.records("events") if event["event"] == "reference_reset"]
    restored = digest(weights.pairs(trainer)[1])
    mix.close()
    return {**seen, "events": events, "restored": restored}


def shards() -> dict[str, Json]:
    """A layer whose rows lie in two processes."""
    import torch
    from torch.distributed.device_mesh import init_device_mesh
    from torch.distributed.fsdp import fully_shard

    from verigym.trainer.reference.sharded import fill, local, whole

    torch.manual_seed(1)
    layer = torch.nn.Linear(4, 6, bias=False)
    values = layer.weight.detach().clone()
    fully_shard(layer, mesh=init_device_mesh("cpu", (2,)))
    before = whole(layer.weight)
    torch.testing.assert_close(before, values, rtol=0, atol=0)
    fill(layer.weight, 2 * values)
    return {
        "local": list(local(layer.weight).shape),
        "whole": (2 * before).tolist(),
        "filled": whole(layer.weight).tolist(),
    }


if __name__ == "__main__":
    folder, process = Path(sys.argv[1]), int(os.environ["RANK"])
    (folder / f"{process}.json").write_text(json.dumps({**train(folder, process), "shards": shards()}))
