"""Judges answers whose truth is known by how they were made: golds rewritten, and golds changed.

Prints, for each set and each way of making them, how many right answers were judged right and how many wrong ones were
judged wrong; below its bars the exit code is 1. With ``--peer`` math-verify judges the same pairs, or so many of them,
in the same jail and within the same limits. ``--null`` prints instead what responses earn that do no work.

    python benchmarks/truth.py DATA [--number N] [--seed S] [--peer [N]] [--failures FILE] [--json]
    python benchmarks/truth.py DATA --null [--peer [N]] [--json]
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from metamorphic import Pair, exchanged, pairs
from metamorphic.null import Null, everywhere
from metamorphic.tables import null_rows, print_null_table, print_table, tally
from rich.console import Console
from rich.progress import track

from verigym.types import Json, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.math import MathVerifier
from verigym.verifiers.math.published.math_verify import PlainMathVerify
from verigym.verifiers.pool import VerifierPool
from verigym.verifiers.stem import StemVerifier

SETS = ("math_golds", "scibench", "theoremqa")
KEPT, CHANGED = 0.99, 0.999
_CHUNK = 200


def generate(data: Path, sets: Sequence[str], number: int, seed: int) -> list[Pair]:
    """So many different pairs: every gold in turn until there are enough, and of these an even draw."""
    found: dict[tuple[str, str], Pair] = {}
    for turn in range(100):
        for name in sets:
            lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
            for line in track(lines, f"pairs of {name}", console=Console(stderr=True), transient=True):
                for pair in _both_ways(name, json.loads(line), Random(f"{seed} {turn} {line}")):
                    found.setdefault(pair.key, pair)
        if len(found) >= number:
            break
    return Random(seed).sample(list(found.values()), min(number, len(found)))


def _both_ways(name: str, record: dict[str, Json], rng: Random) -> Iterator[Pair]:
    for pair in pairs(name, record, rng):
        yield pair
        if rng.random() < 0.25 and (other := exchanged(pair)):
            yield other


_LONG = "ten thousand boxes"


def judge(pool: VerifierPool, found: Sequence[tuple[Task, str]], peer: bool) -> list[Verdict]:
    """The verdicts, in order, by math-verify if it is the ``peer``'s turn."""
    verdicts: list[Verdict] = []
    chunks = [found[start : start + _CHUNK] for start in range(0, len(found), _CHUNK)]
    for chunk in track(chunks, "math-verify" if peer else "verigym", console=Console(stderr=True), transient=True):
        verdicts += pool.judge([(_verifier(task, peer), _known(task, peer), response) for task, response in chunk])
    return verdicts


def _asked(found: Sequence[Pair]) -> list[tuple[Task, str]]:
    return [(Task(pair.id, pair.env, pair.prompt, pair.answer), pair.response) for pair in found]


def _verifier(task: Task, peer: bool) -> Verifier:
    if peer:
        return PlainMathVerify()
    return MathVerifier() if task.env == "math" else StemVerifier()


def _known(task: Task, peer: bool) -> Task:
    """The task; math-verify knows golds as text alone."""
    if peer and isinstance(task.answer, dict):
        answer = task.answer
        text = f"${answer['value']} {str(answer.get('unit') or '').replace('$', '')}$"
        return dataclasses.replace(task, answer=text)
    return task


def main() -> int:
    """Judge all pairs; exit code 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the sets")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--number", type=int, default=20_000, help="pairs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--peer", type=int, nargs="?", const=0, help="math-verify too, on so many of them (0: all)")
    parser.add_argument("--failures", type=Path, help="write the pairs judged otherwise, as JSON Lines")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--null", action="store_true", help="what responses earn that do no work")
    options = parser.parse_args()
    with VerifierPool(options.workers) as pool:
        return _null(options, pool) if options.null else _truth(options, pool)


def _truth(options: argparse.Namespace, pool: VerifierPool) -> int:
    found = generate(options.data, options.sets, options.number, options.seed)
    verdicts = judge(pool, _asked(found), peer=False)
    drawn = Random(options.seed).sample(found, min(options.peer or len(found), len(found)))
    peers = judge(pool, _asked(drawn), peer=True) if options.peer is not None else []
    if options.failures:
        _write(options.failures, found, verdicts)
    sides = {"verigym": tally(found, verdicts)}
    if peers:
        sides["math-verify"] = tally(drawn, peers)
    held = all(
        total.share(True) >= KEPT and total.share(False) >= CHANGED
        for total in sides["verigym"].values()
        if total.whole
    )
    if options.json:
        print(json.dumps({side: [row.to_dict() for row in rows.values()] for side, rows in sides.items()}))
    else:
        print_table(sides, len(found))
    return int(not held)


def _null(options: argparse.Namespace, pool: VerifierPool) -> int:
    """What the null policies earn; exit code 1 if it is anything but by chance."""
    found = list(everywhere(options.data, 2, 100, Random(options.seed)))
    if options.peer:
        found = _drawn(found, options.peer, Random(options.seed))
    asked = [null for _, null in found]
    sides = {"verigym": _nulls_judged(pool, asked, peer=False)}
    if options.peer is not None:
        sides["math-verify"] = _nulls_judged(pool, asked, peer=True)
    rows = null_rows([source for source, _ in found], asked, sides)
    if options.json:
        print(json.dumps(rows))
    else:
        print_null_table(rows, list(sides))
    return int(any(row["verigym"] for row in rows))


def _drawn(found: Sequence[tuple[str, Null]], number: int, rng: Random) -> list[tuple[str, Null]]:
    """So many responses, one in a hundred of them ten thousand boxes, which cost math-verify all its time."""
    short = [one for one in found if one[1].policy != _LONG]
    long = [one for one in found if one[1].policy == _LONG]
    return rng.sample(short, min(number, len(short))) + rng.sample(long, min(max(1, number // 100), len(long)))


def _nulls_judged(pool: VerifierPool, asked: Sequence[Null], peer: bool) -> list[Verdict]:
    return judge(pool, [(null.task, null.response) for null in asked], peer)


def _write(path: Path, found: Sequence[Pair], verdicts: Sequence[Verdict]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for pair, verdict in zip(found, verdicts, strict=True):
            if verdict.passed != pair.right or verdict.score is None:
                line: dict[str, Any] = {**dataclasses.asdict(pair), "verdict": verdict.to_dict()}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
