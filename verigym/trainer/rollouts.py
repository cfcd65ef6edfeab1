"""Rollouts: episodes of one turn or of several, played by the policy many at a time."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from verigym.envs import EnvMix
from verigym.trainer.dialogue import Dialogue
from verigym.types import Task, Verdict

Generate: TypeAlias = Callable[[list[list[int]], int], tuple[list[list[int]], list[list[float]] | None]]
"""Of the tokens of conversations so far, and of the tokens a response may have at most, the response to each and the
generator's log-probabilities, which are ``None`` where the engine gives none. All processes call it together."""

UNPLAYED = Verdict.unscorable("nothing was judged yet")


@dataclass
class Episode:
    """What the policy and its environment have said to each other so far.

    Attributes:
        task: The task, marked where its rendered prompt has opened the thinking already.
        prompt_ids: The rendered prompt.
        completion_ids: Every token after it: responses, each with its end token, and observations as rendered.
        env_mask: For each of these 1 if the policy wrote it, 0 if the environment did.
        logprobs: The generator's log-probabilities of these, 0.0 for the environment's; ``None`` where the engine
            gives none.
        responses: The policy's texts, without special tokens.
        observations: What was said after each of them but the last.
        finished: Whether it came to its end by itself, before the tokens ran out.
        verdict: The verdict on all responses so far.
    """

    task: Task
    prompt_ids: list[int]
    completion_ids: list[int] = field(default_factory=list)
    env_mask: list[int] = field(default_factory=list)
    logprobs: list[float] | None = field(default_factory=list)
    responses: list[str] = field(default_factory=list)
    observations: list[str] = field(default_factory=list)
    finished: bool = False
    verdict: Verdict = UNPLAYED

    def respond(self, ids: list[int], logprobs: list[float] | None, text: str) -> None:
        """Append a response of the policy."""
        self.completion_ids += ids
        self.env_mask += [1] * len(ids)
        self.logprobs = None if self.logprobs is None or logprobs is None else self.logprobs + logprobs
        self.responses.append(text)

    def hear(self, ids: list[int], text: str) -> None:
        """Append an observation of the environment."""
        self.completion_ids += ids
        self.env_mask += [0] * len(ids)
        self.logprobs = None if self.logprobs is None else self.logprobs + [0.0] * len(ids)
        self.observations.append(text)


class Player:
    """Plays one episode of each task, all of them turn by turn together.

    An episode ends when the rule of turns of its environment says so, with a response that does not end by itself,
    or when no token is left for the next response; what was said until then is judged.

    Args:
        mix: Judges responses, and says what comes between them.
        dialogue: Renders observations.
        render: The tokens of each task's prompt.
        generate: The policy.
        budget: Tokens an episode may have after its prompt, observations included.
        context: Tokens that the model can read.
        largest: The largest of a number over all processes: they generate equally often, and equally much.
    """

    def __init__(
        self,
        mix: EnvMix,
        dialogue: Dialogue,
        render: Callable[[Sequence[Task]], list[list[int]]],
        generate: Generate,
        budget: int,
        *,
        context: float = math.inf,
        largest: Callable[[int], int] = lambda number: number,
    ) -> None:
        self.mix = mix
        self.dialogue = dialogue
        self.budget = budget
        self._context = context
        self._render = render
        self._generate = generate
        self._largest = largest

    def play(self, tasks: Sequence[Task]) -> list[Episode]:
        """One episode of each task, in their order."""
        prompts = self._render(tasks) if tasks else []
        episodes = [Episode(self._marked(task, ids), list(ids)) for task, ids in zip(tasks, prompts, strict=True)]
        going = episodes
        while number := self._largest(len(going)):
            self._respond(going, number)
            going = self._judge(going)
        return episodes

    def _marked(self, task: Task, prompt_ids: list[int]) -> Task:
        if self.dialogue.opens_thinking(prompt_ids):
            return dataclasses.replace(task, meta={**task.meta, "thinking": "open"})
        return task

    def _left(self, episode: Episode) -> int:
        return self.budget - len(episode.completion_ids)

    def _respond(self, going: Sequence[Episode], number: int) -> None:
        """Let the policy respond in each episode, and to as many idle conversations as make ``number``."""
        idle = [[next(iter(self.dialogue.ends))]] * (number - len(going))
        said = [episode.prompt_ids + episode.completion_ids for episode in going]
        room = self._largest(max(map(self._left, going), default=1))
        responses, logprobs = self._generate(said + idle, room)
        for i, episode in enumerate(going):
            left = self._left(episode)
            ids = list(responses[i][:left])
            episode.respond(ids, None if logprobs is None else logprobs[i][:left], self.dialogue.text(ids))

    def _judge(self, going: Sequence[Episode]) -> list[Episode]:
        """Judge the episodes as they stand; those that go on."""
        rules = [self.mix.turns(episode.task) for episode in going]
        judged = [rule.judged(episode.responses) for rule, episode in zip(rules, going, strict=True)]
        verdicts = self.mix.judge([episode.task for episode in going], judged)
        for episode, verdict in zip(going, verdicts, strict=True):
            episode.verdict = verdict
        return [episode for episode in going if self._goes_on(episode)]

    def _goes_on(self, episode: Episode) -> bool:
        if episode.completion_ids[-1] not in self.dialogue.ends:
            return False
        rule = self.mix.turns(episode.task)
        said = rule.observe(episode.task, episode.verdict, len(episode.responses))
        if said is None:
            episode.finished = True
            return False
        ids = self.dialogue.observation(said)
        room = min(self._left(episode), self._context - len(episode.prompt_ids) - len(episode.completion_ids))
        if len(ids) >= room:
            return False
        episode.hear(ids, said)
        return True
