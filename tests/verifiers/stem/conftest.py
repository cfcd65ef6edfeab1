"""Judging one boxed answer, both ways that the worker does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from verigym.types import Task, Verdict
from verigym.verifiers.stem import StemVerifier

Judge: TypeAlias = Callable[..., Verdict]


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The verdict on ``\\boxed{text}``; the quick path must say the same or nothing."""
    verifier = StemVerifier(extraction="strict")

    def verdict(answer: Any, text: str, prompt: str = "") -> Verdict:
        task, response = Task("t", "stem", prompt, answer), f"so \\boxed{{{text}}}"
        judged, quick = verifier.verify(task, response), verifier.quick(task, response)
        assert quick is None or quick == judged
        return judged

    return verdict


@pytest.fixture(scope="session")
def score(judge: Judge) -> Callable[..., float | None]:
    """The score of ``\\boxed{text}``."""
    return lambda answer, text, prompt="": judge(answer, text, prompt).score
