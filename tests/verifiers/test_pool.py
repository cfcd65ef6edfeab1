"""The pool against judges that hang, crash and die, with the real jail."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from verigym.errors import UsageError
from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier, VerifierPool, verify
from verigym.verifiers.code import CodeVerifier
from verigym.verifiers.pool.base import Pool
from verigym.verifiers.pool.process import ProcessPool
from verigym.verifiers.stem import StemVerifier

if TYPE_CHECKING:
    from types import ModuleType

PLUGIN = Path(__file__).parent / "plugin"
YES = Task("t", "hostile", "", "yes")


@pytest.fixture(scope="module")
def hostile() -> Iterator[ModuleType]:
    sys.path.insert(0, str(PLUGIN))
    import hostile_verifier

    yield hostile_verifier
    sys.path.remove(str(PLUGIN))


@pytest.fixture(scope="module")
def pool() -> Iterator[VerifierPool]:
    with VerifierPool(workers=2) as opened:
        yield opened


def children(pid: int) -> set[int]:
    """All living descendants of a process."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if state != "Z":
                parents.setdefault(int(parent), []).append(int(entry.name))
    found, left = set(), [pid]
    while left:
        for child in parents.get(left.pop(), []):
            found.add(child)
            left.append(child)
    return found


ATTACKS = {
    "segfault": Reason.FORBIDDEN,
    "loop": Reason.TIMEOUT,
    "loop in C": Reason.TIMEOUT,
    "sleep": Reason.TIMEOUT,
    "allocate": Reason.MEMORY,
    "touch memory": Reason.MEMORY,
    "raise": Reason.MALFORMED,
    "raise in quick": Reason.MALFORMED,
    "die in quick": Reason.FORBIDDEN,
    "exit": Reason.FORBIDDEN,
}


def test_attacks_get_their_own_reason_and_neighbours_their_verdicts(pool: VerifierPool, hostile: ModuleType) -> None:
    judge = hostile.Hostile()
    responses = [text for attack in ATTACKS for text in ("yes", attack, "no")]
    verdicts = pool.judge([(judge, YES, response) for response in responses])
    for response, verdict in zip(responses, verdicts, strict=True):
        expected = ATTACKS.get(response, Reason.CORRECT if response == "yes" else Reason.WRONG)
        assert (verdict.reason, verdict.score) == (expected, float(response == "yes")), (response, verdict)
        assert verdict.verifier == judge.id


def test_a_judge_whose_control_fails_is_unscorable(pool: VerifierPool, hostile: ModuleType) -> None:
    right, broken = pool.judge([(hostile.BrokenJudge(), YES, "yes"), (hostile.BrokenJudge(), YES, "segfault")])
    assert right.passed
    assert broken.reason is Reason.UNSCORABLE


def test_without_a_control_a_living_child_is_enough(pool: VerifierPool, hostile: ModuleType) -> None:
    (verdict,) = pool.judge([(hostile.Uncontrolled(), YES, "segfault")])
    assert verdict.reason is Reason.FORBIDDEN


def test_a_judge_that_does_not_load_is_unscorable_with_its_cause(pool: VerifierPool, hostile: ModuleType) -> None:
    (verdict,) = pool.judge([(hostile.Unloadable(), YES, "yes")])
    assert verdict.score is None
    assert "no_such_module_anywhere" in verdict.detail


def test_trusted_judges_get_the_sandbox_and_its_failures_are_theirs(pool: VerifierPool, hostile: ModuleType) -> None:
    task = Task("t", "trusted", "", "42")
    right, wrong, bug, gone = pool.judge(
        [(hostile.Trusted(), task, response) for response in ("print(6 * 7)", "print(6)", "raise", "sandbox")]
    )
    assert right.passed
    assert wrong.reason is Reason.WRONG
    assert bug.reason is Reason.UNSCORABLE
    assert gone.reason is Reason.UNSCORABLE
    assert "the sandbox is gone" in gone.detail
    (blamed,) = pool.judge([(hostile.Controlled(), task, "raise")])
    assert blamed.reason is Reason.MALFORMED


