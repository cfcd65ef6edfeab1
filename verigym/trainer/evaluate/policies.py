"""Models that respond, without a trainer around them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Protocol

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, GenerationConfig, PreTrainedTokenizerBase

from verigym.envs import EnvMix
from verigym.envs.env import prompt_text
from verigym.errors import UsageError
from verigym.trainer.dialogue import Dialogue
from verigym.trainer.evaluate.plan import Plan, weights_of
from verigym.trainer.generation.batches import Batches
from verigym.trainer.generation.engine import Engine
from verigym.trainer.rollouts import Player
from verigym.types import Task


class Policy(Protocol):
    """A model that plays episodes."""

    @property
    def tokenizer(self) -> PreTrainedTokenizerBase:
        """Its own."""

    @property
    def ends(self) -> list[int]:
        """The tokens with which a response ends by itself."""

    @property
    def context(self) -> float:
        """Tokens that it can read."""

    @property
    def engine(self) -> Engine:
        """Generates."""

    def seed(self, seed: int) -> None:
        """Draw anew from here on."""


def load(plan: Plan) -> Policy:
    """The plan's model in its engine."""
    if plan.engine == "vllm":
        from verigym.trainer.evaluate.vllm import VllmPolicy

        return VllmPolicy(plan)
    return TransformersPolicy(plan)


def player(policy: Policy, plan: Plan, mix: EnvMix) -> Player:
    """Plays episodes of a mix with a policy."""
    options = plan.template_options

    def render(tasks: Sequence[Task]) -> list[list[int]]:
        return [_prompt_ids(policy.tokenizer, task, options) for task in tasks]

    return Player(
        mix,
        Dialogue(policy.tokenizer, policy.ends, None, options),
        render,
        policy.engine,
        plan.sampling.max_tokens,
        context=policy.context,
    )


class TransformersPolicy:
    """A model under transformers, on the accelerator if there is one.

    Equal seeds give equal responses on a CPU, for the same tasks in one batch.

    Args:
        plan: The model, and how responses are drawn.

    Raises:
        UsageError: If the model cannot be loaded.
    """

    def __init__(self, plan: Plan) -> None:
        weights = weights_of(plan.model)
        self.tokenizer = tokenizer_of(weights)
        try:
            self._model: Any = AutoModelForCausalLM.from_pretrained(weights, dtype="auto")
        except (OSError, ValueError) as error:
            raise UsageError(f"the model {plan.model!r} cannot be loaded: {error}") from error
        self._model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
        self.ends = ends_of(self.tokenizer, self._model.generation_config)
        self.context = float(getattr(self._model.config.get_text_config(), "max_position_embeddings", math.inf))
        self.engine = Batches(self._respond, plan.batch, [self.ends[0]])
        sampling = plan.sampling
        self._model.generation_config = GenerationConfig(  # what the model's own one says counts for nothing
            do_sample=True,
            temperature=sampling.temperature,
            top_p=sampling.top_p,
            top_k=sampling.top_k,
            max_new_tokens=sampling.max_tokens,
            eos_token_id=self.ends,
            pad_token_id=self.tokenizer.pad_token_id,
            disable_compile=True,
        )

    def seed(self, seed: int) -> None:
        """Draw anew from here on."""
        torch.manual_seed(seed)

    def _respond(self, said: list[list[int]], room: int) -> tuple[list[list[int]], None]:
        """One response of ``room`` tokens at most to each of the conversations."""
        longest = max(map(len, said))
        pad = self.tokenizer.pad_token_id
        rows = [[pad] * (longest - len(ids)) + ids for ids in said]
        mask = [[0] * (longest - len(ids)) + [1] * len(ids) for ids in said]
        device = self._model.device
        with torch.no_grad():
            written = self._model.generate(
                input_ids=torch.tensor(rows, device=device),
                attention_mask=torch.tensor(mask, device=device),
                max_new_tokens=min(room, self._model.generation_config.max_new_tokens),
            )
        return [self._until_end(ids) for ids in written[:, longest:].tolist()], None

    def _until_end(self, ids: list[int]) -> list[int]:
        """Without what was padded behind the end token."""
        end = next((place for place, token in enumerate(ids) if token in self.ends), len(ids))
        return ids[: end + 1]


def tokenizer_of(weights: str) -> PreTrainedTokenizerBase:
    """The tokenizer beside a model's weights, with a token to pad with.

    Raises:
        UsageError: If there is none.
    """
    try:
        tokenizer = AutoTokenizer.from_pretrained(weights)
    except (OSError, ValueError) as error:
        raise UsageError(f"the tokenizer of {weights!r} cannot be loaded: {error}") from error
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def ends_of(tokenizer: PreTrainedTokenizerBase, config: GenerationConfig) -> list[int]:
    """The tokens with which a response ends by itself, the tokenizer's own first, as TRL takes them.

    Raises:
        UsageError: If there are none.
    """
    ends = config.eos_token_id
    listed = [] if ends is None else [ends] if isinstance(ends, int) else list(ends)
    own = tokenizer.eos_token_id
    if own is None and not listed:
        raise UsageError("neither the model nor its tokenizer names an end token (eos_token), so no response would end")
    return listed if own is None or own in listed else [own, *listed]


def _prompt_ids(tokenizer: PreTrainedTokenizerBase, task: Task, options: dict[str, Any]) -> list[int]:
    """The tokens of a task's prompt; of a model without a chat template, those of its bare text."""
    if tokenizer.chat_template is None:
        return list(tokenizer(prompt_text(task))["input_ids"])
    messages = task.prompt if isinstance(task.prompt, list) else [{"role": "user", "content": task.prompt}]
    rendered = tokenizer.apply_chat_template(messages, add_generation_prompt=True, return_dict=True, **options)
    return list(rendered["input_ids"])
