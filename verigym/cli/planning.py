"""How ``verigym train --dry-run`` prints a plan."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from verigym.cli.printing import print_table
from verigym.trainer.planning.dry_run import DryRun
from verigym.trainer.planning.plan import INFORMATIVE, MEAN_LENGTH, StagePlan


def print_plan(run: DryRun) -> None:
    """Print stages, memory and cost; a table on a terminal, plain columns elsewhere."""
    machine = run.machine
    size = "of unknown size" if run.shape is None else f"of {run.shape.parameters / 1e6:,.1f} million weights"
    memory = "unknown memory" if machine.memory is None else _size(machine.memory)
    _say(f"{run.recipe.name}: {run.recipe.model} {size} on {machine.devices} x {memory}")
    _table(
        ("stage", "steps", "prompts x rollouts", "updates", "learning rate", "tokens", "memory", "device time"),
        [_row(run, stage) for stage in run.stages],
    )
    for stage in run.stages:
        if lines := _changes(stage):
            _say(f"{stage.name}: {'; '.join(lines)}")
    _say(*_memory(run), *_cost(run))
    for epoch in run.epochs:
        name = run.stages[epoch.stage].name or run.recipe.name
        _say(f"{name}: {epoch.entry} has {epoch.tasks:,} tasks, an epoch each {epoch.steps:,.0f} steps")
    for remark in run.remarks:
        _say(f"warning: {remark}")


def _row(run: DryRun, stage: StagePlan) -> Sequence[str]:
    batch = stage.batch
    return (
        stage.name or run.recipe.name,
        f"{stage.first_step}-{stage.last_step}",
        f"{batch.prompts} x {batch.rollouts}",
        str(batch.updates),
        f"{stage.learning_rate:.2g}",
        str(stage.completion),
        "?" if stage.memory is None else _size(stage.memory.peak),
        "?" if stage.cost.seconds is None else _time(stage.cost.seconds * run.machine.devices),
    )


def _changes(stage: StagePlan) -> list[str]:
    said = ["begins with a reset"] if stage.reset_at_start else []
    until = stage.until.model_dump(exclude_defaults=True)
    said += [f"ends early by {_value(until)}"] if until else []
    for section, value in stage.changes.items():
        shown = ", ".join(entry.get("name", entry["env"]) for entry in value) if section == "mix" else _value(value)
        said.append(f"{section} {shown}")
    return said


def _memory(run: DryRun) -> list[str]:
    known = [(stage.memory, stage.batch) for stage in run.stages if stage.memory is not None]
    if not known:
        return [
            f"memory and cost are unknown: the configuration of {run.recipe.model!r} is not on this machine, or of an "
            "unknown kind; name a folder that holds its config.json"
        ]
    memory, batch = max(known, key=lambda pair: pair[0].peak)
    parts = ("weights", "gradients", "optimizer", "reference", "engine", "generation", "logits", "activations")
    listed = ", ".join(f"{part} {_size(getattr(memory, part))}" for part in parts if getattr(memory, part))
    return [
        f"micro-batches of a device: {batch.micro_batch} responses each, {batch.accumulation} an update, "
        f"{batch.micro_batches} a generation",
        f"memory at most: {listed}; generation and learning take turns",
    ]


def _cost(run: DryRun) -> list[str]:
    costs = [stage.cost for stage in run.stages]
    generated, learnt = sum(cost.generated for cost in costs), sum(cost.learnt for cost in costs)
    at_most = sum(cost.generated_at_most for cost in costs)
    said = [
        f"tokens: {generated:.2g} generated ({at_most:.2g} at most), {learnt:.2g} learnt from; counted with responses "
        f"of {MEAN_LENGTH:.0%} of their limit, prompts of {run.stages[0].prompt} tokens, and {INFORMATIVE:.0%} of the "
        "groups kept by dynamic sampling"
    ]
    flops = [cost.flops for cost in costs if cost.flops is not None]
    seconds = sum(cost.seconds for cost in costs if cost.seconds is not None)
    if flops:
        said.append(
            f"cost: {sum(flops):.2g} operations, at {run.machine.tflops:g} x 10^12 a second and device "
            f"{_time(seconds * run.machine.devices)} of devices, {_time(seconds)} in all"
        )
    return said


def _size(number: float) -> str:
    return f"{number / 2**30:.1f} GiB" if number >= 2**30 else f"{number / 2**20:.1f} MiB"


def _time(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.2g} s"
    return f"{seconds / 3600:,.0f} h" if seconds >= 36000 else f"{seconds / 60:,.0f} min"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace('"', "").strip("{}")


def _say(*lines: str) -> None:
    sys.stdout.writelines(line + "\n" for line in lines)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if sys.stdout.isatty():
        print_table(columns, rows)
        return
    widths = [max(len(row[i]) for row in (columns, *rows)) for i in range(len(columns))]
    _say(
        *(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (columns, *rows)
        )
    )
