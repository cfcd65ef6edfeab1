"""What holds for vLLM in the trainer's process; `test_vllm.py` runs this file where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder
from verigym.trainer.generation.colocated import Colocated
from verigym.trainer.generation.decoding import Decoding
from verigym.trainer.generation.engine import Completion, Request, Wait
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.run import model_path
from verigym.trainer.tiny import wide
from verigym.types import Task
from verigym.verifiers import Verifier
from verigym.verifiers.pool import PendingVerdict, VerifierPool

SMALL = ["max_steps=1", "checkpoint.every_steps=1", "grpo.use_vllm=true", "grpo.per_device_train_batch_size=40"]


class Noting(VerifierPool):
    """A real pool that notes how many responses were still being generated when one came to be judged."""

    def __init__(self) -> None:
        super().__init__(workers=1)
        self.trainer: Any = None
        self.unfinished: list[int] = []

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        engine = self.trainer.vllm_generation.llm.llm_engine
        self.unfinished.append(engine.get_num_unfinished_requests())
        return super().submit(verifier, task, response)


@pytest.fixture(scope="module")
def pool() -> Iterator[Noting]:
    with Noting() as pool:
        yield pool


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory, pool: Noting) -> ReasoningTrainer:
    settings = recipes.load("tiny", SMALL)
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=1, pool=pool)
    folder = RunFolder(tmp_path_factory.mktemp("run"), resume=False)
    trainer = ReasoningTrainer(settings, mix, wide.for_engine(model_path("embedded"), settings, folder), folder)
    pool.trainer = trainer
    return trainer


@pytest.fixture(scope="module")
def prompts(trainer: ReasoningTrainer) -> list[list[int]]:
    return trainer._render(trainer.mix.held_out(3))


class Heard:
    """A listener whom the first response leads to one more question, of a single token."""

    def __init__(self, more: Request | None = None) -> None:
        self.completions: list[Completion] = []
        self._more = more

    def ended(self, completion: Completion) -> None:
        self.completions.append(completion)

    def more(self, wait: Wait) -> list[Request]:
        if self._more is None or not self.completions:
            return []
        more, self._more = self._more, None
        return [more]


def generate(trainer: ReasoningTrainer, requests: list[Request], more: Request | None = None) -> list[Completion]:
    heard = Heard(more)
    Colocated(trainer.vllm_generation, trainer._respond).generate(requests, heard)
    return heard.completions


def test_tokens_and_log_probabilities_are_those_of_trls_own_call(
    trainer: ReasoningTrainer, prompts: list[list[int]]
) -> None:
    trainer.vllm_generation.generation_kwargs = {"seed": 5}
    ids, logprobs = trainer._generate_single_turn(prompts, None, {}, num_generations=1)
    trainer.vllm_generation.llm.reset_prefix_cache()
    told = generate(trainer, [Request(i, said, 56) for i, said in enumerate(prompts)])
    trainer.vllm_generation.generation_kwargs = {}
    assert len({tuple(each) for each in ids}) > 1
    assert {c.key: c.ids for c in told} == dict(enumerate(ids))
    assert {c.key: c.logprobs for c in told} == dict(enumerate(logprobs))


def test_each_response_is_handed_over_when_it_has_ended(trainer: ReasoningTrainer, pool: Noting) -> None:
    pool.unfinished.clear()
    episodes = trainer.play([task for task in trainer.mix.held_out(2) for _ in range(4)])
    assert len(pool.unfinished) == len(episodes)
    assert pool.unfinished[0] > len(episodes) // 4, "most responses still went on when the first verdict was asked for"
    assert pool.unfinished[-1] == 0
    assert all(episode.verdict.score is not None for episode in episodes)


def test_what_follows_from_a_response_is_generated_beside_the_others(
    trainer: ReasoningTrainer, prompts: list[list[int]]
) -> None:
    first = [Request(i, said, 1 if i == 0 else 56) for i, said in enumerate(prompts)]
    told = generate(trainer, first, Request(99, prompts[0], 1))
    order = [completion.key for completion in told]
    assert sorted(order) == [*range(len(prompts)), 99]
    assert order[0] == 0
    assert order.index(99) < len(order) - 1, "it did not wait for the end of the turn"
    assert [len(c.ids) for c in told if c.key in (0, 99)] == [1, 1]


def test_validations_sampling_reaches_vllm(trainer: ReasoningTrainer) -> None:
    (task, *_) = trainer.mix.held_out(1)
    with trainer.generating_with(Decoding(temperature=0, max_tokens=3)):
        episodes = trainer.play([task] * 8)
    assert len({tuple(episode.completion_ids) for episode in episodes}) == 1
    assert max(len(episode.completion_ids) for episode in episodes) <= 3
    with trainer.generating_with(Decoding(temperature=1.0)):
        again = [[e.completion_ids for e in trainer.play([task] * 8)] for _ in range(1)]
    with trainer.generating_with(Decoding(temperature=1.0)):
        again.append([e.completion_ids for e in trainer.play([task] * 8)])
    assert again[0] == again[1], "a validation draws the same responses again"
    assert max(map(len, again[0])) > 3


def test_a_prompt_that_fails_leaves_nothing_behind_in_the_engine(trainer: ReasoningTrainer) -> None:
    class Broken(Heard):
        def ended(self, completion: Completion) -> None:
            raise OSError("the judges are gone")

    requests = [Request(i, said, 20) for i, said in enumerate(trainer._render(trainer.mix.held_out(1)))]
    with pytest.raises(OSError, match="judges are gone"):
        Colocated(trainer.vllm_generation, trainer._respond).generate(requests, Broken())
    assert not trainer.vllm_generation.llm.llm_engine.has_unfinished_requests()
    assert len(generate(trainer, requests)) == len(requests)


def test_the_environment_does_not_claim_a_launcher_and_the_engine_ends(
    trainer: ReasoningTrainer, tmp_path: Path
) -> None:
    assert torch.distributed.is_initialized()
    assert [name for name in ("RANK", "LOCAL_RANK", "WORLD_SIZE") if name in os.environ] == []
    trainer.release()
    assert trainer.vllm_generation.llm is None
