"""What the tests of all kinds of pools share."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from verigym.errors import UsageError
from verigym.types import Task
from verigym.verifiers import Verifier, VerifierPool
from verigym.verifiers.code import CodeVerifier
from verigym.verifiers.pool.base import Pool
from verigym.verifiers.stem import StemVerifier

Sleeper = Callable[[float], tuple[Verifier, Task, str]]


@pytest.fixture
def sleeper() -> Sleeper:
    """Makes right responses that take so many seconds."""
    task = Task("one", "code", "", {"language": "python", "kind": "stdio", "tests": [{"input": "", "output": "1"}]})
    return lambda seconds: (CodeVerifier(), task, f"```python\nimport time\ntime.sleep({seconds})\nprint(1)\n```")


@pytest.fixture
def judges_as_at_home(sleeper: Sleeper) -> Callable[[Pool], None]:
    """Compares a pool with a local one: verdicts, their order, and that it tells how long they took."""

    def compare(pool: Pool) -> None:
        tasks = [Task(str(n), "stem", "", {"kind": "number", "value": n}) for n in range(6)]
        pairs = [(StemVerifier(), task, r"\boxed{3}") for task in tasks]
        with VerifierPool(workers=1) as local:
            assert pool.judge(pairs) == local.judge(pairs)
        pending = pool.submit(*sleeper(0.5))
        assert pending.result(60).passed
        assert pending.seconds > 0.5

    return compare


@pytest.fixture
def outlives_a_forked_child(sleeper: Sleeper) -> Callable[[Pool], None]:
    """A child of a fork may neither use a pool nor end its judges: that is its parent's."""

    def fork(pool: Pool) -> None:
        pending = pool.submit(*sleeper(0.5))
        child = os.fork()
        if not child:
            try:
                pool.close()
                pool.submit(*sleeper(0.0))
            except UsageError:
                os._exit(7)
            finally:
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert pending.result(60).passed
        assert pool.submit(*sleeper(0.0)).result(60).passed

    return fork