def test_verdicts_come_in_the_order_of_the_input(pool: VerifierPool, hostile: ModuleType) -> None:
    pairs = [(hostile.Hostile(), Task(str(n), "hostile", "", str(n)), str(n if n % 3 else n + 1)) for n in range(200)]
    assert [verdict.passed for verdict in pool.judge(pairs)] == [bool(n % 3) for n in range(200)]


def test_units_and_expressions_are_judged_in_the_jail(pool: VerifierPool) -> None:
    stem = StemVerifier()
    speed = Task("s", "stem", "", {"kind": "number", "value": 12, "unit": "m/s"})
    law = Task("l", "stem", "", {"kind": "expression", "value": "(v-u)/a"})
    fast, slow, solved, wrong = pool.judge(
        [(stem, speed, "\\boxed{43.2 km/h}"), (stem, speed, "\\boxed{43.2 mph}"),
         (stem, law, "\\boxed{\\frac{v-u}{a}}"), (stem, law, "\\boxed{\\frac{v+u}{a}}")]
    )  # fmt: skip
    assert fast.passed
    assert solved.passed
    assert (slow.reason, wrong.reason) == (Reason.WRONG, Reason.WRONG)


def test_a_pool_is_used_by_many_threads_at_once(pool: VerifierPool, hostile: ModuleType) -> None:
    found: dict[int, list[Verdict]] = {}

    def work(number: int) -> None:
        task = Task("t", "hostile", "", str(number))
        found[number] = pool.judge([(hostile.Hostile(), task, str(guess)) for guess in range(8)])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, verdicts in found.items():
        assert [verdict.passed for verdict in verdicts] == [guess == number for guess in range(8)]


def test_a_pool_works_inside_an_event_loop(pool: VerifierPool, hostile: ModuleType) -> None:
    pair = (hostile.Hostile(), YES, "yes")

    async def work() -> list[Verdict]:
        apart = await asyncio.to_thread(pool.judge, [pair])
        return apart + pool.judge([pair])

    assert [verdict.passed for verdict in asyncio.run(work())] == [True, True]


def test_several_pools_live_side_by_side_and_leave_no_process_behind(hostile: ModuleType) -> None:
    before = children(os.getpid())
    pair = (hostile.Hostile(), YES, "yes")
    with VerifierPool(workers=1) as first, VerifierPool(workers=1) as second:
        assert first.judge([pair]) == second.judge([pair])
        assert children(os.getpid()) > before
    assert children(os.getpid()) <= before


def test_closing_ends_work_that_hangs(hostile: ModuleType) -> None:
    before = children(os.getpid())
    opened = VerifierPool(workers=1)
    pending = [opened.submit(hostile.Hostile(), YES, "sleep") for _ in range(3)]
    while not children(os.getpid()) - before:
        time.sleep(0.01)
    opened.close()
    assert all(future.done() for future in pending)
    assert children(os.getpid()) <= before
    with pytest.raises(UsageError, match="closed"):
        opened.submit(hostile.Hostile(), YES, "yes")


def test_the_seconds_of_a_verdict_do_not_count_its_place_in_the_queue(hostile: ModuleType) -> None:
    started = time.monotonic()
    with VerifierPool(workers=1) as opened:
        pending = [opened.submit(hostile.Hostile(), YES, response) for response in ("yes", "sleep", "no", "yes")]
        verdicts = [each.result() for each in pending]
    assert [verdict.reason for verdict in verdicts][1] is Reason.TIMEOUT
    assert all(each.seconds > 0 for each in pending)
    assert pending[1].seconds >= hostile.Hostile.limits.wall  # it slept until it was ended
    assert sum(each.seconds for each in pending) <= time.monotonic() - started


