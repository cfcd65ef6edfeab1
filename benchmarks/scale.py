"""A larger model: made from nothing by demonstrations, trained by plain GRPO and by the full recipe, and compared.

    python benchmarks/scale.py --out runs/scale [--size 100M] [--minutes 60] [--arms plain full] [--n 128] [--tasks 32]

1. A Llama of 50, 100 or 150 million parameters learns demonstrations of the recipe's own tasks (the training split
   alone): reasoning-gym's puzzles with their gold answers and our procedural tasks with short solutions, first right
   ones, then some that are wrong, ill-formed or never end. Its tokenizer is made of the same texts.
2. ``verigym train`` goes on from there: ``full`` is ``scale.yaml``, ``plain`` the same with each trick off.
3. ``verigym eval`` compares base and trained models by pass@1 to pass@N on trained and on unseen puzzles.

Each part is skipped where it is done, and one that was stopped goes on; learning from demonstrations does so from its
last minute. ``--minutes`` is the time for that; on one accelerator the rest takes as long as its steps do.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from torch.utils.data import DataLoader, IterableDataset, get_worker_info
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.tiny.build import TASK_SEED, batch, demonstrate
from verigym.trainer.tiny.demonstrations import Demonstration
from verigym.trainer.tiny.learning import Batch, learn
from verigym.trainer.tiny.tokenizer import CHAT_TEMPLATE, SPECIAL

RECIPE = Path(__file__).parent / "scale.yaml"
SIZES = {  # hidden size, layers, heads
    "toy": (64, 2, 2),
    "50M": (640, 10, 10),
    "100M": (768, 14, 12),
    "150M": (896, 15, 14),
}
CONTEXT = 1024
"""Tokens that the model can read; longer demonstrations are left out."""
VOCABULARY = 4096
TEXTS = 4000
"""Demonstrations that the tokenizer is made of."""
LEARNING_RATE = 6e-4
WARMUP = 200
SKILL_SHARE = 0.75
"""Share of the time in which all demonstrations are right."""
KEEP_MINUTES = 1.0
"""Between two states of the learning on disk."""
PLAIN = ["sampling.dynamic=false", "reset.every_steps=0", "reset.kl_spike=0", "grpo.beta=0", "grpo.epsilon_high=0.2"]
ARMS = {"plain": PLAIN, "full": []}


def demonstrations(recipe: str, seed: int, skilled: float, clock: Clock) -> Iterator[Demonstration]:
    """Demonstrations of the recipe's tasks without end, all right while less than ``skilled`` of the time is over."""
    entries = [entry.model_dump() for entry in recipes.load(recipe).mix]
    mix = EnvMix.from_config(entries, seed=TASK_SEED + seed)
    rng = Random(seed)
    while True:
        for task in mix.draw(64):
            yield demonstrate(mix, task, rng, skilled=clock.share() < skilled)


class Clock:
    """How much of the learning is over: of its time, or of its updates, whichever is more.

    Args:
        minutes: The time.
        steps: The updates.
        spent: Minutes that are over by now.
        step: Updates that were made by now.
    """

    def __init__(self, minutes: float, steps: int, spent: float = 0.0, step: int = 0) -> None:
        self._began = time.time() - 60 * spent
        self.minutes = minutes
        self.steps = steps
        self.step = step

    def spent(self) -> float:
        """Minutes that are over."""
        return (time.time() - self._began) / 60

    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, max(self.spent() / self.minutes, self.step / self.steps))


