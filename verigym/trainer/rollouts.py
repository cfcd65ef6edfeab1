"""Rollouts: episodes of one turn or of several, played by the policy many at a time."""

from __future__ import annotations

import dataclasses
import math
import queue
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from verigym.envs import EnvMix
from verigym.trainer.dialogue import Dialogue
from verigym.trainer.generation.clock import Clock
from verigym.trainer.generation.engine import Completion, Engine, Request, Wait
from verigym.types import Task, Verdict

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
    """Plays one episode of each task, all of them together.

    Each response is judged as soon as it has ended, beside the generation of the others. An episode ends when the
    rule of turns of its environment says so, with a response that does not end by itself, or when no token is left
    for the next response; what was said until then is judged.

    Args:
        mix: Judges responses, and says what comes between them.
        dialogue: Renders observations.
        render: The tokens of each task's prompt.
        engine: The policy.
        budget: Tokens an episode may have after its prompt, observations included.
        context: Tokens that the model can read.
    """

    def __init__(
        self,
        mix: EnvMix,
        dialogue: Dialogue,
        render: Callable[[Sequence[Task]], list[list[int]]],
        engine: Engine,
        budget: int,
        *,
        context: float = math.inf,
    ) -> None:
        self.mix = mix
        self.dialogue = dialogue
        self.budget = budget
        self.clock = Clock()
        """Tells how long generation and judging took."""
        self._context = context
        self._render = render
        self._engine = engine

    def play(self, tasks: Sequence[Task]) -> list[Episode]:
        """One episode of each task, in their order."""
        prompts = self._render(tasks) if tasks else []
        episodes = [Episode(self._marked(task, ids), list(ids)) for task, ids in zip(tasks, prompts, strict=True)]
        judged = _Judged(self, episodes)
        try:
            with self.clock.generating():
                self._engine.generate([self.request(key, episode) for key, episode in enumerate(episodes)], judged)
        finally:
            judged.give_up()
        return episodes

    def request(self, key: int, episode: Episode) -> Request:
        """What the engine is asked for an episode's next response."""
        return Request(key, episode.prompt_ids + episode.completion_ids, self._left(episode))

    def goes_on(self, episode: Episode) -> bool:
        """Whether an episode goes on after the verdict on its last response; then it has heard the observation."""
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

    def _marked(self, task: Task, prompt_ids: list[int]) -> Task:
        if self.dialogue.opens_thinking(prompt_ids):
            return dataclasses.replace(task, meta={**task.meta, "thinking": "open"})
        return task

    def _left(self, episode: Episode) -> int:
        return self.budget - len(episode.completion_ids)


class _Judged:
    """Episodes that are being played: each response goes to the judges at once, each verdict back to its episode.

    Args:
        player: Who plays them.
        episodes: By their keys.
    """

    def __init__(self, player: Player, episodes: Sequence[Episode]) -> None:
        self._player = player
        self._episodes = episodes
        self._waiting: dict[Future[Verdict], int] = {}
        self._done: queue.SimpleQueue[Future[Verdict]] = queue.SimpleQueue()

    def ended(self, completion: Completion) -> None:
        """Have a response judged."""
        mix, episode = self._player.mix, self._episodes[completion.key]
        episode.respond(completion.ids, completion.logprobs, self._player.dialogue.text(completion.ids))
        verdict = mix.submit(episode.task, mix.turns(episode.task).judged(episode.responses))
        self._waiting[verdict] = completion.key
        self._player.clock.judging(verdict)
        verdict.add_done_callback(self._done.put)

    def more(self, wait: Wait) -> list[Request]:
        """The requests of episodes that go on after their verdicts."""
        going: list[int] = []
        with self._player.clock.waiting():
            while self._waiting and (verdict := self._next(wait == "all" or (wait == "any" and not going))):
                key = self._waiting.pop(verdict)
                self._episodes[key].verdict = verdict.result()
                if self._player.goes_on(self._episodes[key]):
                    going.append(key)
        return [self._player.request(key, self._episodes[key]) for key in sorted(going)]

    def give_up(self) -> None:
        """Let no verdict be worked on that nobody will hear."""
        for verdict in self._waiting:
            verdict.cancel()

    def _next(self, block: bool) -> Future[Verdict] | None:
        """A verdict that is there; ``None`` if none is and none shall be waited for."""
        try:
            return self._done.get(block)
        except queue.Empty:
            return None
