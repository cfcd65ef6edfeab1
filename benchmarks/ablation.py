"""What each trick is worth on the embedded model: plain GRPO and one trick more, paired by seed.

    python benchmarks/ablation.py [--arms plain all] [--seeds 1 2 3] [--jobs 2] [--out runs/ablation] [--target 0.8]

Each arm and seed is a run folder of its own: what is finished is skipped, what was stopped goes on. Every process has
one thread. ``ablation.yaml`` says what all arms share; an arm changes only what stands beside its name below. At the
end, and with ``--no-runs`` at once, the table is printed in Markdown; ``OUT/results.json`` holds all that is in it.

Of each run: score (mean over the held-back tasks of each domain, mean over domains), pass@k and entropy at the end,
score of what was generated in the last steps, and the tokens that were generated until a validation first reached the
target. An arm's difference to plain GRPO is taken seed by seed, after as many updates and, since tricks differ in what
they generate, after as many tokens. Between two validations score and tokens are on a straight line; an interval is
Student's t over seeds, 95%.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

RECIPE = Path(__file__).parent / "ablation.yaml"
PLAIN = "plain"

CLIP_HIGHER = ["grpo.epsilon_high=0.4"]
DYNAMIC = ["sampling.dynamic=true"]
KL = ["grpo.beta=0.01"]
RESETS = [*KL, "reset.every_steps=120"]
ARMS = {
    PLAIN: [],
    "clip-higher": CLIP_HIGHER,
    "dynamic": DYNAMIC,
    "kl": KL,
    "resets": RESETS,
    "all": [*CLIP_HIGHER, *DYNAMIC, *RESETS],
    "cold": ["grpo.temperature=0.6"],
    "hot": ["grpo.temperature=1.2"],
    # the target lies between the entropy that the model begins with and the one that plain GRPO ends with
    "adaptive-entropy": [
        "grpo.use_adaptive_entropy=true",
        "grpo.entropy_target=0.15",
        "grpo.entropy_coef_delta=0.0005",
        "grpo.entropy_coef_max=0.05",
    ],
}
"""Arm to what it changes. Resets need a reference, so that arm has the KL's coefficient too."""

LAST_STEPS = 40
"""Steps at the end over which a run's own figures are averaged."""

T95 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}
"""Degrees of freedom to the 97.5% quantile of Student's t."""

Run = dict[str, Any]


