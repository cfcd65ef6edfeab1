"""At least forty hostile and random responses a puzzle, through the jail: a verdict for each, and no file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from puzzling.hostile import FILE, responses

from verigym.envs.logic.names import TASKS
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier

_PARTS = 5


@pytest.fixture(scope="module")
def pool() -> Iterator[VerifierPool]:
    with VerifierPool(workers=2) as opened:
        yield opened


@pytest.mark.parametrize("part", range(_PARTS))
def test_hostile_responses_get_a_verdict_and_make_no_file(
    pool: VerifierPool, make_task, tmp_path: Path, part: int
) -> None:
    target, verifier = tmp_path / "X", LogicVerifier()
    names = TASKS[part::_PARTS]
    asked = [
        (name, task, response.replace(FILE, str(target)))
        for name in names
        for task in [make_task(name, 3)]
        for response in responses(task, Random(name))
    ]

    verdicts = pool.judge([(verifier, task, response) for _, task, response in asked])

    assert len(asked) >= 40 * len(names)
    assert not target.exists()
    broken = [(name, response[:60], verdict) for (name, _, response), verdict in zip(asked, verdicts, strict=True)]
    assert [case for case in broken if case[2].score is None or case[2].detail.startswith("the response broke")] == []
