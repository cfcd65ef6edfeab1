"""Verdicts on real responses beside those of the references, as the evaluation sets hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from verigym.types import Task
from verigym.verifiers.instruct import InstructVerifier

DIFFERENT = {
    # It counts '#', in whose place the reference draws a random letter, so that its loose verdict is the stricter one.
    ("ifeval_verdicts", "loose"): {"keywords:letter_frequency": 1},
}


@pytest.mark.parametrize("mode", ["strict", "loose"])
@pytest.mark.parametrize(("name", "instructions"), [("ifeval_verdicts", 422), ("ifbench_verdicts", 168)])
def test_published_verdicts_agree_with_the_reference(
    name: str, instructions: int, mode: str, load_records: Callable[[str], list[dict[str, Any]]]
) -> None:
    verifier, total, differ = InstructVerifier(profile="published"), 0, Counter[str]()
    for row in load_records(name):
        task = Task(row["id"], "instruct", row["prompt"], {**row["answer"], "mode": mode})
        for part, expected in zip(verifier.verify(task, row["response"]).parts, row["meta"][mode], strict=True):
            total += 1
            differ[part.name] += bool(part.score) != expected
    assert total == instructions
    assert +differ == DIFFERENT.get((name, mode), {})
