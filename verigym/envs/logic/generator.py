"""Makes puzzles, in a process of its own that is started with ``PYTHONHASHSEED=0``.

Five of the library's tasks walk over sets of strings while they draw, and one draws from Python's global generator, so
that a seed alone does not fix what they make.
"""

from __future__ import annotations

import dataclasses
import decimal
import json
import random
import socket
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from verigym.envs.logic.levels import SMALLER, curriculum_level
from verigym.envs.logic.trivial import TRIVIAL, fits
from verigym.envs.source import Split, seeded, split_of
from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.logic.dataset import dataset_of, new_dataset
from verigym.verifiers.logic.tagged import encode

_ATTEMPTS = 1000

_DRAWN_WHEN_MADE = frozenset({"acre", "gsm_symbolic", "list_functions", "word_ladder"})
"""Tasks that draw all their entries, or bound their number, when the dataset is made: each entry has its own."""


def draw(tasks: Sequence[str], seed: int, index: int, level: int, split: Split) -> dict[str, Json]:
    """The puzzle at ``index``: question, answer in the verifier's format, and the name of its task.

    Raises:
        UsageError: If there are too few puzzles of that split.
    """
    failure = ""
    for attempt in range(_ATTEMPTS):
        rng = seeded("logic", seed, index, level, split, attempt)
        task, number = rng.choice(tasks), rng.getrandbits(30)
        _forget(number)
        config = _config(task, level)
        try:
            entry = _entry(task, config, number)
        except Exception as error:  # a few entries make the library raise; the next draw makes another
            failure = f"{task}: {type(error).__name__}: {error}"
            continue
        question = _question(task, level, entry)
        if question is not None and split_of(question) == split:
            answer = {"task": task, "config": config, "entry": encode(entry)}
            return {"task": task, "question": question, "answer": answer}
    raise UsageError(
        f"logic: {_ATTEMPTS} draws gave no {split} puzzle of {', '.join(tasks)} at level {level}; raise the level"
        + (f" (the library failed last with {failure})" if failure else "")
    )


def _forget(number: int) -> None:
    """Undo what an earlier puzzle left behind in this process, so that none depends on what was drawn before it."""
    random.seed(number)  # list_functions also draws from the global generator
    decimal.setcontext(decimal.DefaultContext.copy())  # decimal_arithmetic sets the precision, which others then have


def _question(task: str, level: int, entry: Mapping[str, Any]) -> str | None:
    """The question as it is put, or ``None`` where the entry is of no use."""
    if level > 0 or task not in TRIVIAL:
        return str(entry["question"])
    question = TRIVIAL[task].wording(entry["metadata"])
    return question if fits(question, entry["answer"]) else None


def _entry(task: str, config: dict[str, Json], number: int) -> dict[str, Any]:
    if task in _DRAWN_WHEN_MADE:
        entry: dict[str, Any] = new_dataset(task, {**config, "seed": number})[0]
    else:
        # Entries are drawn by seed plus index, so any index below the stated size will do.
        entry = dataset_of(task, {**config, "size": 2**30})[number]
    return entry


def _config(task: str, level: int) -> dict[str, Json]:
    if level == 0 and task in TRIVIAL:
        return TRIVIAL[task].config
    return {**_curriculum_config(task, curriculum_level(task, level)), **SMALLER.get(task, {})}


@cache
def _curriculum_config(task: str, level: int) -> dict[str, Json]:
    """What the task's curriculum sets at a global level, as JSON; empty without a curriculum."""
    from verigym.verifiers.logic.library import factory

    if level == 0 or not factory.has_curriculum(task):
        return {}
    curriculum = factory.create_curriculum(task)
    curriculum.set_global_level(level)
    config = curriculum.generate_configuration()
    usual = type(config)()
    changed = {f.name: getattr(config, f.name) for f in dataclasses.fields(config)}
    return {
        name: encode(value)
        for name, value in changed.items()
        if name not in ("seed", "size") and value != getattr(usual, name)
    }


def main(channel: socket.socket) -> None:
    """Answer requests, a line of JSON each, until the other side closes."""
    with channel, channel.makefile("r", encoding="utf-8") as requests:
        for line in requests:
            try:
                reply = draw(**json.loads(line))
            except UsageError as error:
                reply = {"error": str(error)}
            channel.sendall(json.dumps(reply).encode() + b"\n")


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
