"""All labelled sets of programs, every row: no wrong program may pass, and at least 99% of the labels must agree.

The tests hold the same bars on a part of the rows of compiled languages (`tests/evaluation/test_bars.py`). Peers are
not run beside it: the labels are plain runs of the sets' own tests.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from verigym.evaluation import verify_file

SETS = (
    "humanevalpack_python",
    "humanevalpack_javascript",
    "humanevalpack_cpp",
    "humanevalpack_java",
    "humanevalpack_go",
    "humanevalpack_rust",
    "humaneval_samples",
    "mbpp",
    "library_checker",
)


def judge(path: Path, out: Path, workers: int | None) -> bool:
    """Judge a set, print its figures and disagreements; whether it holds the bars."""
    started = time.monotonic()
    verify_file(path, out=out, workers=workers)
    seconds = time.monotonic() - started
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    verdicts = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    pairs = list(zip(records, verdicts, strict=True))
    wrong = [(record, verdict) for record, verdict in pairs if verdict["passed"] != record["label"]]
    passing = sum(verdict["passed"] for _, verdict in wrong)
    unscorable = sum(verdict["score"] is None for verdict in verdicts)
    print(f"{path.stem:26} {len(records):5} {len(wrong):10} {passing:14} {unscorable:10} {seconds:8.1f}", flush=True)
    for record, verdict in wrong:
        print(f"    {record['id']}: label {record['label']}, {verdict['reason']}, {verdict['detail']}")
    return not passing and len(wrong) <= 0.01 * len(records)


def main() -> int:
    """Judge all sets; exit code 1 if one of them misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the sets")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--workers", type=int, default=None)
    options = parser.parse_args()
    print(f"{'set':26} {'rows':>5} {'disagree':>10} {'wrong passes':>14} {'unscorable':>10} {'seconds':>8}")
    with tempfile.TemporaryDirectory() as folder:
        held = [
            judge(options.data / f"{name}.jsonl", Path(folder) / f"{name}.jsonl", options.workers)
            for name in options.sets
        ]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
