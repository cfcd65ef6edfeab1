"""Judging one boxed answer, both ways that the worker does it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verigym.types import Task
from verigym.verifiers.math import MathVerifier


@pytest.fixture(scope="session")
def right() -> Callable[..., bool]:
    r"""Whether ``\boxed{answer}`` is right; the quick path must say the same or nothing."""
    verifier = MathVerifier(extraction="strict")

    def judged(gold: str, answer: str, prompt: str = "", **meta: object) -> bool:
        task, response = Task("t", "math", prompt, gold, dict(meta)), rf"so $\boxed{{{answer}}}$"
        verdict, quick = verifier.verify(task, response), verifier.quick(task, response)
        assert quick is None or quick == verdict
        assert verdict.score in (0.0, 1.0)
        return verdict.passed

    return judged
