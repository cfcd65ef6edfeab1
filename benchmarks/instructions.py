"""Instruction verdicts a second on one core, beside lm-eval's IFEval, with equal verdicts.

Both judge those instructions of the set `ifeval_verdicts` that lm-eval judges without a download, strict, and take
turns by the handful on one core, so that whatever else the machine does slows both. Each has a process of its own,
lm-eval with the Python of an environment that has it. Below the bar, or where verdicts differ, the exit code is 1.

    python benchmarks/instructions.py DATA --peer PYTHON [--rounds N] [--json]
"""

from __future__ import annotations

import argparse
import itertools
import json
import operator
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

NEED_A_DOWNLOAD = {"length_constraints:number_sentences", "change_case:capital_word_frequency"}
"""Instructions for which lm-eval fetches NLTK's data."""

BAR = 3.0
"""How many times lm-eval's speed is asked of ours."""

_HANDFUL = 20

Row = dict[str, Any]
Verdicts = list[list[bool]]


def ours(rows: list[Row]) -> tuple[float, Verdicts]:
    """Seconds and verdicts of ours."""
    from verigym.types import Task
    from verigym.verifiers.instruct import InstructVerifier

    verifier = InstructVerifier(profile="published")
    start = time.perf_counter()
    verdicts = [verifier.verify(Task("", "instruct", row["prompt"], row["answer"]), row["response"]) for row in rows]
    return time.perf_counter() - start, [[part.score == 1.0 for part in verdict.parts] for verdict in verdicts]


def lm_eval(rows: list[Row]) -> tuple[float, Verdicts]:
    """Seconds and verdicts of lm-eval, called as it calls itself."""
    from lm_eval.tasks.ifeval.utils import InputExample, test_instruction_following_strict

    start, verdicts = time.perf_counter(), []
    for row in rows:
        asked = row["answer"]
        example = InputExample(0, asked["instruction_id_list"], row["prompt"], asked["kwargs"])
        verdicts.append(test_instruction_following_strict(example, row["response"]).follow_instruction_list)
    return time.perf_counter() - start, verdicts


class Side:
    """A judge in a process of its own, which answers handfuls."""

    def __init__(self, python: str, name: str) -> None:
        command = [python, __file__, "--serve", name]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def judge(self, rows: list[Row]) -> tuple[float, Verdicts]:
        """Seconds and verdicts."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self.process.stdin.write(json.dumps(rows) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.process.args} gave no answer; what it printed says why")
        seconds, verdicts = json.loads(answer)
        return seconds, verdicts

    def close(self) -> None:
        """End the process."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()


def serve(name: str) -> int:
    """Answer handfuls until there are no more: the inside of :class:`Side`."""
    # What a library prints while it is loaded must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    judge = {"verigym": ours, "lm-eval": lm_eval}[name]
    for line in sys.stdin:
        print(json.dumps(judge(json.loads(line))), file=answers, flush=True)
    return 0


def asked(path: Path) -> list[Row]:
    """The rows, with the instructions that need no download."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pairs = zip(row["answer"]["instruction_id_list"], row["answer"]["kwargs"], strict=True)
        kept = [(id, kwargs) for id, kwargs in pairs if id not in NEED_A_DOWNLOAD]
        if kept:
            answer = {"instruction_id_list": [id for id, _ in kept], "kwargs": [kwargs for _, kwargs in kept]}
            rows.append({"prompt": row["prompt"], "answer": answer, "response": row["response"]})
    return rows


def measure(rows: list[Row], peer: str, rounds: int) -> dict[str, Any]:
    """Rates, the ratio (each the median of the rounds) and how many verdicts differ."""
    sides = {"verigym": Side(sys.executable, "verigym"), "lm-eval": Side(peer, "lm-eval")}
    times: dict[str, list[float]] = {name: [] for name in sides}
    count = sum(len(row["answer"]["kwargs"]) for row in rows)
    differ = 0
    try:
        for number in range(rounds + 1):  # the first one warms up, and is held against the other side
            seconds = dict.fromkeys(sides, 0.0)
            for start in range(0, len(rows), _HANDFUL):
                handful = rows[start : start + _HANDFUL]
                found = {name: side.judge(handful) for name, side in sides.items()}
                for name, (taken, _) in found.items():
                    seconds[name] += taken
                if number == 0:
                    differ += sum(map(operator.ne, *(itertools.chain(*verdicts) for _, verdicts in found.values())))
            if number:
                for name, taken in seconds.items():
                    times[name].append(taken)
    finally:
        for side in sides.values():
            side.close()
    ratio = statistics.median(its / mine for mine, its in zip(times["verigym"], times["lm-eval"], strict=True))
    rates = {name: count / statistics.median(taken) for name, taken in times.items()}
    return {"instructions": count, "rates": rates, "ratio": ratio, "differ": differ}


def main() -> int:
    """Measure; exit code 1 below the bar or where verdicts differ."""
    if sys.argv[1:2] == ["--serve"]:
        return serve(sys.argv[2])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the sets")
    parser.add_argument("--peer", required=True, metavar="PYTHON", help="of an environment with lm_eval[ifeval]")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures = measure(asked(options.data / "ifeval_verdicts.jsonl"), options.peer, options.rounds)
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"{figures['ratio']:.2f} times lm-eval's verdicts a second (bar {BAR:g})")
        for name, rate in figures["rates"].items():
            print(f"  {name:8} {rate:8.1f} a second")
        print(f"  {figures['differ']} of {figures['instructions']} verdicts differ")
    return int(figures["ratio"] < BAR or figures["differ"] > 0)


if __name__ == "__main__":
    sys.exit(main())
