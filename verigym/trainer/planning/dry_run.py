"""A run as far as it goes without a model: recipe, tasks and plan."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from verigym.envs import EnvMix
from verigym.envs.files import FileSource
from verigym.errors import RecipeError, UsageError
from verigym.trainer.planning import model_shape
from verigym.trainer.planning.model_shape import ModelShape
from verigym.trainer.planning.plan import Machine, StagePlan, plan
from verigym.trainer.planning.refusals import GIB, refusals, remarks
from verigym.trainer.processes import Processes
from verigym.trainer.recipe import Recipe
from verigym.types import Json


@dataclass(frozen=True)
class Epoch:
    """A file of tasks in a stage.

    Attributes:
        stage: The stage's number.
        entry: Name in the mix.
        tasks: To train on.
        steps: Optimizer steps in which each is drawn once, if no group is dropped.
    """

    stage: int
    entry: str
    tasks: int
    steps: float


@dataclass(frozen=True)
class DryRun:
    """What would happen."""

    recipe: Recipe
    shape: ModelShape | None
    machine: Machine
    stages: list[StagePlan]
    epochs: list[Epoch]
    remarks: list[str]

    def to_dict(self) -> dict[str, Json]:
        """As JSON."""
        return {
            "name": self.recipe.name,
            "model": self.recipe.model,
            "parameters": None if self.shape is None else self.shape.parameters,
            "machine": asdict(self.machine),
            "stages": [_stage(stage) for stage in self.stages],
            "epochs": [asdict(epoch) for epoch in self.epochs],
            "remarks": self.remarks,
        }


def dry_run(recipe: Recipe, machine: Machine) -> DryRun:
    """Look at everything that can be known before a model is loaded.

    Raises:
        RecipeError: If the recipe cannot run on that machine, or would never do what it says.
    """
    shape = model_shape.read(recipe.model)
    try:
        stages = plan(recipe, shape, machine)
        mixes = _Mixes(recipe)
        epochs = [epoch for stage in stages for epoch in mixes.epochs(stage)]
    except UsageError as error:
        raise RecipeError(f"{recipe.name}: {error}") from error
    if found := refusals(stages, shape, machine):
        raise RecipeError("\n".join(f"{recipe.name}: {reason}" for reason in found))
    return DryRun(recipe, shape, machine, stages, epochs, remarks(stages))


def machine(devices: int | None, memory_gib: float | None, tflops: float | None) -> Machine:
    """A machine as somebody describes it; what they leave out is this one's, as far as it can be known."""
    usual = Machine(Processes().count, _device_memory())
    return Machine(
        usual.devices if devices is None else devices,
        usual.memory if memory_gib is None else int(memory_gib * GIB),
        usual.tflops if tflops is None else tflops,
    )


def _device_memory() -> int | None:
    """Bytes of this machine's smallest NVIDIA device; ``None`` if there is none."""
    command = shutil.which("nvidia-smi")
    if command is None:
        return None
    query = [command, "--query-gpu=memory.total", "--format=csv,noheader,nounits"]
    done = subprocess.run(query, capture_output=True, text=True, check=False)  # noqa: S603  # nothing of it is input
    sizes = [int(line) for line in done.stdout.split() if line.isdigit()]
    return min(sizes) * 2**20 if sizes else None


class _Mixes:
    """The mixes of a recipe, each built once: that reads files of tasks, and refuses names that are not there."""

    def __init__(self, recipe: Recipe) -> None:
        self._seed = recipe.seed
        self._built: dict[str, EnvMix] = {}

    def epochs(self, stage: StagePlan) -> list[Epoch]:
        """The files that a stage trains on.

        Raises:
            UsageError: If an entry of the stage's mixes cannot be made, or has no task to train on.
        """
        entries = stage.recipe.mix
        mix = self._mix([entry.model_dump() for entry in entries])
        mix.refuse_empty()
        if stage.recipe.validation.mix is not None:
            self._mix([entry.model_dump() for entry in stage.recipe.validation.mix])
        found = []
        for name, env in mix.envs.items():
            if isinstance(env.source, FileSource):
                tasks = env.source.count("train")
                drawn = stage.batch.prompts * mix.weights[name] / sum(mix.weights.values())
                found.append(Epoch(stage.number, name, tasks, tasks / drawn * stage.batch.updates))
        return found

    def _mix(self, entries: list[dict[str, Any]]) -> EnvMix:
        key = json.dumps(entries, sort_keys=True)
        if key not in self._built:
            self._built[key] = EnvMix.from_config(entries, seed=self._seed)
        return self._built[key]


def _stage(stage: StagePlan) -> Mapping[str, Json]:
    batch = asdict(stage.batch)
    derived = {name: getattr(stage.batch, name) for name in ("completions", "prompts", "per_update", "updates")}
    memory = None if stage.memory is None else {**asdict(stage.memory), "peak": stage.memory.peak}
    return {
        "number": stage.number,
        "name": stage.name,
        "first_step": stage.first_step,
        "last_step": stage.last_step,
        "until": stage.until.model_dump(exclude_defaults=True),
        "reset_at_start": stage.reset_at_start,
        "changes": stage.changes,
        "learning_rate": stage.learning_rate,
        "prompt_tokens": stage.prompt,
        "completion_tokens": stage.completion,
        "batch": {**batch, **derived},
        "memory": memory,
        "cost": asdict(stage.cost),
    }
