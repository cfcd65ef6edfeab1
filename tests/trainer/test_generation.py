"""Generation and judging run beside each other; what is drawn and how long it took is told."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from transformers import AutoTokenizer, GenerationConfig, LlamaForCausalLM
from trl.generation.vllm_generation import VLLMGeneration, extract_logprobs

from verigym.envs import EnvMix
from verigym.errors import RecipeError, UsageError
from verigym.trainer import recipe as recipes
from verigym.trainer.dialogue import Dialogue
from verigym.trainer.folder import RunFolder
from verigym.trainer.generation.batches import Batches
from verigym.trainer.generation.clock import Clock
from verigym.trainer.generation.decoding import Decoding, decoding
from verigym.trainer.generation.engine import Completion, Request, Wait
from verigym.trainer.generation.engines import refuse_missing
from verigym.trainer.rollouts import Player
from verigym.trainer.run import model_path
from verigym.trainer.tiny import wide
from verigym.types import Task, Verdict
from verigym.verifiers import Verifier
from verigym.verifiers.pool import PendingVerdict, VerifierPool

PATIENCE = 120.0
"""Seconds after which a verdict that is not worked on fails a test instead of hanging it."""


class Noting(VerifierPool):
    """A real pool that keeps what was handed to it."""

    def __init__(self) -> None:
        super().__init__(workers=1)
        self.handed: list[PendingVerdict] = []

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        self.handed.append(super().submit(verifier, task, response))
        return self.handed[-1]


@pytest.fixture(scope="module")
def pool() -> Iterator[Noting]:
    with Noting() as pool:
        yield pool


def test_a_batch_is_judged_while_the_next_one_is_generated(pool: Noting) -> None:
    mix = EnvMix.from_config([{"env": "math", "level": "trivial"}], seed=1, pool=pool)
    tokenizer = AutoTokenizer.from_pretrained(model_path("embedded"))
    handed_before: list[int] = []

    def respond(said: list[list[int]], room: int) -> tuple[list[list[int]], None]:
        handed_before.append(len(pool.handed))
        for verdict in pool.handed:  # generation is at work as long as these are not there
            verdict.result(PATIENCE)
        return [tokenizer("12")["input_ids"] + [tokenizer.eos_token_id] for _ in said], None

    engine = Batches(respond, 2, [tokenizer.eos_token_id])
    dialogue = Dialogue(tokenizer, [tokenizer.eos_token_id])
    player = Player(mix, dialogue, lambda tasks: [[5, 6] for _ in tasks], engine, budget=20)
    episodes = player.play(mix.draw(5))
    assert handed_before == [0, 2, 4]
    assert len(pool.handed) == len(episodes) == 5
    assert all(episode.finished and episode.verdict.score is not None for episode in episodes)


class Heard:
    """A listener to whom nothing more occurs."""

    def __init__(self) -> None:
        self.completions: list[Completion] = []
        self.waits: list[Wait] = []

    def ended(self, completion: Completion) -> None:
        self.completions.append(completion)

    def more(self, wait: Wait) -> list[Request]:
        self.waits.append(wait)
        return []


def test_a_process_with_fewer_conversations_generates_as_many_batches() -> None:
    sizes: list[tuple[int, int]] = []

    def respond(said: list[list[int]], room: int) -> tuple[list[list[int]], list[list[float]]]:
        sizes.append((len(said), room))
        return [[7] * room for _ in said], [[-0.5] * room for _ in said]

    others = iter([5, 9, 0])  # conversations and room of another process, and then nothing more there
    heard = Heard()
    Batches(respond, 2, [1], lambda number: max(number, next(others))).generate([Request(0, [3, 4], 4)], heard)
    assert sizes == [(2, 9), (2, 9), (1, 9)]
    assert heard.completions == [Completion(0, [7] * 4, [-0.5] * 4)]
    assert heard.waits == ["all"]


def test_judging_that_overlaps_counts_once_and_waiting_is_no_generation() -> None:
    clock = Clock(now=itertools.count().__next__)
    verdicts: list[Future[Verdict]] = [Future(), Future()]
    with clock.generating():  # 0
        clock.judging(verdicts[0])  # 1: judging begins
        clock.judging(verdicts[1])
        with clock.waiting():  # 2
            verdicts[0].set_result(Verdict.unscorable("-"))
        # 3: waited for 1
        verdicts[1].set_result(Verdict.unscorable("-"))  # 4: judged for 3
    # 5: generated for 5, of which 1 was waiting
    assert clock.read() == {"time/generate": 4, "time/judge": 3, "time/judge_wait": 1}
    assert clock.read() == {"time/generate": 0, "time/judge": 0, "time/judge_wait": 0}


def test_decoding_reaches_transformers_and_is_taken_back() -> None:
    usual = {"max_new_tokens": 50, "do_sample": True, "temperature": 1.0, "top_p": 0.9, "top_k": 0}
    trainer: Any = SimpleNamespace(use_vllm=False, generation_config=GenerationConfig(**usual), generation_kwargs=usual)
    before = trainer.generation_config
    with decoding(trainer, Decoding(temperature=0.6, top_k=20, max_tokens=8)):
        config = trainer.generation_config
        assert (config.temperature, config.top_p, config.top_k, config.max_new_tokens) == (0.6, 0.9, 20, 8)
        assert trainer.generation_kwargs["temperature"] == 0.6
    with decoding(trainer, Decoding(temperature=0)):
        assert trainer.generation_config.do_sample is False
    assert (trainer.generation_config, trainer.generation_kwargs) == (before, usual)


def test_decoding_reaches_vllm_and_wins_over_generation_kwargs() -> None:
    usual = {"temperature": 1.0, "top_p": 1.0, "top_k": 0, "min_p": None, "max_completion_length": 50}
    engine = SimpleNamespace(**usual, generation_kwargs={"temperature": 2.0, "seed": 3})
    trainer: Any = SimpleNamespace(use_vllm=True, vllm_generation=engine)
    with decoding(trainer, Decoding(temperature=0.6, top_p=0.95, max_tokens=8)):
        changed = {"temperature": 0.6, "top_p": 0.95, "max_completion_length": 8, "generation_kwargs": {"seed": 3}}
        assert vars(engine) == {**usual, **changed}
    assert vars(engine) == {**usual, "generation_kwargs": {"temperature": 2.0, "seed": 3}}


def test_trl_still_has_what_vllm_is_met_through() -> None:
    # In `generate` TRL's call of vLLM is answered (`test_vllm.py` holds that it is); the tuple is read as TRL reads it.
    generate = "(self, prompts: list[list[int]], images: list[list | None] | None, num_generations: int, "
    generate += "profiler: trl.extras.profiling.ProfilingContext | None = None) -> tuple"
    assert str(inspect.signature(VLLMGeneration.generate)) == generate
    assert str(inspect.signature(extract_logprobs)) == "(all_outputs: list['RequestOutput'])"


def test_a_missing_vllm_is_an_error_with_its_cure() -> None:
    with pytest.raises(UsageError, match=r"use_vllm: true.*not installed; pip install 'verigym\[vllm\]'"):
        refuse_missing(True, available=lambda: False)
    refuse_missing(False, available=lambda: False)
    refuse_missing(True, available=lambda: True)


def test_vllm_in_the_trainers_process_has_no_batches() -> None:
    with pytest.raises(RecipeError, match=r"generation\.batch.*vLLM.*leave it out"):
        recipes.load("tiny", ["generation.batch=8", "grpo.use_vllm=true"])
    assert recipes.load("tiny", ["generation.batch=8"]).generation.batch == 8


def test_the_wide_form_of_the_embedded_model_computes_the_same(tmp_path: Path) -> None:
    settings = recipes.load("tiny", ["grpo.use_vllm=true"])
    narrow = model_path("embedded")
    assert wide.for_engine(narrow, recipes.load("tiny"), RunFolder(tmp_path / "a", resume=False)) == narrow
    path = wide.for_engine(narrow, settings, RunFolder(tmp_path / "b", resume=False))
    models = [LlamaForCausalLM.from_pretrained(each, dtype=torch.float32) for each in (narrow, path)]
    ids = torch.randint(3, 100, (2, 120), generator=torch.Generator().manual_seed(0))
    logits = [model(ids).logits for model in models]
    assert models[1].config.head_dim == 64
    assert torch.allclose(*logits, atol=1e-3)
    logits[1].square().mean().backward()
    values = models[1].model.layers[0].self_attn.v_proj.weight.grad.unflatten(0, (-1, 64))
    assert values[:, :40].abs().sum() > 0
    assert not values[:, 40:].any(), "what was added stays zero"