def test_more_slots_than_cores_keep_their_fork_servers() -> None:
    task = Task("one", "code", "", {"language": "python", "kind": "stdio", "tests": [{"input": "", "output": "1"}]})
    response = "```python\nimport time\ntime.sleep(0.3)\nprint(1)\n```"
    with VerifierPool(workers=2 * len(os.sched_getaffinity(0)) + 2) as pool:
        servers = []
        for _ in range(2):
            assert all(verdict.passed for verdict in pool.judge([(CodeVerifier(), task, response)] * pool.workers))
            servers.append({child.pid for child in psutil.Process().children()})
    assert servers[0] <= servers[1]


def test_a_forked_child_has_no_part_in_it(pool: VerifierPool, outlives_a_forked_child: Callable[[Pool], None]) -> None:
    outlives_a_forked_child(pool)


def test_killed_workers_lose_no_verdict(hostile: ModuleType) -> None:
    task = Task("t", "hostile", "", "7")
    before = children(os.getpid())
    with VerifierPool(workers=2) as opened:
        futures = [opened.submit(hostile.Hostile(), task, str(guess)) for guess in range(200)]
        assert futures[7].result().passed
        for pid in children(os.getpid()) - before:
            with suppress(ProcessLookupError):  # it may have ended since it was listed
                os.kill(pid, signal.SIGKILL)
        assert [future.result().passed for future in futures] == [guess == 7 for guess in range(200)]


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_workers_die_with_their_parent(end: signal.Signals) -> None:
    program = textwrap.dedent(
        f"""
        import sys, time
        sys.path.insert(0, {str(PLUGIN)!r})
        from hostile_verifier import Hostile
        from verigym.types import Task
        from verigym.verifiers import VerifierPool
        with VerifierPool(workers=1) as pool:
            task = Task("t", "hostile", "", "yes")
            pool.judge([(Hostile(), task, "yes")])
            print("ready", flush=True)
            pool.judge([(Hostile(), task, "sleep")] * 50)
        """
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        alive = children(parent.pid)
        assert alive
        parent.send_signal(end)
        parent.wait(60)
    deadline = time.monotonic() + 30
    while (left := {pid for pid in alive if Path(f"/proc/{pid}").exists()}) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left


def test_one_call_judges_one_response() -> None:
    assert verify("stem", {"kind": "number", "value": 3, "unit": "m"}, "\\boxed{300\\text{ cm}}").passed
    assert not verify("stem", 3, "3", extraction="strict").passed


@pytest.mark.parametrize("workers", [0, -1])
def test_a_pool_needs_a_worker(workers: Any) -> None:
    with pytest.raises(UsageError, match="at least one worker"):
        VerifierPool(workers=workers)


@pytest.mark.parametrize("pool", [VerifierPool, ProcessPool])
def test_a_pool_needs_a_sandbox_that_there_is(pool: type[VerifierPool | ProcessPool]) -> None:
    with pytest.raises(UsageError, match=r"no sandbox is called 'locl'.*Did you mean 'local'"):
        pool(workers=1, sandbox="locl")


def test_verifier_paths_lead_back_to_their_classes(hostile: ModuleType) -> None:
    from verigym.verifiers.worker import load

    assert load(hostile.Hostile().path) is hostile.Hostile
    with pytest.raises(TypeError, match="not a Verifier"):
        load("json:dumps")
    assert issubclass(load(StemVerifier().path), Verifier)


def test_text_of_a_response_is_never_executed(pool: VerifierPool, tmp_path: Path) -> None:
    payload = f"__import__('os').system('touch {tmp_path}/owned')"
    answers: list[Any] = [
        3,
        "x+1",
        True,
        [1],
        {"value": 3, "unit": "m"},
        {"kind": "choice", "value": "A", "choices": ["b"]},
    ]
    texts = [
        payload,
        f"\\boxed{{{payload}}}",
        f"\\boxed{{3 {payload}}}",
        f"\\boxed{{({payload})}}",
        "\\boxed{9**9**9**9}",
    ]
    pairs = [(StemVerifier(), Task("t", "stem", "", answer), text) for answer in answers for text in texts]
    assert [verdict.score for verdict in pool.judge(pairs)] == [0.0] * len(pairs)
    assert not list(tmp_path.iterdir())
