"""One sandbox for all tests of the code verifier, and the shortest way to a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from verigym.sandbox import Sandbox, open_sandbox
from verigym.types import Task, Verdict
from verigym.verifiers.code import CodeVerifier

Judge = Callable[..., Verdict]

LIMITS = {"total_seconds": 0.5, "memory_mb": 256}
"""Small, so that attacks on time and memory end soon."""


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    sandbox = open_sandbox("local")
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="session")
def judge(sandbox: Sandbox) -> Judge:
    """Judge a response against an answer; ``fence=False`` takes the response as it is."""

    def judge(answer: dict[str, Any], response: str, *, fence: bool = True, **meta: Any) -> Verdict:
        text = f"```python\n{response}\n```" if fence else response
        answer = {"limits": LIMITS, **answer}
        return CodeVerifier().verify_in(sandbox, Task("t", "code", "", answer, meta), text)

    return judge
