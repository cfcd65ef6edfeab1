"""Many programs through the sandbox, one in twenty hostile: nothing is lost, doubled, misplaced or left behind.

python benchmarks/soak.py                     # 50,000 programs
python benchmarks/soak.py --kill 2            # and one of the sandbox's own processes is killed every 2 seconds
python benchmarks/soak.py --workers 32        # 16 times as many at a time as two cores can run
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from verigym.sandbox import Limits, Program, Stop
from verigym.sandbox.local import LocalSandbox, cgroup

HOSTILE = {
    "while True:\n    pass": Stop.TIMEOUT,
    "import time\ntime.sleep(1000)": Stop.TIMEOUT,
    "held = b'x' * (1 << 31)": Stop.MEMORY,
    "while True:\n    print('x' * 10000)": Stop.OUTPUT,
    "import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass": Stop.TIMEOUT,
    "import ctypes\nctypes.CDLL(None).ptrace(16, 1, 0, 0)": Stop.FORBIDDEN,
    "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)": Stop.EXIT,
    "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(1000)": Stop.EXIT,
    "import os\nfor number in range(900):\n    open(f'/tmp/{number}', 'w').write('x' * 4096)\nos._exit(3)": Stop.EXIT,
    "import os\nfor number in range(3, 256):\n    try:\n        os.write(number, b'{}')\n    except OSError:\n"
    "        pass": Stop.EXIT,
}
LIMITS = Limits(seconds=0.5, wall_seconds=2.0, memory_mb=128, processes=16, output_kb=64)
HONEST_LIMITS = Limits(seconds=5.0, memory_mb=256)
EVERY = 20
_OWN_GENERATIONS = 3
_BATCH = 1000


def program(number: int) -> tuple[Program, Limits, Stop]:
    """The program of a number, and what must end it."""
    if number % EVERY == 0:
        source, stop = list(HOSTILE.items())[number // EVERY % len(HOSTILE)]
        return Program(source), LIMITS, stop
    return Program("print(int(input()) ** 2)", stdin=str(number).encode()), HONEST_LIMITS, Stop.EXIT


def failure(sandbox: LocalSandbox, number: int) -> str:
    """Run a program; what is wrong with its outcome, or nothing."""
    text, limits, stop = program(number)
    outcome = sandbox.run(text, limits)
    if outcome.stop is not stop:
        return f"program {number} was to end by {stop}: {outcome}"
    if number % EVERY and outcome.stdout != f"{number**2}\n".encode():
        return f"program {number} has another's output: {outcome}"
    return ""


def held() -> dict[str, int]:
    """What this process holds of the machine."""
    with open("/proc/self/status") as status, open("/proc/self/mounts") as mounts:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        return {
            "MiB": resident // 1024,
            "descriptors": len(os.listdir("/proc/self/fd")),
            "threads": threading.active_count(),
            "processes": len(list(descendants(os.getpid()))),
            "mounts": sum("docker" not in line for line in mounts),
            "cgroups": sum(
                len(list(parent.glob(f"verigym-{os.getpid()}-*"))) for _, parent in cgroup._usable().values()
            ),
            "temporary files": len(os.listdir(tempfile.gettempdir())),
        }


def descendants(pid: int, depth: int = 9) -> Iterator[int]:
    """All processes below one, so many generations of them."""
    found = []
    with contextlib.suppress(OSError):  # it has ended
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as file:
                found += [int(child) for child in file.read().split()]
    for child in found if depth else ():
        yield child
        yield from descendants(child, depth - 1)


def kill_at_random(every: float, over: threading.Event) -> None:
    """Kill one of the sandbox's own processes now and then: launchers, fork servers, and the first ones of programs."""
    chance = random.Random(1)
    while not over.wait(every):
        if below := list(descendants(os.getpid(), _OWN_GENERATIONS)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(below), signal.SIGKILL)


def soak(numbers: range, workers: int, failures: Counter[str]) -> int:
    """Run programs in a sandbox opened for them; how many outcomes there were."""
    done, start = 0, time.monotonic()
    with LocalSandbox(workers=workers) as sandbox, ThreadPoolExecutor(workers) as threads:
        for first in range(numbers.start, numbers.stop, _BATCH):
            batch = numbers[first - numbers.start : first - numbers.start + _BATCH]
            for found in threads.map(lambda number: failure(sandbox, number), batch):
                done += 1
                if found:
                    failures[found] += 1
                    print(found, flush=True)
            print(f"{done} of {len(numbers)}, {done / (time.monotonic() - start):.0f} a second", flush=True)
    return done


def main() -> int:
    """Run the soak; exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=50_000)
    parser.add_argument("--workers", type=int, default=2 * len(os.sched_getaffinity(0)))
    parser.add_argument("--kill", type=float, default=0.0, metavar="SECONDS")
    options = parser.parse_args()
    over = threading.Event()
    failures: Counter[str] = Counter()
    soak(range(1, _BATCH), options.workers, failures)  # whatever stays in memory once is there
    before = held()
    killer = threading.Thread(target=kill_at_random, args=(options.kill, over), daemon=True)
    if options.kill:
        killer.start()
    done = soak(range(options.number), options.workers, failures)
    over.set()
    if options.kill:
        killer.join()
    after = held()
    print(f"{'':16} {'before':>8} {'after':>8}")
    for name, number in before.items():
        print(f"{name:16} {number:8} {after[name]:8}")
    leaks = [name for name in before if after[name] > before[name] * (1.2 if name == "MiB" else 1)]
    print(f"{done} outcomes, {sum(failures.values())} wrong, more than before: {', '.join(leaks) or 'nothing'}")
    return int(bool(failures or leaks) or done != options.number)


if __name__ == "__main__":
    sys.exit(main())
