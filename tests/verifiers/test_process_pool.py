"""Judging in a process of its own: verdicts as at home, and none lost with the process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from verigym.errors import IsolationError, SandboxError, UsageError
from verigym.types import Reason, Task
from verigym.verifiers import Verifier
from verigym.verifiers.code import CodeVerifier
from verigym.verifiers.pool.base import Pool
from verigym.verifiers.pool.process import ProcessPool
from verigym.verifiers.pool.seated import SeatedPool

Sleeper = Callable[[float], tuple[Verifier, Task, str]]

ANY = Task("any", "raising", "", None)

PLUGIN = """
import os
from dataclasses import dataclass
from verigym.errors import IsolationError
from verigym.verifiers import Verifier

@dataclass(frozen=True)
class Raising(Verifier):
    name = "raising"
    trusted = True
    verify = None

    def verify_in(self, sandbox, task, response):
        if response == "die":
            os._exit(3)
        raise (IsolationError if response == "isolation" else KeyboardInterrupt)(response)
"""


def judges() -> psutil.Process:
    """The judges' process."""
    children = psutil.Process().children()
    (found,) = (child for child in children if any("process_judge" in word for word in child.cmdline()))
    return found


@pytest.fixture
def pool() -> Iterator[ProcessPool]:
    with ProcessPool(workers=2) as opened:
        yield opened


@pytest.fixture
def raising(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Verifier]:
    """A verifier from a folder that only this process was told of."""
    (tmp_path / "raising_plugin.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(tmp_path)
    from raising_plugin import Raising  # type: ignore[import-not-found]

    yield Raising()
    del sys.modules["raising_plugin"]


def test_verdicts_are_those_of_a_pool_at_home_in_the_order_of_the_responses(
    pool: ProcessPool, judges_as_at_home: Callable[[Pool], None]
) -> None:
    judges_as_at_home(pool)


def test_responses_of_a_process_that_dies_are_judged_all_the_same(pool: ProcessPool, sleeper: Sleeper) -> None:
    futures = [pool.submit(*sleeper(1.0)) for _ in range(6)]
    time.sleep(0.5)
    first = judges()
    first.kill()
    assert all(future.result(120).passed for future in futures)
    assert judges() != first


def test_a_process_that_died_with_nothing_to_do_is_started_again(pool: ProcessPool, sleeper: Sleeper) -> None:
    first = judges()
    first.kill()
    first.wait(60)
    time.sleep(0.2)  # the pool has noticed by now; where it has not, the test before this one is repeated
    assert all(verdict.passed for verdict in pool.judge([sleeper(0.0)] * 6))
    assert judges() != first


def test_a_response_that_ends_its_judge_each_time_is_unscorable_and_others_are_judged(
    raising: Verifier, sleeper: Sleeper
) -> None:
    with ProcessPool(workers=1) as pool:
        verdict = pool.submit(raising, ANY, "die").result(60)
        assert (verdict.score, verdict.reason) == (None, Reason.UNSCORABLE)
        assert verdict.detail.startswith("the judge was lost each time; the judges' process: it ended with 3; ")
        assert pool.submit(*sleeper(0.0)).result(60).passed


def test_a_process_that_does_not_start_again_leaves_no_response_waiting(
    monkeypatch: pytest.MonkeyPatch, sleeper: Sleeper
) -> None:
    with ProcessPool(workers=1) as pool:
        futures = [pool.submit(*sleeper(30.0)) for _ in range(4)]
        monkeypatch.setattr(sys, "executable", "/bin/false")
        judges().kill()
        for verdict in [future.result(60) for future in futures] + [pool.submit(*sleeper(0.0)).result(60)]:
            assert verdict.reason is Reason.UNSCORABLE
            assert "no judge is left" in verdict.detail


def test_a_process_that_does_not_start_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(SandboxError, match=r"does not start: it ended with 1"):
        ProcessPool(workers=1)
    with pytest.raises(UsageError, match="at least one worker, got 0"):
        ProcessPool(workers=0)


def test_what_a_judge_raises_is_raised_here(raising: Verifier, sleeper: Sleeper) -> None:
    with ProcessPool(workers=1) as pool:
        with pytest.raises(IsolationError, match="isolation"):  # verigym's own errors keep their kind
            pool.submit(raising, ANY, "isolation").result(60)
        with pytest.raises(SandboxError, match="KeyboardInterrupt: stop"):
            pool.submit(raising, ANY, "stop").result(60)
        unsendable = Task("one", "code", "", {"tests": [time.sleep, lambda: 1]})
        with pytest.raises(Exception, match="pickle"):
            pool.submit(CodeVerifier(), unsendable, "").result(60)
        assert pool.submit(*sleeper(0.0)).result(60).passed


def test_closing_ends_what_is_at_work_and_leaves_no_process(sleeper: Sleeper) -> None:
    pool = ProcessPool(workers=1)
    pending = pool.submit(*sleeper(30.0))
    family: list[psutil.Process] = []
    while len(family) < 3:  # the process, a fork server's launcher and its program
        family = [judges(), *judges().children(recursive=True)]
        time.sleep(0.05)
    pool.close()
    with pytest.raises(SandboxError, match="closed"):
        pending.result(0)
    with pytest.raises(UsageError, match="closed"):
        pool.submit(*sleeper(0.0))
    gone, alive = psutil.wait_procs(family, timeout=30)
    assert not alive
    assert gone


def test_a_forked_child_has_no_part_in_it(pool: ProcessPool, outlives_a_forked_child: Callable[[Pool], None]) -> None:
    first = judges()
    outlives_a_forked_child(pool)
    assert judges() == first


def test_what_a_pool_came_with_is_left_once_and_by_its_own_process() -> None:
    left: list[int] = []
    pool = SeatedPool([], lambda: left.append(os.getpid()))
    child = os.fork()
    if not child:
        pool.close()
        os._exit(len(left))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    pool.close()
    pool.close()
    assert left == [os.getpid()]
