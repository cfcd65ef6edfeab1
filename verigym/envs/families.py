"""The families of one environment in a mix, each with a weight and a level of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verigym.envs.curriculum import Curriculum
from verigym.envs.env import ReasoningEnv, check_names
from verigym.envs.sampler import Sampler
from verigym.envs.source import FamilySource, TaskSource
from verigym.errors import UsageError
from verigym.types import Json, Task


class Families:
    """Draws the tasks of an entry family by family: the weights are met at every moment, and levels may move.

    An environment whose source cannot be divided is one family.

    Args:
        entry: The entry's name in the mix.
        env: Its environment.
        weights: Family to weight; 1 where it is missing, and 0 means never.
        curriculum: How each family's level follows its success; without one it is the environment's.
        solved_weight: The share of its weight that a family with the success 1 keeps, from 0.01 to 1; in between the
            weight falls in a straight line as success rises. With 1 weights stay.
        seed: Other seeds give other draws.

    Raises:
        UsageError: If there is no such family, the tasks have no levels, or a value is impossible.
    """

    def __init__(
        self,
        entry: str,
        env: ReasoningEnv,
        weights: Mapping[str, float] | None = None,
        curriculum: Curriculum | None = None,
        *,
        solved_weight: float = 1.0,
        seed: int = 0,
    ) -> None:
        if env.source.size is not None:
            raise UsageError(
                f"{entry!r} draws from a file, whose tasks have no levels and no families: "
                "leave out its 'curriculum', 'weights' and 'solved_weight' (its 'retire' passes over solved tasks)"
            )
        if not isinstance(solved_weight, int | float) or not 0.01 <= solved_weight <= 1:
            raise UsageError(f"the 'solved_weight' of {entry!r} is a number from 0.01 to 1, got {solved_weight!r}")
        self._env = env
        self._entry = entry
        self._sources = _divided(env)
        check_names(weights or {}, list(self._sources), f"a family that {entry!r} draws from")
        self._weights = {self._unit(family): (weights or {}).get(family, 1.0) for family in self._sources}
        self._solved_weight = solved_weight
        self.sampler = Sampler(
            self._weights,
            levels=None if curriculum is not None else {self._unit(family): env.level for family in self._sources},
            curriculum=curriculum,
            seed=seed,
        )

    def draw(self) -> Task:
        """The next task."""
        ((unit, level, index),) = self.sampler.pick(1)
        source = self._sources[unit.removeprefix(f"{self._entry}/")]
        return self._env.template.apply(source.task(index, level, self._env.split))

    def hear(self, task: Task, scores: Sequence[float | None]) -> None:
        """Take note of the scores of a task's responses; ``None`` is one that could not be judged."""
        family = task.meta.get("family") if isinstance(self._env.source, FamilySource) else self._env.name
        self.sampler.hear(self._unit(str(family)), scores, task.meta.get("level"))
        self._reweigh()

    def _reweigh(self) -> None:
        """Let weights follow success, in hundredths: tiny changes would only cost time."""
        if self._solved_weight < 1:
            success = self.sampler.success
            kept = {unit: round(1 - (1 - self._solved_weight) * (success[unit] or 0.0), 2) for unit in self._weights}
            self.sampler.reweigh({unit: weight * max(kept[unit], 0.01) for unit, weight in self._weights.items()})

    @property
    def levels(self) -> dict[str, int]:
        """The present level of each family."""
        return {unit.removeprefix(f"{self._entry}/"): level for unit, level in self.sampler.levels.items()}

    def state_dict(self) -> dict[str, Json]:
        """What later draws depend on, as JSON."""
        return self.sampler.state_dict()

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from where :meth:`state_dict` was taken."""
        self.sampler.load_state_dict(state)

    def carry_over(self, state: Mapping[str, Json]) -> None:
        """Go on from the state of an entry of the same name, whose families and weights may be others."""
        self.sampler.carry_over(state)
        self._reweigh()

    def _unit(self, family: str) -> str:
        """A family's name in the sampler: two entries of one family begin at different indices."""
        return f"{self._entry}/{family}"


def _divided(env: ReasoningEnv) -> dict[str, TaskSource]:
    source = env.source
    if not isinstance(source, FamilySource):
        return {env.name: source}
    return {family: source.only(family) for family in source.drawn}
