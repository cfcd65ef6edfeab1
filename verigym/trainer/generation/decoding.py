"""How tokens are drawn, with transformers and with vLLM alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transformers import GenerationConfig

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer


@dataclass(frozen=True)
class Decoding:
    """How tokens are drawn where it is not as in training; ``None``: as there.

    Attributes:
        temperature: 0 takes the likeliest token always.
        top_p: Nucleus sampling, in (0, 1].
        top_k: Tokens drawn from; 0: all.
        min_p: The least probability of a token drawn, as a share of the likeliest one's.
        max_tokens: Tokens of an episode after its prompt at most.
    """

    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    max_tokens: int | None = None

    @property
    def given(self) -> dict[str, Any]:
        """Those that are not as in training."""
        return {name: value for name, value in dataclasses.asdict(self).items() if value is not None}


@contextmanager
def decoding(trainer: ReasoningTrainer, settings: Decoding) -> Iterator[None]:
    """Generate with these settings for a while; options of ``grpo.generation_kwargs`` of their names wait."""
    engine: Any = trainer.vllm_generation if trainer.use_vllm else trainer
    changes = _of_vllm(engine, settings) if trainer.use_vllm else _of_transformers(engine, settings)
    usual = {name: getattr(engine, name) for name in changes}
    try:
        _set(engine, changes)
        yield
    finally:
        _set(engine, usual)


def _of_vllm(engine: Any, settings: Decoding) -> dict[str, Any]:
    """Attributes of TRL's ``VLLMGeneration``, from which it makes vLLM's sampling parameters."""
    given = settings.given
    others = {name: value for name, value in engine.generation_kwargs.items() if name not in given}
    if "max_tokens" in given:
        given["max_completion_length"] = given.pop("max_tokens")
    return {**given, "generation_kwargs": others}


def _of_transformers(trainer: Any, settings: Decoding) -> dict[str, Any]:
    """The trainer's ``generation_config``, and the options that TRL made it of."""
    given = settings.given
    if "max_tokens" in given:
        given["max_new_tokens"] = given.pop("max_tokens")
    if given.get("temperature") == 0:
        given.update(do_sample=False, temperature=None, top_p=None, top_k=None, min_p=None)
    options = {**trainer.generation_kwargs, **given}
    return {"generation_config": GenerationConfig(**options, disable_compile=True), "generation_kwargs": options}


def _set(engine: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(engine, name, value)
