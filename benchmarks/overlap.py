"""Does judging cost a step anything while it runs beside generation?

    python benchmarks/overlap.py --engine vllm --prompts 16 --workers 16 --at-once 64
    python benchmarks/overlap.py --engine transformers --batch 32

The embedded model writes programs, 16 rollouts a prompt; each program sleeps 200 ms in the sandbox before it runs, so
judging needs hardly any core. Each round plays the tasks as a training step does, then generates the same number of
responses without judging, then judges the played ones without generating. A response without a program is judged at
once; the share of those that slept is printed too.

"Step less optimisation" is what a training step spends until its batch is judged. The bar: at most 1.1 times the
longer of generation and judging. With few and short responses the last verdict's 200 ms weigh most: take enough
prompts that either takes some seconds, enough workers that judging is not the longer one by far, and for vLLM less room
than a step has responses, as on a device: the embedded model's are alike in length, and where all begin at once they
end at once, with nothing left to judge beside. `vllm` needs a Python with vLLM: .venv/vllm/bin/python, by
`make setup-vllm`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder
from verigym.trainer.generation.engine import Completion, Request, Wait
from verigym.trainer.generation.engines import engine_of
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.rollouts import Episode
from verigym.trainer.run import model_path
from verigym.trainer.tiny import wide
from verigym.types import Reason, Task
from verigym.verifiers.pool.process import ProcessPool

BAR = 1.1


class Deaf:
    """Hears responses and has none of them judged."""

    def ended(self, completion: Completion) -> None:
        """Nothing."""

    def more(self, wait: Wait) -> list[Request]:
        """Nothing follows."""
        return []


def sleeping_tasks(folder: Path, number: int, seconds: float) -> Path:
    """A file of so many code tasks, or fewer where some are alike, each with a program that first sleeps."""
    families = ["number_expression", "text_expression"]
    mix = EnvMix.from_config([{"env": "code", "level": "trivial", "template": "brief", "families": families}], seed=1)
    path = folder / "tasks.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for task in {str(task.prompt): task for task in mix.draw(number)}.values():
            data = task.to_dict()
            setup = f"import time\ntime.sleep({seconds})\n" + data["answer"].get("setup", "")
            data["answer"] = {**data["answer"], "setup": setup}
            data["meta"] = {**data["meta"], "split": "train"}
            file.write(json.dumps(data) + "\n")
    return path


def trainer_of(options: argparse.Namespace, folder: Path, pool: ProcessPool) -> ReasoningTrainer:
    """A trainer on tasks that sleep."""
    tasks = sleeping_tasks(folder, options.prompts * (options.rounds + 1), options.sleep)
    overrides = [
        f"grpo.num_generations={options.rollouts}",
        f"grpo.per_device_train_batch_size={options.at_once or options.prompts * options.rollouts}",
        f"grpo.max_completion_length={options.tokens}",
        f"grpo.use_vllm={str(options.engine == 'vllm').lower()}",
        f"grpo.temperature={options.temperature}",
        f"generation.batch={options.batch or 'null'}",
    ]
    settings = recipes.load("tiny", overrides)
    mix = EnvMix.from_config([{"env": "code", "tasks": str(tasks)}], seed=1, pool=pool)
    run = RunFolder(folder / "run", resume=False)
    return ReasoningTrainer(settings, mix, wide.for_engine(model_path("embedded"), settings, run), run)


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def judge(mix: EnvMix, played: list[Episode]) -> None:
    """Judge responses once more, with nothing beside it."""
    mix.judge([episode.task for episode in played], [episode.responses[-1] for episode in played])


def main() -> None:
    """Measure, print, and fail if the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--engine", choices=["vllm", "transformers"], default="vllm")
    parser.add_argument("--prompts", type=int, default=16, help="prompts a step")
    parser.add_argument("--rollouts", type=int, default=16, help="responses a prompt")
    parser.add_argument("--at-once", type=int, default=0, help="responses that vLLM has room for; 0: all of a step")
    parser.add_argument("--workers", type=int, default=16, help="verdicts at a time")
    parser.add_argument("--batch", type=int, default=0, help="generated at a time; 0: all (transformers)")
    parser.add_argument("--sleep", type=float, default=0.2, help="seconds that each program sleeps")
    parser.add_argument("--tokens", type=int, default=160, help="tokens of a response at most")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ProcessPool(workers=options.workers) as pool:
        trainer = trainer_of(options, Path(folder), pool)
        engine = engine_of(trainer, trainer._respond, lambda number: number)
        rows: list[tuple[float, float, float]] = []
        slept: list[bool] = []
        for number in range(options.rounds + 1):
            tasks: list[Task] = [task for task in trainer.mix.draw(options.prompts) for _ in range(options.rollouts)]
            played: list[Episode] = []
            step = timed(lambda: played.extend(trainer.play(tasks)))  # noqa: B023  # called at once
            requests = [Request(i, episode.prompt_ids, options.tokens) for i, episode in enumerate(played)]
            generation = timed(lambda: engine.generate(requests, Deaf()))  # noqa: B023  # called at once
            judging = timed(lambda: judge(trainer.mix, played))  # noqa: B023  # called at once
            if number:  # the first round compiles and starts workers
                rows.append((step, generation, judging))
                slept += [episode.verdict.reason != Reason.NO_ANSWER for episode in played]
                print(f"round {number}: step {step:.2f} s, generation {generation:.2f} s, judging {judging:.2f} s")
    step, generation, judging = (statistics.median(column) for column in zip(*rows, strict=True))
    ratio = step / max(generation, judging)
    print(f"{options.engine}, {options.prompts} prompts x {options.rollouts} rollouts, {options.workers} workers")
    print(f"generation alone        {generation:6.2f} s")
    print(f"judging alone           {judging:6.2f} s   ({statistics.fmean(slept):.0%} of the programs ran and slept)")
    print(f"step less optimisation  {step:6.2f} s   one after the other: {generation + judging:.2f} s")
    print(f"ratio to the longer     {ratio:6.3f}     bar {BAR}")
    raise SystemExit(ratio > BAR)


if __name__ == "__main__":
    main()
