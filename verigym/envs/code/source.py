"""Programming problems as a task source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from verigym.envs.code.long import LONG
from verigym.envs.code.problem import CodeFamily
from verigym.envs.code.short import SHORT
from verigym.envs.source import ProceduralSource, Split
from verigym.types import Task

FAMILIES: dict[str, CodeFamily] = {family.name: family for family in (*SHORT, *LONG)}


def names() -> dict[str, list[str]]:
    """The names of the families: those of a line, and longer ones."""
    return {theme: [family.name for family in families] for theme, families in (("Short", SHORT), ("Long", LONG))}


class CodeSource(ProceduralSource):
    """Endless programming problems.

    Level 0 has the families whose questions and programs are a line; those that were asked for by name and have no
    short form are at level 0 a little shorter than at level 1.

    Args:
        families: Names of those to draw from; ``None`` means all.
        seed: Other seeds give other problems.
    """

    def __init__(self, *, families: Sequence[str] | None = None, seed: int = 0) -> None:
        super().__init__("code", FAMILIES, families=families, seed=seed)
        short = [family.name for family in SHORT] if families is None else families
        self._short = ProceduralSource("code", FAMILIES, families=short, seed=seed)

    def only(self, family: str) -> Self:
        """The same supply, drawing from one of its families alone, whatever its length."""
        return type(self)(families=[family], seed=self.seed)

    def task(self, index: int, level: int = 0, split: Split = "train") -> Task:
        """The problem at ``index``; see :class:`verigym.envs.source.TaskSource`."""
        return self._short.task(index, level, split) if level == 0 else super().task(index, level, split)
