"""Holds an environment against the contract; for the tests of those who write one.

>>> from verigym.testing import assert_contract
>>> assert_contract(verigym.make("my-env"))  # doctest: +SKIP
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import TypeAlias

from verigym.envs.env import ReasoningEnv, prompt_text
from verigym.errors import UsageError
from verigym.types import Reason, Task, Verdict

FORMS = ("\\boxed", "<answer>", "```")
"""A demonstration that uses one of these shows a form that the prompt has to ask for."""

CONSTANTS = ("0", "True", "A", "A, B, C, D, E")
_WAYS = ("{}", "\\boxed{{{}}}", "<answer>{}</answer>")
_OTHER = "another task's gold"
_PLAIN = ("gold", "mistake", "odd")
_AT_A_TIME = 64
_BOXES = "".join(f"\\boxed{{{number}}}" for number in range(10_000))
NULL_RESPONSES: dict[str, str] = {
    "empty": "",
    "ten thousand boxes": _BOXES,
    "ten thousand tags": "".join(f"<answer>{number}</answer>" for number in range(10_000)),
    **{form.format(constant): form.format(constant) for constant in CONSTANTS for form in _WAYS},
}
"""Responses that read no prompt."""

ODD_TEXTS: tuple[str, ...] = (
    " \n\t",
    "\x00",
    "\ud800",
    "🙂" * 1000,
    "<think>",
    "</think>" * 1000,
    "\\boxed{",
    "\\boxed{" * 2000,
    "\\boxed{}",
    "\\boxed{\\frac{1}{0}}",
    "\\boxed{5^{5^{5^{5^5}}}}",
    "<answer></answer>",
    "<answer>nan</answer>",
    "<answer>1e999999999</answer>",
    "<answer>9**9**9**9</answer>",
    "<answer>" + "[" * 5000 + "</answer>",
    "\\boxed{__import__('os').getcwd()}",
    "```python\n",
    "```python\nraise SystemExit(0)\n```",
    "```python\nwhile True: pass\n```",
    "x" * 200_000,
)
"""Texts that have broken judges."""


@dataclass(frozen=True)
class Problem:
    """One way in which an environment breaks the contract.

    Attributes:
        rule: The rule's name.
        detail: What was found.
        task: Id of the task it was found on; empty where it concerns none in particular.
    """

    rule: str
    detail: str
    task: str = ""

    def __str__(self) -> str:
        return f"{self.rule}: {self.detail}" + (f" (task {self.task})" if self.task else "")


Progress: TypeAlias = Callable[[int, int], None]
"""Called with the responses judged so far and their total."""


def assert_contract(env: ReasoningEnv, n: int = 20, *, chance: float = 0.0) -> None:
    """Fail with everything that :func:`check_env_contract` finds."""
    if problems := check_env_contract(env, n, chance=chance):
        raise AssertionError(f"{env.name} breaks the contract:\n" + "\n".join(f"- {problem}" for problem in problems))


def check_env_contract(
    env: ReasoningEnv, n: int = 20, *, chance: float = 0.0, progress: Progress = lambda done, total: None
) -> list[Problem]:
    """All the ways in which an environment breaks the contract, found on ``n`` of its tasks.

    Sources that can ``demonstrate`` and make a ``mistake`` (see :class:`verigym.envs.Family`) are held to more rules.

    Args:
        env: The environment.
        n: Tasks to look at.
        chance: The mean score that a policy which reads no prompt may earn, for environments of few possible answers.
        progress: Hears how far it is.
    """
    try:
        problems = [*_check_supply(env, n)]
    except UsageError as error:
        return [Problem("supply", str(error))]
    tasks = [env.task(index) for index in range(n)]
    golds = [_response(env, "demonstrate", index) for index in range(n)]
    mistakes = [_response(env, "mistake", index) for index in range(n)]
    problems += _check_prompts(tasks, golds)
    trials = [*_trials(env, tasks, golds, mistakes)]
    try:
        retried = [trial for trial in trials if trial.kind in _PLAIN]
        judged = _judged(env, [*trials, *reversed(retried)], progress)
        verdicts, again = judged[: len(trials)], judged[len(trials) :][::-1]
    except Exception as error:  # a judge that raises is what we look for, whatever it raises
        return [*problems, Problem("judge raises", f"{type(error).__name__}: {error}")]
    first = [verdict for trial, verdict in zip(trials, verdicts, strict=True) if trial.kind in _PLAIN]
    problems += _check_same(retried, first, again)
    problems += _check_scores(trials, verdicts)
    problems += _check_null_policies(trials, verdicts, chance)
    return problems


@dataclass(frozen=True)
class _Trial:
    """A response to be judged, and what is expected: ``gold``, ``mistake``, ``odd``, or a null policy's name."""

    kind: str
    task: Task
    response: str
    excused: bool = False
    """The null response happens to be right."""


def _judged(env: ReasoningEnv, trials: Sequence[_Trial], progress: Progress) -> list[Verdict]:
    verdicts: list[Verdict] = []
    while len(verdicts) < len(trials):
        some = trials[len(verdicts) : len(verdicts) + _AT_A_TIME]
        verdicts += env.judge([trial.task for trial in some], [trial.response for trial in some])
        progress(len(verdicts), len(trials))
    return verdicts


