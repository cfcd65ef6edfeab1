"""Several environments as one stream of tasks."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import gymnasium

from verigym import registry
from verigym.envs.curriculum import Curriculum
from verigym.envs.env import ReasoningEnv, check_names, check_pairs, outcome, prompt_text
from verigym.envs.families import Families
from verigym.envs.retirement import Retired, Retirement
from verigym.envs.sampler import Sampler
from verigym.envs.spaces import UnicodeText
from verigym.envs.turns import TurnRule
from verigym.errors import UsageError, did_you_mean
from verigym.types import Json, Task, Verdict

if TYPE_CHECKING:
    from verigym.verifiers.pool import PendingVerdict, Pool


class EnvMix(gymnasium.Env[str, str]):
    """Environments, weights and a sampler: the trainer's stream of tasks, and itself an environment.

    A task that comes from an entry under another name than its environment's says so in ``meta["mix"]``.

    Args:
        envs: The entries by name.
        weights: Name to weight, only their ratios count; ``None`` means all the same.
        family_weights: For some of the entries, family to weight; 1 where it is missing, and 0 means never. Families
            that have none are drawn at random.
        curricula: For some of the entries, how the level of each family follows its success. Held-out tasks stay at
            the environment's own level.
        solved_weights: For some of the entries, the share of its weight that a solved family keeps; see
            :class:`Families`.
        retirements: For some of the entries whose tasks come from a file, when tasks that are solved are passed over.
        seed: Other seeds give other draws.
        pool: Judges the responses of all entries; ``None`` means the one that environments share.
    """

    def __init__(
        self,
        envs: Mapping[str, ReasoningEnv],
        weights: Mapping[str, float] | None = None,
        *,
        family_weights: Mapping[str, Mapping[str, float]] | None = None,
        curricula: Mapping[str, Curriculum] | None = None,
        solved_weights: Mapping[str, float] | None = None,
        retirements: Mapping[str, Retirement] | None = None,
        seed: int = 0,
        pool: Pool | None = None,
    ) -> None:
        if not envs:
            raise UsageError("a mix needs at least one environment, got none")
        self.envs = dict(envs)
        self.weights = dict.fromkeys(envs, 1.0) if weights is None else dict(weights)
        check_names(self.weights, list(envs), "an environment of this mix")
        if missing := [name for name in envs if name not in self.weights]:
            raise UsageError(f"each environment needs a weight, got none for {', '.join(missing)}")
        self._family_weights, self._curricula = dict(family_weights or {}), dict(curricula or {})
        self._solved_weights, self._retirements = dict(solved_weights or {}), dict(retirements or {})
        named = {**self._family_weights, **self._curricula, **self._solved_weights, **self._retirements}
        check_names(named, list(envs), "an environment of this mix")
        self._start(seed)
        self.observation_space = UnicodeText()
        self.action_space = UnicodeText()
        self._pool = pool
        self._task: Task | None = None
        self._responses: list[str] = []

    @classmethod
    def from_config(cls, entries: Sequence[Mapping[str, Any]], *, seed: int = 0, pool: Pool | None = None) -> EnvMix:
        """Build a mix from plain data, as a recipe holds it.

        Args:
            entries: Each ``{"env": name, "weight": 1.0, "name": name in the mix, ...}``, with ``weights`` of families,
                a ``curriculum`` (as :meth:`Curriculum.of` takes it), a ``solved_weight`` and ``retire`` (as
                :meth:`Retirement.of` takes it) where wanted; all other keys are options of :func:`verigym.make`.
                Without a ``seed`` of its own an entry takes the mix's.
            seed: As above.
            pool: As above.
        """
        envs: dict[str, ReasoningEnv] = {}
        weights: dict[str, float] = {}
        family_weights: dict[str, Mapping[str, float]] = {}
        curricula: dict[str, Curriculum] = {}
        solved_weights: dict[str, float] = {}
        retirements: dict[str, Retirement] = {}
        for entry in entries:
            options = {"seed": seed, **entry}
            if "env" not in options:
                raise UsageError(f"an entry of a mix names its environment under 'env', got {dict(entry)}")
            env = options.pop("env")
            name = options.pop("name", env)
            if name in envs:
                raise UsageError(f"two entries of the mix are called {name!r}; give each a 'name' of its own")
            weights[name] = options.pop("weight", 1.0)
            if (by_family := options.pop("weights", None)) is not None:
                family_weights[name] = by_family
            if (curriculum := options.pop("curriculum", None)) is not None:
                curricula[name] = Curriculum.of(curriculum)
            if (solved_weight := options.pop("solved_weight", 1.0)) != 1.0:
                solved_weights[name] = solved_weight
            if (retire := options.pop("retire", None)) is not None:
                retirements[name] = Retirement.of(retire)
            envs[name] = ReasoningEnv.from_spec(registry.spec(env), pool=pool, **options)
        return cls(
            envs,
            weights,
            family_weights=family_weights,
            curricula=curricula,
            solved_weights=solved_weights,
            retirements=retirements,
            seed=seed,
            pool=pool,
        )

    def draw(self, n: int) -> list[Task]:
        """The next ``n`` tasks; equal state gives equal tasks."""
        return [self._draw() for _ in range(n)]

    def _draw(self) -> Task:
        ((name, level, index),) = self.sampler.pick(1)
        if name in self.families:
            return self._named(name, self.families[name].draw())
        if name not in self.retired:
            return self._named(name, self.envs[name].task(index, level))
        task, passed = self.retired[name].next(index, lambda place: self.envs[name].task(place, level))
        self.sampler.pass_over(name, passed)
        return self._named(name, task)

    def refuse_empty(self) -> None:
        """Refuse entries that have no task to draw, before anything was spent on the others.

        Raises:
            UsageError: If the split of an entry's file is empty.
        """
        for env in self.envs.values():
            if env.source.size is not None:
                env.task(0, env.level)

    def held_out(self, n_per_env: int, start: int = 0) -> list[Task]:
        """The first ``n_per_env`` different validation tasks of each entry; see :meth:`ReasoningEnv.held_out`."""
        return [self._named(name, task) for name, env in self.envs.items() for task in env.held_out(n_per_env, start)]

    def judge(self, tasks: Sequence[Task], responses: Sequence[str]) -> list[Verdict]:
        """Judge responses to tasks of this mix, all at once; verdicts come in the order of the input.

        Where an environment judges whole episodes, a response is what its rule of :meth:`turns` makes of them.
        """
        check_pairs(tasks, responses)
        verifiers = [self.envs[self.entry(task)].verifier for task in tasks]
        return self.pool.judge(list(zip(verifiers, tasks, responses, strict=True)))

    def submit(self, task: Task, response: str) -> PendingVerdict:
        """Have one response judged beside whatever else goes on; as for :meth:`judge`."""
        return self.pool.submit(self.envs[self.entry(task)].verifier, task, response)

    def hear(self, tasks: Sequence[Task], verdicts: Sequence[Sequence[Verdict]]) -> None:
        """Tell the sampler how each task's responses were judged."""
        if len(tasks) != len(verdicts):
            raise UsageError(f"each task needs its verdicts, got {len(tasks)} tasks and {len(verdicts)} lists")
        for task, group in zip(tasks, verdicts, strict=True):
            name, scores = self.entry(task), [verdict.score for verdict in group]
            self.sampler.hear(name, scores)
            if name in self.families:
                self.families[name].hear(task, scores)
            if name in self.retired:
                self.retired[name].hear(task, scores)

    def turns(self, task: Task) -> TurnRule:
        """The rule of turns of the entry that a task belongs to."""
        return self.envs[self.entry(task)].turns

    def entry(self, task: Task) -> str:
        """The name of the entry that a task belongs to."""
        name = task.meta.get("mix", task.env)
        if name not in self.envs:
            raise UsageError(f"task {task.id!r} is of {name!r}, not of this mix.{did_you_mean(name, self.envs)}")
        return str(name)

    @property
    def pool(self) -> Pool:
        """Where responses are judged."""
        from verigym.verifiers.pool import shared_pool

        return self._pool or shared_pool(os.getpid())

    def state_dict(self) -> dict[str, Json]:
        """What later draws depend on, as JSON."""
        divided = {name: families.state_dict() for name, families in self.families.items()}
        retired = {name: tasks.state_dict() for name, tasks in self.retired.items()}
        parts = {"families": divided, "retired": retired}
        return {**self.sampler.state_dict(), **{name: state for name, state in parts.items() if state}}

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from where :meth:`state_dict` was taken.

        Raises:
            UsageError: If the state is of another mix.
        """
        divided, retired = state.get("families", {}), state.get("retired", {})
        for what, theirs, ours in (("families", divided, self.families), ("retired tasks", retired, self.retired)):
            if set(theirs) != set(ours):
                raise UsageError(
                    f"this state has {what} of {', '.join(theirs) or 'no entry'}, "
                    f"and the mix has {what} of {', '.join(ours) or 'no entry'}"
                )
        self.sampler.load_state_dict(state)
        for name, families in self.families.items():
            families.load_state_dict(divided[name])
        for name, tasks in self.retired.items():
            tasks.load_state_dict(retired[name])

    def carry_over(self, state: Mapping[str, Json]) -> None:
        """Go on from the state of a mix whose entries and weights may be others; see :meth:`Sampler.carry_over`."""
        self.sampler.carry_over(state)
        divided = state.get("families", {})
        for name, families in self.families.items():
            if name in divided:
                families.carry_over(divided[name])
        for name, tasks in self.retired.items():
            if name in state.get("retired", {}):
                tasks.load_state_dict(state["retired"][name])

    @property
    def levels(self) -> dict[str, dict[str, int]]:
        """The present level of each family, by entry; of entries with weights of families or a curriculum."""
        return {name: families.levels for name, families in self.families.items()}

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[str, dict[str, Any]]:
        """Draw the next task; a ``seed`` starts the stream anew. ``info`` also holds the entry's name as ``env``."""
        super().reset(seed=seed)
        check_names(options or {}, (), "an option of a mix's reset")
        if seed is not None:
            self._start(seed)
        (self._task,) = self.draw(1)
        self._responses = []
        return prompt_text(self._task), {"task": self._task, "env": self.entry(self._task)}

    def step(self, action: str) -> tuple[str, float, bool, bool, dict[str, Any]]:
        """Judge the response; when the episode is over, which the entry's rule of turns says, the sampler hears of it.

        With several turns, observation, reward and ``info`` are as in :meth:`ReasoningEnv.step`.
        """
        if self._task is None:
            raise UsageError("there is no task to respond to; call reset() before each step()")
        task = self._task
        rule = self.turns(task)
        responses = [*self._responses, action]
        (verdict,) = self.judge([task], [rule.judged(responses)])
        self._responses = responses
        text, reward, over, truncated, info = outcome(task, verdict, rule, len(responses))
        if over:
            self._task = None
            self.hear([task], [[verdict]])
        return text, reward, over, truncated, {**info, "env": self.entry(task)}

    def close(self) -> None:
        """Close the entries. Pools stay open: they are shared, or the caller's."""
        for env in self.envs.values():
            env.close()

    def _start(self, seed: int) -> None:
        levels = {name: env.level for name, env in self.envs.items()}
        finite = [name for name, env in self.envs.items() if env.source.size is not None]
        self.sampler = Sampler(self.weights, levels=levels, seed=seed, finite=finite)
        self.families = {
            name: Families(
                name,
                env,
                self._family_weights.get(name),
                self._curricula.get(name),
                solved_weight=self._solved_weights.get(name, 1.0),
                seed=seed,
            )
            for name, env in self.envs.items()
            if name in {*self._family_weights, *self._curricula, *self._solved_weights}
        }
        self.retired = {
            name: Retired(name, retirement, self.envs[name].source.size)
            for name, retirement in self._retirements.items()
        }

    def _named(self, name: str, task: Task) -> Task:
        meta = {key: value for key, value in task.meta.items() if key != "mix"}  # a file's may name another mix's entry
        return dataclasses.replace(task, meta=meta if name == task.env else {**meta, "mix": name})
