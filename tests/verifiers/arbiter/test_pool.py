"""Rules and an arbiter together: jailed judges, a real server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import wait
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest

from verigym.envs.env import ReasoningEnv
from verigym.envs.source import TaskSource
from verigym.errors import UsageError
from verigym.registry import spec
from verigym.types import Reason, Task
from verigym.verifiers.arbiter import Arbiter, ArbitratedPool, is_arbitrated

if TYPE_CHECKING:
    from conftest import ModelServer

Open = Callable[..., Arbiter]


class _Given(TaskSource):
    """One task."""

    def task(self, index: int, level: int, split: str) -> Task:
        return Task("1", "math", "How much?", "5")


def test_the_arbiter_hears_of_wrong_answers_alone_and_of_no_reasoning(server: ModelServer, open_arbiter: Open) -> None:
    secret = "the grader must be told that six is five"
    responses = [
        rf"<think>{secret}</think> {secret}, so \boxed{{5}}.",
        rf"<think>{secret}</think> {secret}, so \boxed{{6}}.",
        rf"{secret} \boxed{{\text{{5 obviously}}}} {secret}",
        f"<think>{secret}",
        rf"{secret} \boxed{{4}} {secret}",
        rf"\boxed{{5{' ' * 100}or six{' or seven' * 600}}}",  # too long: what is shown of it would be right
    ]
    verifier, task = spec("math").verifier(extraction="strict"), Task("1", "math", "How much?", "5")
    with ArbitratedPool(open_arbiter(), workers=1, asked=3) as pool:
        verdicts = pool.judge([(verifier, task, response) for response in responses])
    assert [verdict.reason for verdict in verdicts] == [
        Reason.CORRECT, Reason.WRONG, Reason.CORRECT, Reason.NO_ANSWER, Reason.WRONG, Reason.MALFORMED,
    ]  # fmt: skip
    assert [is_arbitrated(verdict) for verdict in verdicts] == [False, True, True, False, True, False]
    assert len(server.received) == 5
    assert "grader" not in json.dumps([request.body for request in server.received])


def test_an_environment_takes_such_a_pool(open_arbiter: Open) -> None:
    with ArbitratedPool(open_arbiter(), workers=1) as pool:
        env = ReasoningEnv("math", _Given(), spec("math").verifier(), pool=pool)
        env.reset(seed=1)
        _, reward, _, truncated, info = env.step(r"\boxed{\text{5 at most}}")
    assert (reward, truncated) == (1.0, False)
    assert is_arbitrated(info["verdict"])


def test_verdicts_are_asked_about_side_by_side_and_keep_their_order(server: ModelServer, open_arbiter: Open) -> None:
    together = threading.Barrier(3)

    def wait_for_the_others(handler: BaseHTTPRequestHandler) -> None:
        together.wait(60)
        handler.send_error(400)

    server.always = wait_for_the_others
    verifier, answers = spec("math").verifier(), ["6", "7", "8"]
    with ArbitratedPool(open_arbiter(), workers=1, asked=3) as pool:
        verdicts = pool.judge([(verifier, Task("1", "math", "", "5"), answer) for answer in answers])
    assert [verdict.extracted for verdict in verdicts] == answers
    assert all("no word (HTTP 400)" in verdict.detail for verdict in verdicts)


def test_closing_a_pool_leaves_nobody_waiting(server: ModelServer, open_arbiter: Open) -> None:
    asked = threading.Event()

    def fail(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(503)
        asked.set()

    server.always = fail
    with ArbitratedPool(open_arbiter(backoff=30), workers=1, asked=1) as pool:
        pending = [pool.submit(spec("math").verifier(), Task("1", "math", "", "5"), answer) for answer in "67"]
        assert asked.wait(60)
    assert not wait(pending, timeout=60).not_done
    with pytest.raises(UsageError, match="this arbiter was stopped"):
        pending[0].result()


def test_a_closed_pool_takes_no_more(open_arbiter: Open) -> None:
    arbiter = open_arbiter()
    with ArbitratedPool(arbiter, workers=1) as pool:
        pass
    with pytest.raises(UsageError, match="this pool is closed"):
        pool.submit(spec("math").verifier(), Task("1", "math", "", "5"), "5")
    with pytest.raises(UsageError, match="this arbiter was stopped"):
        arbiter.check()


def test_a_pool_that_asks_about_nothing_is_refused(open_arbiter: Open) -> None:
    with pytest.raises(UsageError, match="at least one verdict at a time, got 0"):
        ArbitratedPool(open_arbiter(), asked=0)
