"""Makes the embedded model: ``python -m verigym.trainer.tiny.build --demonstrations FILE``.

Tasks of the mix of the recipe ``tiny`` (of its training split alone), with demonstrations of mixed quality, teach a
small Llama by plain next-character prediction. The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import torch
from rich.progress import track
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.tiny.demonstrations import Demonstration, break_form, never_end, quality_of
from verigym.trainer.tiny.tokenizer import build_tokenizer
from verigym.types import Task

BATCH_SIZE = 64
SORTED_BATCHES = 16
CHUNK = 500
LEARNING_RATE = 2e-3
WARMUP = 100
RAMBLE_LENGTH = 64
TASK_SEED = 20_000
"""The seed of the demonstrations' tasks."""
IGNORED = -100


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


def write_demonstrations(path: Path, count: int, seed: int) -> None:
    """Write ``count`` demonstrations on training tasks of the recipe ``tiny`` as JSON Lines."""
    mix = EnvMix.from_config([entry.model_dump() for entry in recipes.load("tiny").mix], seed=TASK_SEED + seed)
    rng = Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for _ in track(range(count // CHUNK), description="demonstrations"):
            for task in mix.draw(CHUNK):
                file.write(json.dumps(dataclasses.asdict(demonstrate(mix, task, rng))) + "\n")


def demonstrate(mix: EnvMix, task: Task, rng: Random) -> Demonstration:
    """A demonstration of drawn quality."""
    source: Any = mix.envs[mix.entry(task)].source
    quality = quality_of(rng)
    prompt = str(task.prompt)
    if quality == "never_ending":
        return Demonstration(prompt, never_end(rng, RAMBLE_LENGTH), ends=False)
    response = source.mistake(task, rng) if quality == "wrong" else source.demonstrate(task, rng)
    return Demonstration(prompt, break_form(response, rng) if quality == "ill_formed" else response, ends=True)


def batch(tokenizer: PreTrainedTokenizerFast, shown: list[Demonstration]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and labels, both ``(B, T)``; only responses are learnt."""
    rows, labels = [], []
    for item in shown:
        prompt = tokenizer.apply_chat_template(
            [{"role": "user", "content": item.prompt}], add_generation_prompt=True, return_dict=True
        )["input_ids"]
        response = tokenizer(item.response)["input_ids"] + ([tokenizer.eos_token_id] if item.ends else [])
        rows.append(torch.tensor(prompt + response))
        labels.append(torch.tensor([IGNORED] * len(prompt) + response))
    pad = torch.nn.utils.rnn.pad_sequence
    ids = pad(rows, batch_first=True, padding_value=int(tokenizer.pad_token_id))
    return ids, pad(labels, batch_first=True, padding_value=IGNORED)


def learning_rate(step: int, steps: int) -> float:
    """Linear warm-up, then a half cosine to a twentieth."""
    if step < WARMUP:
        return LEARNING_RATE * (step + 1) / WARMUP
    progress = (step - WARMUP) / max(1, steps - WARMUP)
    return LEARNING_RATE * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * progress)))


def batches(shown: list[Demonstration], steps: int, rng: Random) -> Iterator[list[Demonstration]]:
    """Batches for ``steps`` steps, in a new order each time through; those of a batch are about equally long."""
    ready: list[list[Demonstration]] = []
    order: list[Demonstration] = []
    for _ in range(steps):
        if not ready:
            if len(order) < BATCH_SIZE * SORTED_BATCHES:
                order = rng.sample(shown, len(shown))
            taken = [order.pop() for _ in range(BATCH_SIZE * SORTED_BATCHES)]
            taken.sort(key=lambda item: len(item.prompt) + len(item.response))
            ready = [taken[start : start + BATCH_SIZE] for start in range(0, len(taken), BATCH_SIZE)]
            rng.shuffle(ready)
        yield ready.pop()


def build(out: Path, shown: list[Demonstration], steps: int, seed: int, device: str = "cpu") -> None:
    """Train and save the model in half precision."""
    torch.manual_seed(seed)
    tokenizer = build_tokenizer()
    model = new_model(tokenizer).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    for step, items in enumerate(track(batches(shown, steps, Random(seed)), "learning from them", total=steps)):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps)
        ids, labels = (tensor.to(device) for tensor in batch(tokenizer, items))
        loss = model(input_ids=ids, attention_mask=(ids != tokenizer.pad_token_id).long(), labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % 500 == 0 or step == steps - 1:
            print(f"step {step}: loss {loss.item():.4f}")
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters")
    model.to(torch.float16).save_pretrained(out)
    tokenizer.save_pretrained(out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the embedded model from demonstrations of mixed quality.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model", help="folder of the model")
    parser.add_argument("--demonstrations", type=Path, required=True, help="their file; written if it is missing")
    parser.add_argument("--count", type=int, default=200_000, help="demonstrations in the file")
    parser.add_argument("--steps", type=int, default=6000, help="batches learnt from")
    parser.add_argument("--seed", type=int, default=0, help="seed of tasks, demonstrations and weights")
    parser.add_argument("--device", default="cpu", help="where to compute")
    options = parser.parse_args()
    if not options.demonstrations.exists():
        write_demonstrations(options.demonstrations, options.count, options.seed)
    lines = options.demonstrations.read_text(encoding="utf-8").splitlines()
    build(
        options.out, [Demonstration(**json.loads(line)) for line in lines], options.steps, options.seed, options.device
    )


if __name__ == "__main__":
    main()