def train(arm: str, seed: int, out: Path, changes: Sequence[str]) -> Path:
    """Run one arm with one seed, or take it up where it was stopped; its folder.

    Raises:
        RuntimeError: If it does not end well.
    """
    folder = out / arm / f"seed-{seed}"
    if (folder / "summary.json").exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    settings = [word for change in [*ARMS[arm], *changes] for word in ("--set", change)]
    command = [sys.executable, "-m", "verigym", "train", str(RECIPE), "--seed", str(seed), "--out", str(folder)]
    with (folder.parent / f"seed-{seed}.log").open("w", encoding="utf-8") as log:
        done = subprocess.run(
            [*command, "--resume", *settings],
            stdout=log,
            stderr=log,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{arm} with seed {seed} ended with {done.returncode}; see {log.name}")
    print(f"{arm} seed {seed} is done", file=sys.stderr, flush=True)
    return folder


def read(folder: Path, target: float) -> Run:
    """The figures of a finished run."""
    metrics, events = (_records(folder / f"{kind}.jsonl") for kind in ("metrics", "events"))
    found = [event for event in events if event["event"] == "validation"]
    generated = {record["step"]: record.get("sampling/generated_tokens", 0.0) for record in metrics}
    curve = [
        {
            "step": event["step"],
            "score": event["scores"]["mean"],
            "tokens": sum(tokens for step, tokens in generated.items() if step <= event["step"]),
        }
        for event in found
    ]
    late = metrics[-LAST_STEPS:]
    return {
        "score": found[-1]["scores"]["mean"],
        "pass_at_k": found[-1].get("pass_at_k", {}).get("mean", {}),
        "by_domain": found[-1]["scores"],
        "reward": _mean(late, "score"),
        "entropy": _mean(late, "entropy"),
        "tokens": curve[-1]["tokens"],
        "tokens_to_target": tokens_to(curve, target),
        "curve": curve,
    }


def tokens_to(curve: Sequence[Mapping[str, float]], target: float) -> float | None:
    """Tokens generated until the score first reaches the target; ``None`` if it never does."""
    if curve[0]["score"] >= target:
        return 0.0
    for before, after in pairwise(curve):
        if after["score"] >= target:
            return _between(before, after, "score", target, "tokens")
    return None


def score_at(curve: Sequence[Mapping[str, float]], tokens: float) -> float:
    """The score when so many tokens were generated, between two validations by a straight line; the last one's after.

    Args:
        curve: Validations in order, the first one before any token.
        tokens: 0 or more.
    """
    for before, after in pairwise(curve):
        if after["tokens"] > tokens:
            return _between(before, after, "tokens", tokens, "score")
    return curve[-1]["score"]


def _between(before: Mapping[str, float], after: Mapping[str, float], known: str, value: float, wanted: str) -> float:
    """The figure ``wanted`` where ``known`` has a value, on the straight line between two validations."""
    share = (value - before[known]) / (after[known] - before[known])
    return before[wanted] + share * (after[wanted] - before[wanted])


def paired(values: Sequence[float]) -> dict[str, Any]:
    """Mean and 95% interval of differences, one a seed; no interval of fewer than two."""
    if len(values) < 2:
        return {"mean": values[0] if values else None, "low": None, "high": None, "seeds": len(values)}
    mean = statistics.fmean(values)
    half = T95.get(len(values) - 1, 1.96) * statistics.stdev(values) / math.sqrt(len(values))
    return {"mean": mean, "low": mean - half, "high": mean + half, "seeds": len(values)}


def compare(runs: Mapping[int, Run], plain: Mapping[int, Run]) -> dict[str, Any]:
    """An arm's means over seeds, and its differences to plain GRPO over the seeds that both have.

    The tokens to reach the target are compared as a factor, by the logarithm, over the seeds in which both reach it.
    """
    seeds = sorted(runs.keys() & plain.keys())
    ks = sorted({k for run in runs.values() for k in run["pass_at_k"]}, key=int)
    figures: dict[str, Callable[[Run], float]] = {name: _getter(name) for name in ("score", "reward", "entropy")}
    figures |= {f"pass@{k}": _pass_getter(k) for k in ks}
    reached = [seed for seed in seeds if all(runs_[seed]["tokens_to_target"] for runs_ in (runs, plain))]
    ratios = [math.log(runs[seed]["tokens_to_target"] / plain[seed]["tokens_to_target"]) for seed in reached]
    factor = paired(ratios)
    at_cost = [score_at(runs[seed]["curve"], plain[seed]["tokens"]) - plain[seed]["score"] for seed in seeds]
    return {
        "seeds": sorted(runs),
        "means": {name: statistics.fmean(map(get, runs.values())) for name, get in figures.items()},
        "differences": {name: paired([get(runs[s]) - get(plain[s]) for s in seeds]) for name, get in figures.items()},
        "at_plains_tokens": paired(at_cost),
        "tokens": statistics.fmean(run["tokens"] for run in runs.values()),
        "tokens_to_target": [runs[seed]["tokens_to_target"] for seed in sorted(runs)],
        "token_factor": {
            key: math.exp(value) if key != "seeds" and value is not None else value for key, value in factor.items()
        },
    }


def still_gains(runs: Mapping[int, Run]) -> dict[str, Any]:
    """What the last third of the validations added: the mean of the later half of them less that of the earlier."""
    gains = []
    for run in runs.values():
        scores = [point["score"] for point in run["curve"]]
        last = scores[-max(2, len(scores) // 3) :]
        half = len(last) // 2
        gains.append(statistics.fmean(last[half:]) - statistics.fmean(last[:half]))
    return paired(gains)


def table(results: Mapping[str, Any], target: float) -> str:
    """All arms in Markdown."""
    ks = [name for name in next(iter(results.values()))["means"] if name.startswith("pass@")]
    heads = [
        "arm",
        "seeds",
        "score",
        "to plain",
        "to plain at its tokens",
        *[f"{k} to plain" for k in ks[1:]],
        "entropy",
        "reward",
    ]
    heads += [f"tokens to {target:g}", "of plain's", "tokens in all"]
    rows = [heads, ["---"] * len(heads)]
    for arm, result in results.items():
        means, differences = result["means"], result["differences"]
        compared = [differences["score"], result["at_plains_tokens"], *(differences[name] for name in ks[1:])]
        reached = [tokens for tokens in result["tokens_to_target"] if tokens is not None]
        to_target = f"{statistics.fmean(reached) / 1e3:.0f}k" if reached else "never"
        if len(reached) < len(result["seeds"]):
            to_target += f" ({len(reached)} of {len(result['seeds'])} seeds)"
        rows.append(
            [
                arm,
                str(len(result["seeds"])),
                f"{means['score']:.3f}",
                *["" if arm == PLAIN else _interval(each, "+.3f") for each in compared],
                f"{means['entropy']:.3f}",
                f"{means['reward']:.3f}",
                to_target,
                "" if arm == PLAIN else _interval(result["token_factor"], ".2f"),
                f"{result['tokens'] / 1e3:.0f}k",
            ]
        )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def report(out: Path, arms: Sequence[str], seeds: Sequence[int], target: float) -> str:
    """Write ``results.json`` of all runs that are finished; the table.

    Raises:
        RuntimeError: If plain GRPO, with which all are compared, has no finished run.
    """
    runs = {
        arm: {
            seed: read(folder, target)
            for seed in seeds
            if ((folder := out / arm / f"seed-{seed}") / "summary.json").exists()
        }
        for arm in dict.fromkeys([PLAIN, *arms])
    }
    if not runs[PLAIN]:
        raise RuntimeError(f"no run of {PLAIN} is finished in {out}, and all arms are compared with it")
    results = {arm: compare(own, runs[PLAIN]) for arm, own in runs.items() if own}
    gains = still_gains(runs[PLAIN])
    everything = {"target": target, "arms": results, "plain_still_gains": gains, "runs": runs}
    (out / "results.json").write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")
    return f"{table(results, target)}\n\nPlain GRPO in the last third of its validations: {_interval(gains, '+.3f')}"


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _getter(name: str) -> Callable[[Run], float]:
    return lambda run: float(run[name])


def _pass_getter(k: str) -> Callable[[Run], float]:
    return lambda run: float(run["pass_at_k"][k])


def _mean(records: Sequence[Mapping[str, Any]], name: str) -> float:
    return statistics.fmean(record[name] for record in records if record.get(name) is not None)


def _interval(figure: Mapping[str, Any], form: str) -> str:
    if figure["mean"] is None:
        return "-"
    text = format(figure["mean"], form)
    return text if figure["low"] is None else f"{text} ({figure['low']:{form}} to {figure['high']:{form}})"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Plain GRPO and one trick more, on the embedded model, seed by seed.")
    parser.add_argument("--arms", nargs="+", choices=ARMS, default=list(ARMS), metavar="ARM", help=", ".join(ARMS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--jobs", type=int, default=2, help="runs at a time, one thread each")
    parser.add_argument("--out", type=Path, default=Path("runs/ablation"))
    parser.add_argument("--target", type=float, default=0.8, help="the score to be reached")
    parser.add_argument("--no-runs", action="store_true", help="only the table, of what is finished")
    parser.add_argument("--set", action="append", default=[], metavar="KEY.PATH=VALUE", help="for all arms; repeat it")
    options = parser.parse_args()
    if not options.no_runs:
        wanted = [(arm, seed) for seed in options.seeds for arm in options.arms]
        with ThreadPoolExecutor(options.jobs) as pool:
            list(pool.map(lambda pair: train(*pair, options.out, options.set), wanted))
    print(report(options.out, options.arms, options.seeds, options.target))


if __name__ == "__main__":
    main()