class Kept:
    """The learning's state on disk, from which it goes on after it was stopped.

    Args:
        path: The file.
        model: What learns; takes up the file's weights, where there is one.
        optimizer: Its own; takes up its state.
    """

    def __init__(self, path: Path, model: LlamaForCausalLM, optimizer: torch.optim.Optimizer) -> None:
        self.path, self._model, self._optimizer = path, model, optimizer
        self.spent = 0.0
        """Minutes that the learning had taken when it was kept."""
        self.step = 0
        """Updates that it had made."""
        if path.exists():
            state = torch.load(path, map_location=model.device, weights_only=True)
            model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
            self.spent, self.step = state["spent"], state["step"]

    def keep(self, clock: Clock) -> None:
        """Replace the file, if a minute is over since the last time."""
        if clock.spent() < self.spent + KEEP_MINUTES:
            return
        self.spent, self.step = clock.spent(), clock.step
        state = {"model": self._model.state_dict(), "optimizer": self._optimizer.state_dict()}
        draft = self.path.with_suffix(".draft")
        torch.save({**state, "spent": self.spent, "step": self.step}, draft)
        draft.replace(self.path)


class Batches(IterableDataset[Batch]):
    """Batches of demonstrations, those of a batch about equally long, each loader's its own."""

    def __init__(self, recipe: str, tokenizer: PreTrainedTokenizerFast, size: int, seed: int, clock: Clock) -> None:
        self.recipe, self.tokenizer, self.size, self.seed, self.clock = recipe, tokenizer, size, seed, clock

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        seed = 1000 * self.seed + (worker.id if worker else 0)
        supply = demonstrations(self.recipe, seed, SKILL_SHARE, self.clock)
        rng = Random(seed)
        while True:
            shown = sorted(islice(supply, 16 * self.size), key=lambda item: len(item.prompt) + len(item.response))
            parts = [shown[first : first + self.size] for first in range(0, len(shown), self.size)]
            rng.shuffle(parts)
            for part in parts:
                ids, labels = batch(self.tokenizer, part)
                fits = (ids != self.tokenizer.pad_token_id).sum(1) <= CONTEXT
                if fits.any():
                    yield ids[fits, :CONTEXT], labels[fits, :CONTEXT]


def new_tokenizer(texts: Iterator[str]) -> PreTrainedTokenizerFast:
    """Byte pairs of these texts; each digit is a token of its own."""
    tokenizer = Tokenizer(models.BPE())
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), byte_level])
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=list(SPECIAL), initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    pad, unknown, end, user, assistant = SPECIAL
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=pad,
        unk_token=unknown,
        eos_token=end,
        additional_special_tokens=[user, assistant],
        clean_up_tokenization_spaces=False,
        model_max_length=CONTEXT,
        padding_side="left",
    )
    fast.chat_template = CHAT_TEMPLATE
    return fast


def new_model(size: str, tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    """An untrained model."""
    hidden, layers, heads = SIZES[size]
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=hidden,
        intermediate_size=hidden * 8 // 3 // 32 * 32,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        max_position_embeddings=CONTEXT,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return LlamaForCausalLM(config)


def build(out: Path, options: argparse.Namespace) -> None:
    """Make the base model."""
    torch.manual_seed(options.seed)
    recipe = str(options.recipe)
    texts = islice(demonstrations(recipe, options.seed, 1.0, Clock(math.inf, 1)), options.texts)
    tokenizer = new_tokenizer(f"{item.prompt}\n{item.response}" for item in texts)
    model = new_model(options.size, tokenizer).to("cuda" if torch.cuda.is_available() else "cpu")
    print(f"{sum(parameter.numel() for parameter in model.parameters()):,} parameters")
    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.95), weight_decay=0.1)
    out.parent.mkdir(parents=True, exist_ok=True)
    kept = Kept(out.with_name("learning.pt"), model, optimizer)
    clock = Clock(options.minutes, options.steps, kept.spent, kept.step)
    supply = DataLoader(
        Batches(recipe, tokenizer, options.batch, 1_000_000 * options.seed + kept.step, clock),
        batch_size=None,
        num_workers=options.loaders,
        prefetch_factor=16 if options.loaders else None,
    )

    def until_over() -> Iterator[Batch]:
        for one in supply:
            if clock.share() >= 1.0:
                return
            yield one
            clock.step += 1
            kept.keep(clock)

    def set_rate(_: int) -> None:
        rate = LEARNING_RATE * min((clock.step + 1) / WARMUP, 1.0 - 0.95 * clock.share())
        for group in optimizer.param_groups:
            group["lr"] = rate

    padding = int(tokenizer.pad_token_id)
    left = options.steps - kept.step
    learn(model, until_over(), optimizer, set_rate, steps=left, padding=padding, tell_every=100)
    draft = out.with_name("base.draft")
    tokenizer.save_pretrained(draft)
    model.to("cpu", torch.float32).save_pretrained(draft)
    draft.replace(out)
    kept.path.unlink(missing_ok=True)


