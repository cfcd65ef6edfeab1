"""Judging on a Ray cluster: verdicts as at home, and none lost with a machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import psutil
import pytest
import ray
from ray.cluster_utils import Cluster

from verigym.errors import SandboxError, UsageError
from verigym.types import Reason, Task
from verigym.verifiers import Verifier
from verigym.verifiers.pool.base import Pool
from verigym.verifiers.pool.ray import RayPool

Sleeper = Callable[[float], tuple[Verifier, Task, str]]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two machines of one core each, as far as Ray can tell."""
    opened = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    opened.add_node(num_cpus=1)
    ray.init(address=opened.address, log_to_driver=False)
    yield opened
    ray.shutdown()
    opened.shutdown()


@pytest.fixture
def pool(cluster: Any) -> Iterator[RayPool]:
    with RayPool() as opened:
        yield opened


def judges() -> list[psutil.Process]:
    """The living processes of the judges."""
    alive = [one for one in psutil.process_iter(["name", "status"]) if one.info["status"] != psutil.STATUS_ZOMBIE]
    return [one for one in alive if one.info["name"].startswith("ray::Judge")]


def await_judges(number: int) -> None:
    deadline = time.monotonic() + 120
    while len(judges()) != number:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_verdicts_are_those_of_a_local_pool_in_the_order_of_the_responses(
    pool: RayPool, judges_as_at_home: Callable[[Pool], None]
) -> None:
    assert pool.workers == 2
    judges_as_at_home(pool)


def test_responses_of_a_judge_that_dies_are_judged_all_the_same(pool: RayPool, sleeper: Sleeper) -> None:
    futures = [pool.submit(*sleeper(1.0)) for _ in range(6)]
    time.sleep(0.5)
    judges()[0].kill()
    assert all(future.result(120).passed for future in futures)
    await_judges(2)  # Ray starts it again
    assert all(verdict.passed for verdict in pool.judge([sleeper(0.0)] * 4))


def test_responses_of_a_machine_that_is_lost_are_judged_on_another(cluster: Any, sleeper: Sleeper) -> None:
    node = cluster.add_node(num_cpus=1)
    with RayPool() as pool:
        assert pool.workers == 3
        futures = [pool.submit(*sleeper(1.0)) for _ in range(9)]
        time.sleep(0.5)
        cluster.remove_node(node, allow_graceful=False)
        assert all(future.result(120).passed for future in futures)


def test_without_a_machine_responses_are_unscorable_and_the_cause_is_named(pool: RayPool, sleeper: Sleeper) -> None:
    futures = [pool.submit(*sleeper(30.0)) for _ in range(6)]
    for seat in pool._seats:
        ray.kill(seat.actor)
    for verdict in [future.result(120) for future in futures] + pool.judge([sleeper(0.0)]):
        assert (verdict.score, verdict.reason) == (None, Reason.UNSCORABLE)
        assert "no judge is left" in verdict.detail


def test_closing_ends_what_is_at_work(cluster: Any, sleeper: Sleeper) -> None:
    pool = RayPool(workers=1)
    pending = pool.submit(*sleeper(30.0))
    while not pending.running():
        time.sleep(0.05)
    pool.close()
    with pytest.raises(SandboxError, match="closed"):
        pending.result(0)
    with pytest.raises(UsageError, match="closed"):
        pool.submit(*sleeper(0.0))
    await_judges(0)


def test_a_forked_child_has_no_part_in_it(pool: RayPool, outlives_a_forked_child: Callable[[Pool], None]) -> None:
    outlives_a_forked_child(pool)
    assert len(judges()) == pool.workers
