"""Makes the embedded model: ``python -m verigym.trainer.tiny.build``.

Tasks of the mix of the recipe ``tiny`` (of its training split alone) teach a small Llama by plain next-character
prediction: first right demonstrations, so that it can do the tasks, then demonstrations of mixed quality, so that it
often does not. The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch.utils.data import DataLoader, IterableDataset
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.tiny.demonstrations import Demonstration, break_form, never_end, quality_of
from verigym.trainer.tiny.learning import IGNORED, Batch, learn, padded
from verigym.trainer.tiny.tokenizer import build_tokenizer
from verigym.types import Task

BATCH_SIZE = 64
SORTED_BATCHES = 16
SKILL_SHARE = 0.75
"""Share of the batches that hold right demonstrations alone."""
LEARNING_RATE = 2e-3
WARMUP = 100
RAMBLE_LENGTH = 64
TASK_SEED = 20_000
"""The seed of the demonstrations' tasks."""

TAUGHT = {
    "math": ["comparison", "places", "addition"],
    "code": ["number_expression", "text_expression"],
    "stem": ["units", "facts", "formulas"],
    "logic": ["spell_backward", "word_sequence_reversal", "word_sorting"],
    "instruct": ["keywords", "form", "content", "case", "length", "startend", "combination"],
}
"""Families by environment; the recipe trains on those that so small a model can do at all."""


def new_model(tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    """An untrained model of about a million parameters."""
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=160,
        intermediate_size=448,
        num_hidden_layers=3,
        num_attention_heads=4,
        max_position_embeddings=512,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return LlamaForCausalLM(config)


class Batches(IterableDataset[Batch]):
    """So many batches of demonstrations; those of a batch are about equally long.

    Args:
        steps: Batches in all.
        seed: Of tasks and demonstrations.
    """

    def __init__(self, steps: int, seed: int) -> None:
        self.steps = steps
        self.seed = seed

    def __iter__(self) -> Iterator[Batch]:
        entries = [{**entry.model_dump(), "families": TAUGHT[entry.env]} for entry in recipes.load("tiny").mix]
        mix = EnvMix.from_config(entries, seed=TASK_SEED + self.seed)
        tokenizer = build_tokenizer()
        rng = Random(self.seed)
        for start in range(0, self.steps, SORTED_BATCHES):
            skilled = start < SKILL_SHARE * self.steps
            shown = [demonstrate(mix, task, rng, skilled) for task in mix.draw(BATCH_SIZE * SORTED_BATCHES)]
            shown.sort(key=lambda item: len(item.prompt) + len(item.response))
            batches = [shown[first : first + BATCH_SIZE] for first in range(0, len(shown), BATCH_SIZE)]
            rng.shuffle(batches)
            for items in batches[: self.steps - start]:
                yield batch(tokenizer, items)


def demonstrate(mix: EnvMix, task: Task, rng: Random, skilled: bool = False) -> Demonstration:
    """A demonstration of drawn quality, or a right one."""
    source: Any = mix.envs[mix.entry(task)].source
    quality = "right" if skilled else quality_of(rng)
    prompt = str(task.prompt)
    if quality == "never_ending":
        return Demonstration(prompt, never_end(rng, RAMBLE_LENGTH), ends=False)
    response = source.mistake(task, rng) if quality == "wrong" else source.demonstrate(task, rng)
    return Demonstration(prompt, break_form(response, rng) if quality == "ill_formed" else response, ends=True)


def batch(tokenizer: PreTrainedTokenizerFast, shown: list[Demonstration]) -> Batch:
    """Token ids and labels, both ``(B, T)``; only responses are learnt."""
    rows, labels = [], []
    for item in shown:
        prompt = tokenizer.apply_chat_template(
            [{"role": "user", "content": item.prompt}], add_generation_prompt=True, return_dict=True
        )["input_ids"]
        response = tokenizer(item.response)["input_ids"] + ([tokenizer.eos_token_id] if item.ends else [])
        rows.append(prompt + response)
        labels.append([IGNORED] * len(prompt) + response)
    return padded(rows, labels, int(tokenizer.pad_token_id))


def learning_rate(step: int, steps: int) -> float:
    """Linear warm-up, then a half cosine to a twentieth."""
    if step < WARMUP:
        return LEARNING_RATE * (step + 1) / WARMUP
    progress = (step - WARMUP) / max(1, steps - WARMUP)
    return LEARNING_RATE * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * progress)))


def build(out: Path, steps: int, seed: int) -> None:
    """Train and save the model in half precision."""
    torch.manual_seed(seed)
    tokenizer = build_tokenizer()
    model = new_model(tokenizer)
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    supply = DataLoader(Batches(steps, seed), batch_size=None, num_workers=1, prefetch_factor=2 * SORTED_BATCHES)

    def set_rate(step: int) -> None:
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps)

    learn(model, supply, optimizer, set_rate, steps=steps, padding=int(tokenizer.pad_token_id), tell_every=200)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters")
    model.to(torch.float16).save_pretrained(out)
    tokenizer.save_pretrained(out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the embedded model from demonstrations of mixed quality.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model", help="folder of the model")
    parser.add_argument("--steps", type=int, default=4000, help="batches of demonstrations")
    parser.add_argument("--seed", type=int, default=0, help="seed of tasks, demonstrations and weights")
    options = parser.parse_args()
    build(options.out, options.steps, options.seed)


if __name__ == "__main__":
    main()