def run(command: Sequence[str]) -> str:
    """Run a ``verigym`` command and hand back what it printed; what it says meanwhile is shown."""
    done = subprocess.run([sys.executable, "-m", "verigym", *command], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:  # 1 says that some responses could not be judged
        raise RuntimeError(f"verigym {' '.join(command)} ended with {done.returncode}")
    return done.stdout


def evaluate(model: Path, out: Path, base: Path | None, options: argparse.Namespace) -> Any:
    """The figures of one model, against the base's where there is one."""
    command = ["eval", str(model), "--mix", str(options.recipe), "--n", str(options.n), "--tasks", str(options.tasks)]
    command += ["--temperature", "1.0", "--top-p", "1.0", "--batch", str(options.eval_batch)]
    command += ["--out", str(out), "--resume", "--json", *(["--base", str(base)] if base is not None else [])]
    return json.loads(run(command))


def table(results: dict[str, Any]) -> str:
    """pass@k of each model on trained and on unseen families, in Markdown."""
    ks = list(results["base"]["overall"]["pass_at_k"])
    rows = [["families", "model", *(f"pass@{k}" for k in ks)], ["---"] * (2 + len(ks))]
    for part in ("seen", "unseen"):
        for model, found in results.items():
            known = found[part]["overall"]["pass_at_k"]
            cells = [
                f"{known[k]['value']:.3f} ({' to '.join(f'{end:.3f}' for end in known[k]['interval'])})" for k in known
            ]
            rows.append([part, model, *cells])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="A larger model from nothing, plain GRPO against the full recipe.")
    parser.add_argument("--out", type=Path, default=Path("runs/scale"))
    parser.add_argument("--recipe", type=Path, default=RECIPE, help="the full recipe")
    parser.add_argument("--size", choices=SIZES, default="100M")
    parser.add_argument("--minutes", type=float, default=60.0, help="for learning from demonstrations, at most")
    parser.add_argument("--steps", type=int, default=100_000, help="batches of demonstrations, at most")
    parser.add_argument("--batch", type=int, default=64, help="demonstrations a batch")
    parser.add_argument("--texts", type=int, default=TEXTS, help="demonstrations that the tokenizer is made of")
    parser.add_argument("--loaders", type=int, default=8, help="processes that make demonstrations")
    parser.add_argument("--arms", nargs="*", choices=ARMS, default=list(ARMS))
    parser.add_argument("--set", action="append", default=[], metavar="KEY.PATH=VALUE", help="for all arms; repeat it")
    parser.add_argument("--n", type=int, default=128, help="responses a task in the comparison")
    parser.add_argument("--tasks", type=int, default=32, help="held-back tasks an entry of the mix")
    parser.add_argument("--eval-batch", type=int, default=1024, help="responses generated at a time")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    base = options.out / "base"
    if not base.exists():
        build(base, options)
    for arm in options.arms:
        changes = [word for change in [f"model={base}", *ARMS[arm], *options.set] for word in ("--set", change)]
        run(
            [
                "train",
                str(options.recipe),
                "--seed",
                str(options.seed),
                "--out",
                str(options.out / arm),
                "--resume",
                *changes,
            ]
        )
    results = {"base": evaluate(base, options.out / "eval-base", None, options)}
    for arm in options.arms:
        results[arm] = evaluate(options.out / arm, options.out / f"eval-{arm}", options.out / "eval-base", options)
    (options.out / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print(table(results))


if __name__ == "__main__":
    main()
