"""What a training step costs with every trick on, beside TRL's own trainer with the same KL coefficient.

    python benchmarks/trainer.py [--pairs 5] [--steps 8] [--prompts 8] [--rollouts 8] [--length 48] [--place loss]

Rewards are read from a table in both (a bit of a hash of prompt and response), so that nothing is judged; generation
rounds beyond a step's first are measured and taken off. The two take turns, each with a warm-up step that does not
count; what counts is the median of the pairs' ratios. Exit code 1 if it exceeds the bar.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datasets import Dataset
from transformers import PrinterCallback, TrainerCallback
from transformers.utils import logging
from trl import GRPOTrainer

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.config import grpo_config
from verigym.trainer.folder import RunFolder
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.recipe import Recipe
from verigym.trainer.run import model_path
from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier, VerifierPool
from verigym.verifiers.pool import PendingVerdict

BAR = 1.05
"""Ours costs at most this many times TRL's."""
PLAIN = (
    "checkpoint.every_steps=1000000",
    "reset={}",
    "sampling.dynamic=false",
    "grpo.learning_rate=1.0e-6",  # both go on to write what the model writes now
    "grpo.use_bias_correction_kl=false",
)
EVERYTHING = (
    "sampling={dynamic: true, max_rounds: 4}",
    "reward={unfinished: -0.5, ill_formed: -0.1, overlong_buffer: 8, cosine: {on_steps: 2, off_steps: 1}, "
    "repetition: {ngram: 4}}",
    "kl={estimator: k2, clamp_ratio: 20, clamp_value: 10, adaptive: {target: 0.01}}",
    "advantage.whiten=true",
    "grpo.scale_rewards=none",
    "reset={kl_spike: 4.0, kl_share: 0.9}",
)


def score(prompt: str, response: str) -> float:
    """The table: 0 or 1."""
    return float(hashlib.blake2b(f"{prompt}\0{response}".encode()).digest()[0] & 1)


class Table(VerifierPool):
    """A pool that reads verdicts from the table."""

    def judge(self, pairs: Sequence[tuple[Verifier, Task, str]]) -> list[Verdict]:
        """The verdicts on responses to tasks."""
        return [self._read(task, response) for _, task, response in pairs]

    def submit(self, verifier: Verifier, task: Task, response: str) -> PendingVerdict:
        """A verdict that is there already."""
        pending = PendingVerdict()
        pending.set_result(self._read(task, response))
        return pending

    def _read(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if score(str(task.prompt), response) else Verdict(0.0, Reason.WRONG)


class Stopwatch(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """The moments at which steps begin."""

    def __init__(self) -> None:
        self.moments: list[float] = []

    def on_step_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Note it."""
        self.moments.append(time.perf_counter())

    def mean(self, apart: Sequence[float] = ()) -> float:
        """Seconds a step, without the first and the last, and less what is to stand apart."""
        seconds = [after - before for before, after in zip(self.moments, self.moments[1:], strict=False)]
        rest = [*apart, *[0.0] * (len(seconds) - len(apart))]
        return statistics.fmean([each - other for each, other in zip(seconds, rest, strict=False)][1:])


class Timed(ReasoningTrainer):
    """Ours, which notes the seconds of generation rounds beyond a step's first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra: list[float] = []
        self._first = True

    def _produce(self, count: int) -> Any:
        began = time.perf_counter()
        groups = super()._produce(count)
        if not self._first:
            self.extra[-1] += time.perf_counter() - began
        self._first = False
        return groups

    def _generate_and_score_completions(self, inputs: list[dict[str, Any]]) -> dict[str, Any]:
        self._first = True
        self.extra.append(0.0)
        return super()._generate_and_score_completions(inputs)


def mix_of(settings: Recipe) -> EnvMix:
    """The tasks, judged by the table."""
    return EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed, pool=Table())


def ours(settings: Recipe, model: str, folder: Path) -> tuple[float, float]:
    """Seconds a step, and seconds of further rounds a step."""
    trainer = Timed(settings, mix_of(settings), model, RunFolder(folder, resume=False))
    watch = Stopwatch()
    trainer.add_callback(watch)
    trainer.remove_callback(PrinterCallback)
    trainer.train()
    return watch.mean(trainer.extra), statistics.fmean(trainer.extra[1:-1])


def theirs(settings: Recipe, model: str, folder: Path) -> float:
    """Seconds a step of TRL's trainer, with the same tasks and a reward function that reads the same table."""
    count = settings.max_steps * settings.grpo["per_device_train_batch_size"] // settings.grpo["num_generations"]
    tasks = mix_of(settings).draw(count)

    def table(prompts: list[Any], completions: list[Any], **_: Any) -> list[float]:
        return [score(p[0]["content"], c[0]["content"]) for p, c in zip(prompts, completions, strict=True)]

    watch = Stopwatch()
    trainer = GRPOTrainer(
        model=model,
        reward_funcs=table,
        args=grpo_config(settings, folder, settings.max_steps),
        train_dataset=Dataset.from_dict({"prompt": [[{"role": "user", "content": task.prompt}] for task in tasks]}),
        callbacks=[watch],
    )
    trainer.remove_callback(PrinterCallback)
    trainer.train()
    return watch.mean()


def parsed() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--steps", type=int, default=8, help="steps that count, each time")
    parser.add_argument("--prompts", type=int, default=8, help="a step")
    parser.add_argument("--rollouts", type=int, default=8, help="a prompt")
    parser.add_argument("--length", type=int, default=48, help="tokens of a response at most")
    parser.add_argument("--beta", type=float, default=1e-3)
    parser.add_argument("--place", choices=["loss", "reward"], default="loss", help="where our KL counts")
    parser.add_argument("--model", default="embedded")
    return parser.parse_args()


def main() -> int:
    """Measure; exit code 1 if ours costs too much."""
    options = parsed()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    sizes = [
        f"max_steps={options.steps + 2}",
        f"grpo.num_generations={options.rollouts}",
        f"grpo.per_device_train_batch_size={options.prompts * options.rollouts}",
        f"grpo.max_completion_length={options.length}",
        f"grpo.beta={options.beta}",
    ]
    plain = recipes.load("tiny", [*PLAIN, *sizes])
    estimator = "k1" if options.place == "reward" else "k2"
    place = [f"kl.place={options.place}", f"kl.estimator={estimator}"]
    everything = recipes.load("tiny", [*PLAIN, *EVERYTHING, *sizes, *place])
    model = model_path(options.model)
    pairs: list[dict[str, float]] = []
    print(f"{'pair':>4} {'ours':>8} {'TRL':>8} {'ratio':>7} {'further rounds':>15}   seconds a step", file=sys.stderr)
    for number in range(options.pairs):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if number % 2:
                trl = theirs(plain, model, folder / "trl")
            mine, extra = ours(everything, model, folder / "ours")
            if not number % 2:
                trl = theirs(plain, model, folder / "trl")
        pairs.append({"ours": mine, "trl": trl, "ratio": mine / trl, "further_rounds": extra})
        print(f"{number + 1:4} {mine:8.3f} {trl:8.3f} {mine / trl:7.3f} {extra:15.3f}", file=sys.stderr)
    median = statistics.median(pair["ratio"] for pair in pairs)
    print(f"median ratio {median:.3f}, bar {BAR}: {'ok' if median <= BAR else 'too much'}", file=sys.stderr)
    print(json.dumps({"median": median, "bar": BAR, "pairs": pairs, "options": vars(options)}))
    return int(median > BAR)


if __name__ == "__main__":
    sys.exit(main())