def _check_supply(env: ReasoningEnv, n: int) -> Iterator[Problem]:
    tasks = [env.task(index) for index in range(n)]
    for index, task in enumerate(tasks):
        if env.task(index) != task:
            yield Problem("pure source", f"index {index} gave another task when asked again", task.id)
        if json.loads(json.dumps(task.to_dict())) != task.to_dict():
            yield Problem(
                "JSON", "the task changes on its way through JSON, such as a tuple or a key that is no text", task.id
            )
        if task.env not in (env.name, env.name.partition("/")[0]):
            yield Problem("names", f"a task of {env.name!r} says it is of {task.env!r}", task.id)
    if n > 1 and len({json.dumps(task.prompt) for task in tasks}) == 1:
        yield Problem("variety", f"the first {n} tasks are all the same")
    if n > 1 and len({json.dumps(task.answer, sort_keys=True) for task in tasks}) == 1:
        yield Problem("variety", f"the first {n} tasks all have the same answer")
    train = {json.dumps(env.source.task(index, env.level, "train").prompt) for index in range(n)}
    for index in range(n):
        held = env.source.task(index, env.level, "validation")
        if json.dumps(held.prompt) in train:
            yield Problem("splits", "a validation task is among the training tasks too", held.id)


def _check_prompts(tasks: Sequence[Task], golds: Sequence[str | None]) -> Iterator[Problem]:
    for task, gold in zip(tasks, golds, strict=True):
        prompt = prompt_text(task)
        if not prompt.strip():
            yield Problem("prompt", "the prompt is empty", task.id)
        for form in FORMS:
            if form in (gold or "") and form not in prompt:
                yield Problem("prompt", f"a right answer stands in {form!r}, and the prompt does not say so", task.id)


def _every_turn(env: ReasoningEnv, task: Task, response: str) -> str:
    """What is judged where a policy gives one response at every turn."""
    return env.turns.judged([response] * int(task.meta.get("turns", 1)))


def _trials(
    env: ReasoningEnv, tasks: Sequence[Task], golds: Sequence[str | None], mistakes: Sequence[str | None]
) -> Iterator[_Trial]:
    for task, gold, mistake in zip(tasks, golds, mistakes, strict=True):
        if gold is not None:
            yield _Trial("gold", task, gold)
        if mistake is not None:
            yield _Trial("mistake", task, mistake)
        for name, response in NULL_RESPONSES.items():
            said = _every_turn(env, task, response)
            yield _Trial(name, task, said, excused=_alike(response, gold or str(task.answer)))
        yield _Trial("the prompt echoed", task, _every_turn(env, task, prompt_text(task)))
        if equation := re.fullmatch(r"(\\boxed\{|<answer>)([^=]+)=.*(\}|</answer>)", gold or "", re.DOTALL):
            yield _Trial("the gold's left-hand side", task, "".join(equation.groups()))
        other = next((other for other in golds if other is not None and not _alike(other, gold or "")), None)
        if other is not None:
            yield _Trial(_OTHER, task, other)
    for index, text in enumerate(ODD_TEXTS):
        yield _Trial("odd", tasks[index % len(tasks)], text)


def _check_same(trials: Sequence[_Trial], first: Sequence[Verdict], again: Sequence[Verdict]) -> Iterator[Problem]:
    for trial, verdict, other in zip(trials, first, again, strict=True):
        if verdict != other:
            yield Problem(
                "same verdict", f"{trial.response!r:.60} was judged {verdict} and then {other}", trial.task.id
            )


def _check_scores(trials: Sequence[_Trial], verdicts: Sequence[Verdict]) -> Iterator[Problem]:
    for trial, verdict in zip(trials, verdicts, strict=True):
        said = f"{trial.response!r:.60} was judged {verdict.reason}: {verdict.detail}"
        # Behind a pool a judge that raises ends so; one that spends its time or memory may be the response's fault.
        raised = verdict.reason is Reason.MALFORMED and "broke its judge" in verdict.detail
        if raised or verdict.reason is Reason.UNSCORABLE:
            yield Problem("judge fails", said, trial.task.id)
        elif trial.kind == "gold" and not verdict.passed:
            yield Problem("gold", said, trial.task.id)
        elif trial.kind == "mistake" and verdict.passed:
            yield Problem("mistake", said, trial.task.id)


def _check_null_policies(trials: Sequence[_Trial], verdicts: Sequence[Verdict], chance: float) -> Iterator[Problem]:
    paid: dict[str, list[tuple[float, _Trial]]] = {}
    for trial, verdict in zip(trials, verdicts, strict=True):
        if trial.kind in _PLAIN or trial.excused:
            continue
        # Another task's right answer may rightly pass some of this one's tests; only a full pass is a fault.
        score = float(verdict.passed) if trial.kind == _OTHER else verdict.score or 0.0
        paid.setdefault(trial.kind, []).append((score, trial))
    for kind, scores in paid.items():
        mean = sum(score for score, _ in scores) / len(scores)
        if mean > chance:
            worst = max(scores, key=lambda pair: pair[0])[1]
            yield Problem("null policy", f"{kind} earns {mean:.2f} on average, more than {chance}", worst.task.id)


def _response(env: ReasoningEnv, method: str, index: int) -> str | None:
    """What the source writes for a task; ``None`` where it cannot."""
    write: Callable[[Task, Random], str] | None = getattr(env.source, method, None)
    if write is None:
        return None
    try:
        return write(env.source.task(index, env.level, env.split), Random(index))
    except UsageError:
        return None


@lru_cache(maxsize=256)
def _bare(response: str) -> str:
    """What a response says without its form."""
    return re.sub(r"^(?:\\boxed\{|<answer>)|(?:\}|</answer>)$", "", response.strip()).strip().casefold()


def _alike(response: str, gold: str) -> bool:
    """Whether two responses say the same, as ``0`` and ``0.0`` do."""
    one, other = _bare(response), _bare(gold)
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False
