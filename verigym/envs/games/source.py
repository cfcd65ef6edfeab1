"""Games as a task source."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence

from verigym.envs.games.families import FAMILIES
from verigym.envs.source import ProceduralSource, Split
from verigym.types import Task


class GameSource(ProceduralSource):
    """Endless games, drawn in turn from families; see :class:`verigym.envs.ProceduralSource`.

    What the player is shown at the start decides the split. Two games with the same start and different secrets are
    different tasks, with an ``id`` and a ``meta["key"]`` of their own.

    Args:
        families: Names of the games to draw from; ``None`` means all of them.
        seed: Other seeds give other games.
    """

    def __init__(self, families: Sequence[str] | None = None, seed: int = 0) -> None:
        super().__init__("games", FAMILIES, families=families, seed=seed)

    def task(self, index: int, level: int = 0, split: Split = "train") -> Task:
        """The game at ``index``."""
        task = super().task(index, level, split)
        digest = hashlib.sha256(json.dumps(task.answer, sort_keys=True).encode()).hexdigest()[:12]
        name = task.meta["family"]
        return dataclasses.replace(task, id=f"games/{name}/{digest}", meta={**task.meta, "key": digest})
