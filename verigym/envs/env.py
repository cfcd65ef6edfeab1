"""One environment: a supply of tasks, and the verifier that judges them."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any

import gymnasium

from verigym.envs.files import SPLITS, FileSource
from verigym.envs.source import Split, TaskSource, level_of
from verigym.envs.spaces import UnicodeText
from verigym.envs.templates import Template, choose
from verigym.envs.turns import TurnRule
from verigym.errors import UsageError, did_you_mean
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.named import make_verifier

if TYPE_CHECKING:
    from verigym.registry import EnvSpec
    from verigym.verifiers.base import Verifier
    from verigym.verifiers.pool import Pool

_INDICES = 2**31
_MISSES = 2000
"""So many repeated tasks in a row mean that there are no more different ones."""


class ReasoningEnv(gymnasium.Env[str, str]):
    """One question and one response an episode, or several responses where it was made with ``turns``.

    The observation is the prompt, the action the response. ``info`` holds the ``task``, and after a step the
    ``verdict``, whose score is the reward. A response that could not be judged has reward 0.0, ``truncated`` set, and
    an ``unscorable`` verdict: leave it out of any statistics.

    With several turns, the observation after a response that did not pass says what failed, the reward of all but the
    last response is 0.0, and ``info`` holds the number of ``turns`` so far and the ``score`` of the last response.

    Args:
        name: The registered name; its tasks carry it, of ``NAME/FAMILY`` the first part.
        source: Where tasks come from.
        verifier: Who judges, always behind the pool.
        template: The text around each question.
        level: 0 to 4 or the level's name.
        split: The split that :meth:`reset` and :meth:`task` draw from.
        turns: The rule of several turns; without one an episode has a single turn.
        pool: Judges responses; ``None`` opens one for the whole process when it is first needed. A pool that is given
            stays the caller's to close.
    """

    def __init__(
        self,
        name: str,
        source: TaskSource,
        verifier: Verifier,
        *,
        template: Template | None = None,
        level: int | str = 0,
        split: Split = "train",
        turns: TurnRule | None = None,
        pool: Pool | None = None,
    ) -> None:
        if split not in SPLITS:
            raise UsageError(f"a split is one of {', '.join(SPLITS)}, got {split!r}")
        self.name = name
        self.source = source
        self.verifier = verifier
        self.template = template or Template()
        self.level = level_of(level)
        self.split: Split = split
        self.turns = turns or TurnRule()
        self.observation_space = UnicodeText()
        self.action_space = UnicodeText()
        self._pool = pool
        self._task: Task | None = None
        self._responses: list[str] = []

    @classmethod
    def from_spec(
        cls,
        spec: EnvSpec,
        *,
        seed: int = 0,
        level: int | str = 0,
        split: Split = "train",
        template: str | None = None,
        tasks: str | PathLike[str] | None = None,
        turns: int | None = None,
        pool: Pool | None = None,
        verifier: str | Mapping[str, Any] | None = None,
        **source: Any,
    ) -> ReasoningEnv:
        """Build a registered environment.

        Args:
            spec: Its specification.
            seed: Other seeds give other tasks.
            level: As above.
            split: As above.
            template: Name of one of the environment's templates, with or without ``@version``.
            tasks: A JSON Lines file of tasks that takes the place of the embedded source.
            turns: Responses an episode at most, in environments that tell what failed; ``None``: as usual there.
            pool: As above.
            verifier: Options of the environment's verifier; or another one, by its name or as
                ``{"verifier": NAME}`` with its options (see :func:`verigym.verifiers.make_verifier`).
            **source: Options of the embedded source, such as ``families``.
        """
        if spec.family is not None:
            if "families" in source:
                raise UsageError(f"{spec.name!r} is one family, got families={source['families']!r}; leave them out")
            source["families"] = [spec.family]
        supply: TaskSource
        if tasks is None:
            supply = _build(spec.source, f"the task source of {spec.name!r}", {"seed": seed, **source})
        elif source:
            raise UsageError(f"{', '.join(source)} and a task file exclude each other, got tasks={str(tasks)!r}")
        else:
            supply = FileSource(tasks, spec.env, seed=seed)
        judge: Verifier
        if isinstance(verifier, str) or (verifier and "verifier" in verifier):
            judge = make_verifier(verifier)
        else:
            judge = _build(spec.verifier, f"the verifier of {spec.name!r}", {**spec.training, **(verifier or {})})
        chosen = choose(spec.templates, template)
        rule = TurnRule(spec.turns if turns is None else turns, spec.feedback, spec.transcript)
        return cls(spec.name, supply, judge, template=chosen, level=level, split=split, turns=rule, pool=pool)

    def task(self, index: int, level: int | str | None = None) -> Task:
        """The task at ``index``, its prompt made by the template; the same in every process."""
        if isinstance(index, bool) or not isinstance(index, int) or index < 0:
            raise UsageError(f"an index is a whole number from 0 on, got {index!r}")
        return self.template.apply(
            self.source.task(index, self.level if level is None else level_of(level), self.split)
        )

    def held_out(self, n: int, start: int = 0) -> list[Task]:
        """``n`` validation tasks that differ in more than words, always the same; ``start`` leaves out as many before.

        Of a file that holds fewer, all of them.

        Raises:
            UsageError: If there are not so many, and it is no file.
        """
        found: dict[str, Task] = {}
        index = misses = 0
        while len(found) < start + n:
            task = self.template.apply(self.source.task(index, self.level, "validation"))
            problem = f"{task.meta.get('family')} {task.meta['key']}" if "key" in task.meta else str(task.prompt)
            misses = misses + 1 if problem in found else 0
            found.setdefault(problem, task)
            index += 1
            if self.source.size is not None and misses > self.source.size:
                break
            if misses > _MISSES:
                raise UsageError(
                    f"{self.name} has {len(found)} different validation tasks at level {self.level}, "
                    f"got a request for {start + n}; raise the level or ask for fewer"
                )
        return list(found.values())[start:]

    def judge(self, tasks: Sequence[Task], responses: Sequence[str]) -> list[Verdict]:
        """Judge many responses at once; verdicts come in the order of the input."""
        check_pairs(tasks, responses)
        pairs = [(self.verifier, task, response) for task, response in zip(tasks, responses, strict=True)]
        return self.pool.judge(pairs)

    @property
    def pool(self) -> Pool:
        """Where responses are judged."""
        from verigym.verifiers.pool import shared_pool

        return self._pool or shared_pool(os.getpid())

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[str, dict[str, Any]]:
        """Draw a task at random, or the one that ``options`` name by ``index`` and ``level``."""
        super().reset(seed=seed)
        wanted = {"index": None, "level": None, **(options or {})}
        check_names(options or {}, ("index", "level"), "an option of reset")
        index = wanted["index"] if wanted["index"] is not None else int(self.np_random.integers(_INDICES))
        self._task, self._responses = self.task(index, wanted["level"]), []
        return prompt_text(self._task), {"task": self._task}

    def step(self, action: str) -> tuple[str, float, bool, bool, dict[str, Any]]:
        """Judge the response; unless the rule of turns gives another one, the episode is over."""
        if self._task is None:
            raise UsageError("there is no task to respond to; call reset() before each step()")
        task = self._task
        responses = [*self._responses, action]
        (verdict,) = self.judge([task], [self.turns.judged(responses)])
        self._responses = responses
        text, reward, over, truncated, info = outcome(task, verdict, self.turns, len(responses))
        if over:
            self._task = None
        return text, reward, over, truncated, info


def outcome(task: Task, verdict: Verdict, rule: TurnRule, turn: int) -> tuple[str, float, bool, bool, dict[str, Any]]:
    """What ``step`` answers to the verdict on the response of ``turn``; terminated once the episode is over."""
    info = {"verdict": verdict, "task": task, "turns": turn, "score": verdict.score}
    said = rule.observe(task, verdict, turn)
    if said is not None:
        return said, 0.0, False, False, info
    return "", verdict.score or 0.0, True, verdict.reason is Reason.UNSCORABLE, info


def prompt_text(task: Task) -> str:
    """The prompt as one text; of a chat, the messages' contents."""
    if isinstance(task.prompt, str):
        return task.prompt
    return "\n\n".join(message["content"] for message in task.prompt)


def check_pairs(tasks: Sequence[Task], responses: Sequence[str]) -> None:
    """Refuse responses that cannot be paired with tasks: a wrong pairing pays the wrong response."""
    if isinstance(responses, str):
        raise UsageError("responses are a sequence of texts, one a task, got a single text")
    if len(tasks) != len(responses):
        raise UsageError(f"each response needs its task, got {len(tasks)} tasks and {len(responses)} responses")
    for response in responses:
        if not isinstance(response, str):
            raise UsageError(f"a response is a text, got {type(response).__name__} {response!r:.80}")


def check_names(given: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    """Refuse names that are not ``known``, with the nearest that is."""
    for name in given:
        if name not in known:
            raise UsageError(f"{name!r} is not {what}.{did_you_mean(name, known)} There are {', '.join(known)}.")


def _build(make: Callable[..., Any], what: str, options: Mapping[str, Any]) -> Any:
    parameters = inspect.signature(make).parameters
    if not any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters.values()):
        check_names(options, list(parameters), f"an option of {what}")
    return make(**options)
