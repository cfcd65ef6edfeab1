"""Makes the model of the recipe ``two-turns``: ``python -m verigym.trainer.tiny.turns``.

The embedded model has never seen a second turn: behind a hint it closes a tag that it did not open, and reinforcement
finds nothing to build on. A few batches of games of mixed quality, of the training split alone, teach it that a turn
is a turn; playing well is left to the training. The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch.utils.data import IterableDataset
from transformers import AutoModelForCausalLM, PreTrainedTokenizerBase

from verigym.envs import EnvMix
from verigym.envs.games.families import FAMILIES
from verigym.trainer import recipe as recipes
from verigym.trainer.dialogue import Dialogue
from verigym.trainer.tiny.build import RAMBLE_LENGTH, TASK_SEED
from verigym.trainer.tiny.demonstrations import break_form, never_end, quality_of
from verigym.trainer.tiny.learning import IGNORED, Batch, learn, padded
from verigym.trainer.tiny.tokenizer import build_tokenizer
from verigym.types import Task
from verigym.verifiers.games import start

START = Path(__file__).parent / "model"
BATCH_SIZE = 32
LEARNING_RATE = 1e-3
Said = list[tuple[str, str]]
"""Responses, each with the observation that follows; the last one's is empty."""


def demonstrate(mix: EnvMix, task: Task, rng: Random) -> tuple[Said, bool]:
    """An episode of which each turn has a quality of its own, and whether it ends by itself."""
    family: Any = FAMILIES[task.meta["family"]]
    rule, verifier = mix.turns(task), mix.envs[mix.entry(task)].verifier
    game: Any = start(task.answer)
    responses: list[str] = []
    said: Said = []
    while True:
        quality = quality_of(rng)
        if quality == "never_ending":
            return [*said, (never_end(rng, RAMBLE_LENGTH), "")], False
        move = next(family.best(game)) if quality == "right" else str(rng.choice(game.numbers))
        response = f"<answer>{move}</answer>"
        if quality == "ill_formed":
            response = break_form(response, rng)
        else:
            game.play(move)
        responses.append(response)
        heard = rule.observe(task, verifier.verify(task, rule.judged(responses)), len(responses))
        said.append((response, heard or ""))
        if heard is None:
            return said, True


def tokens(
    tokenizer: PreTrainedTokenizerBase, dialogue: Dialogue, prompt: str, said: Said, ends: bool
) -> tuple[list[int], list[int]]:
    """Ids and labels of one episode; only responses are learnt."""
    ids = tokenizer.apply_chat_template(
        [{"role": "user", "content": prompt}], add_generation_prompt=True, return_dict=True
    )["input_ids"]
    labels = [IGNORED] * len(ids)
    for number, (response, heard) in enumerate(said, start=1):
        written = tokenizer(response)["input_ids"] + [tokenizer.eos_token_id] * (ends or number < len(said))
        told = dialogue.observation(heard) if number < len(said) else []
        ids, labels = ids + written + told, labels + written + [IGNORED] * len(told)
    return ids, labels


class Batches(IterableDataset[Batch]):
    """So many batches of episodes, as ids and labels, both ``(B, T)``.

    Args:
        tokenizer: The model's.
        steps: Batches in all.
        seed: Of tasks and episodes.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase, steps: int, seed: int) -> None:
        self.tokenizer = tokenizer
        self.steps = steps
        self.seed = seed

    def __iter__(self) -> Iterator[Batch]:
        entries = [entry.model_dump() for entry in recipes.load("two-turns").mix]
        mix = EnvMix.from_config(entries, seed=TASK_SEED + self.seed)
        dialogue = Dialogue(self.tokenizer, [self.tokenizer.eos_token_id])
        rng = Random(self.seed)
        for _ in range(self.steps):
            rows = [
                tokens(self.tokenizer, dialogue, str(task.prompt), *demonstrate(mix, task, rng))
                for task in mix.draw(BATCH_SIZE)
            ]
            ids, labels = zip(*rows, strict=True)
            yield padded(ids, labels, int(self.tokenizer.pad_token_id))


def build(out: Path, steps: int, seed: int) -> None:
    """Train and save the model in half precision."""
    torch.manual_seed(seed)
    tokenizer = build_tokenizer()
    model = AutoModelForCausalLM.from_pretrained(START, dtype=torch.float32)
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, steps)

    def set_rate(step: int) -> None:
        if step:
            schedule.step()

    batches = Batches(tokenizer, steps, seed)
    learn(model, batches, optimizer, set_rate, steps=steps, padding=int(tokenizer.pad_token_id), tell_every=20)
    model.to(torch.float16).save_pretrained(out)
    tokenizer.save_pretrained(out)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the model of two turns from games of mixed quality.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model-turns", help="folder of the model")
    parser.add_argument("--steps", type=int, default=40, help="batches of episodes")
    parser.add_argument("--seed", type=int, default=0, help="seed of tasks and episodes")
    options = parser.parse_args()
    build(options.out, options.steps, options.seed)


if __name__ == "__main__":
    main()
