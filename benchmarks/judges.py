"""Verdicts a second on one core, the jail included, beside math-verify without a jail.

Both sides judge the same records on one core and take turns by the handful, so that whatever else the machine does
slows both. In every round both start afresh, warmed up: what sympy remembers of a text it has seen helps nobody.
math-verify runs as its users call it, `verify(parse(gold), parse(response))` with its own time limits, with golds as
they stand and with golds in a box; the faster of the two is what ours is held against. Below a bar the exit code is 1.

    python benchmarks/judges.py DATA [--rounds N] [--json]
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verigym.types import Json, Task
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.pool import VerifierPool

BARS = {"hardverify_math + math_verify_cases": 3.0, "gsm8k_solutions": 1.0}
"""Sets, and how many times math-verify's speed is asked of ours."""

FORMS = {"gold as it stands": "{}", "gold in a box": r"\boxed{{{}}}"}
_HANDFUL = 25
_WARM = [{"answer": "$\\sqrt{8}$", "response": r"\boxed{2\sqrt{2}}", "label": True}] * 3


@dataclass
class Side:
    """What one judge took.

    Attributes:
        seconds: In all.
        right: Verdicts that agree with the label.
        slowest: Seconds of its slowest verdict.
    """

    seconds: float = 0.0
    right: int = 0
    slowest: float = 0.0


def ours(pool: VerifierPool, records: list[Json], side: Side) -> None:
    """Judge a handful in the jail."""
    start = time.perf_counter()
    tasks = [Task("", "math", record.get("prompt", ""), record["answer"]) for record in records]
    pending = [
        pool.submit(MathVerifier(), task, record["response"]) for task, record in zip(tasks, records, strict=True)
    ]
    verdicts = [future.result() for future in pending]
    side.seconds += time.perf_counter() - start
    side.right += sum(verdict.passed == record["label"] for verdict, record in zip(verdicts, records, strict=True))
    side.slowest = max(side.slowest, *(future.seconds for future in pending))


class MathVerify:
    """math-verify in a process of its own."""

    def __init__(self, form: str) -> None:
        command = [sys.executable, __file__, "--peer", form]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.judge(_WARM, Side())

    def judge(self, records: list[Json], side: Side) -> None:
        """Judge a handful."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self.process.stdin.write(json.dumps(records) + "\n")
        self.process.stdin.flush()
        reply = json.loads(self.process.stdout.readline())
        side.seconds += reply["seconds"]
        side.right += reply["right"]
        side.slowest = max(side.slowest, reply["slowest"])

    def close(self) -> None:
        """End the process."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()


def serve(form: str) -> int:
    """Answer handfuls until there are no more: the inside of :class:`MathVerify`."""
    import logging

    from math_verify import parse, verify

    logging.getLogger("math_verify").setLevel(logging.CRITICAL)
    for line in sys.stdin:
        times, right = [time.perf_counter()], 0
        for record in json.loads(line):
            right += bool(verify(parse(form.format(record["answer"])), parse(record["response"]))) == record["label"]
            times.append(time.perf_counter())
        slowest = max(after - before for before, after in itertools.pairwise(times))
        print(json.dumps({"seconds": times[-1] - times[0], "right": right, "slowest": slowest}), flush=True)
    return 0


def one_round(records: list[Json]) -> dict[str, Side]:
    """All records by each side, a handful at a time in turn."""
    sides = {"verigym": Side(), **{form: Side() for form in FORMS}}
    peers = {name: MathVerify(form) for name, form in FORMS.items()}
    try:
        with VerifierPool(workers=1) as pool:
            ours(pool, _WARM, Side())
            for start in range(0, len(records), _HANDFUL):
                handful = records[start : start + _HANDFUL]
                ours(pool, handful, sides["verigym"])
                for name, peer in peers.items():
                    peer.judge(handful, sides[name])
    finally:
        for peer in peers.values():
            peer.close()
    return sides


def measure(records: list[Json], rounds: int) -> dict[str, Any]:
    """Rates, accuracies and the ratio of the rates, each the median of the rounds."""
    found = [one_round(records) for _ in range(rounds)]
    figures: dict[str, Any] = {}
    for name in found[0]:
        seconds = statistics.median(sides[name].seconds for sides in found)
        slowest = max(sides[name].slowest for sides in found)
        accuracy = found[0][name].right / len(records)
        figures[name] = {"rate": len(records) / seconds, "accuracy": accuracy, "slowest": slowest}
    fastest = max(FORMS, key=lambda name: figures[name]["rate"])
    figures["ratio"] = statistics.median(sides[fastest].seconds / sides["verigym"].seconds for sides in found)
    return figures


def main() -> int:
    """Measure all sets; exit code 1 if a bar is missed."""
    if sys.argv[1:2] == ["--peer"]:
        return serve(sys.argv[2])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the sets")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    limit = MathVerifier.limits.seconds
    figures, held = {}, True
    for sets, bar in BARS.items():
        paths = [options.data / f"{name}.jsonl" for name in sets.split(" + ")]
        records = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
        figures[sets] = measure(records, options.rounds)
        held &= figures[sets]["ratio"] >= bar and figures[sets]["verigym"]["slowest"] <= limit
        if not options.json:
            _show(sets, figures[sets], bar, limit)
    if options.json:
        print(json.dumps(figures))
    return int(not held)


def _show(sets: str, figures: dict[str, Any], bar: float, limit: float) -> None:
    print(f"{sets}: {figures['ratio']:.2f} times math-verify's verdicts a second (bar {bar:g})")
    for name in ("verigym", *FORMS):
        side = figures[name]
        label = "verigym, jailed" if name == "verigym" else f"math-verify, {name}"
        rate, accuracy, slowest = side["rate"], side["accuracy"], side["slowest"]
        print(f"  {label:32} {rate:7.1f} a second, accuracy {accuracy:.3f}, slowest {slowest:.2f} s")
    print(f"  the limit of a verdict of ours is {limit:g} s")


if __name__ == "__main__":
    sys.exit(main())
