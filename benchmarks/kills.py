"""Kills a training run at random moments, goes on each time, and compares the end with a run that nobody killed.

    python benchmarks/kills.py [--kills 20] [--recipe RECIPE] [--seed 1]

``kill -9`` goes to the run's process alone, as the system would send it. A run that ends before it could be killed is
compared like the others, and the next one begins; so the moments are spread over several runs, start and end included.
Weights must be equal bit for bit, and so must the records, but for the time that things took.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

RECIPE = Path(__file__).parent / "staged.yaml"
"""Three stages, two resets, a few steps each."""
FILES = ("final/model.safetensors", "best/model.safetensors", "best/best.json")
"""Files of a run that must be equal."""
WAYWARD = ("time", "seconds", "step_time", "runtime", "_per_second")
"""What the names of figures hold that depend on the clock."""


def start(recipe: str, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Begin or continue a run."""
    command = [sys.executable, "-m", "verigym", "train", recipe, "--out", str(out), "--resume", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(recipe: str, out: Path, *options: str) -> float:
    """Let a run end; the seconds that took.

    Raises:
        RuntimeError: If it does not end well.
    """
    began = time.monotonic()
    process = start(recipe, out, *options)
    _, said = process.communicate()
    if process.returncode:
        raise RuntimeError(f"the run in {out} ended with {process.returncode}: {said.decode()[-2000:]}")
    return time.monotonic() - began


def kill_after(seconds: float, recipe: str, out: Path, *options: str) -> bool:
    """Begin or continue a run and kill it; whether it was still there to be killed."""
    process = start(recipe, out, *options)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    if process.returncode:
        raise RuntimeError(f"the run in {out} ended with {process.returncode}")
    return False


def written(out: Path, kind: str) -> list[dict[str, Any]]:
    """The records of a run as they are; none while the file is not there."""
    path = out / f"{kind}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def comparable(out: Path, kind: str) -> list[dict[str, Any]]:
    """The records of a run, without what depends on the clock or on having been killed."""
    kept = [record for record in written(out, kind) if record.get("event") != "resume"]
    return [{key: v for key, v in record.items() if not any(word in key for word in WAYWARD)} for record in kept]


def differences(whole: Path, killed: Path) -> list[str]:
    """What is not equal in two runs that should be."""
    found = [kind for kind in ("metrics", "events", "samples") if comparable(whole, kind) != comparable(killed, kind)]
    return [name for name in FILES if (whole / name).read_bytes() != (killed / name).read_bytes()] + found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Kill a training run at random moments and compare its end.")
    parser.add_argument("--kills", type=int, default=20, help="how often in all")
    parser.add_argument("--recipe", default=str(RECIPE), help="a recipe's name or path")
    parser.add_argument("--seed", type=int, default=1, help="seed of the moments")
    options = parser.parse_args()
    rng = Random(options.seed)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        seconds = finish(options.recipe, whole)
        print(f"nobody killed it: {seconds:.0f} s")
        kills = runs = 0
        while kills < options.kills:
            runs += 1
            out = Path(folder) / f"killed-{runs}"
            moments = []
            while kills < options.kills:
                moment = rng.uniform(0, seconds)
                if not kill_after(moment, options.recipe, out):
                    break
                kills += 1
                moments.append(round(moment, 1))
            finish(options.recipe, out)
            unequal = differences(whole, out)
            wrong += unequal
            print(f"run {runs}, killed after {moments} s: {', '.join(unequal) or 'equal'}")
    print(f"{options.kills} kills in {runs} runs: {'all ends are equal' if not wrong else 'NOT EQUAL'}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
