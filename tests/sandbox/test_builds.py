"""What compilers made is made once, remembered for a while, and never larger than it may be."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from verigym.errors import SandboxError
from verigym.sandbox import Outcome, Stop
from verigym.sandbox.builds import Builds


def made(size: int) -> Outcome:
    return Outcome(Stop.EXIT, 0, kept=(("main", bytes(size)),))


def test_two_threads_that_want_the_same_wait_for_one() -> None:
    builds, calls, barrier = Builds(1 << 20), [], threading.Barrier(4)
    begun = threading.Event()

    def make() -> Outcome:
        calls.append(1)
        begun.wait(10.0)
        return made(10)

    def want() -> Outcome:
        barrier.wait(10.0)
        return builds.get(b"key", make)

    with ThreadPoolExecutor(4) as threads:
        wanted = [threads.submit(want) for _ in range(4)]
        begun.set()
        assert len({id(each.result()) for each in wanted}) == 1
    assert calls == [1]


def test_what_was_used_last_is_remembered() -> None:
    builds, calls = Builds(250_000), []

    def get(name: str) -> None:
        builds.get(name.encode(), lambda: calls.append(name) or made(100_000))

    for name in ("a", "b", "a", "c", "a", "b"):  # c takes the place of b
        get(name)
    assert calls == ["a", "b", "c", "b"]


def test_more_than_all_may_have_is_not_remembered() -> None:
    builds, calls = Builds(1000), []
    for _ in range(2):
        assert builds.get(b"key", lambda: calls.append(1) or made(5000)).kept[0][0] == "main"
    assert calls == [1, 1]


def test_a_failure_is_told_to_all_that_wait_and_not_remembered() -> None:
    builds, begun, asked = Builds(1 << 20), threading.Event(), threading.Event()

    def fail() -> Outcome:
        begun.set()
        asked.wait(10.0)
        raise SandboxError("no server")

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(builds.get, b"key", fail)
        begun.wait(10.0)
        second = threads.submit(builds.get, b"key", fail)
        asked.set()
        for each in (first, second):
            with pytest.raises(SandboxError, match="no server"):
                each.result()
    assert builds.get(b"key", lambda: made(1)) == made(1)
