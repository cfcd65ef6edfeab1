"""The same verdicts through the pool as without it, and no file from any answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from verigym.types import Reason
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.gate import GATES

ATTACKS = ("__import__('os').system('touch {file}')", "[__import__('os').system('touch {file}')]", "9**9**9**9")


@pytest.fixture(scope="module")
def pool() -> Iterator[VerifierPool]:
    with VerifierPool(workers=2) as opened:
        yield opened


def test_attacks_end_in_the_pool_without_a_file(pool: VerifierPool, make_task, tmp_path: Path) -> None:
    target = tmp_path / "X"
    pairs = [
        (LogicVerifier(), make_task(name), f"<answer>{attack.format(file=target)}</answer>")
        for name in GATES
        for attack in ATTACKS
    ]

    verdicts = pool.judge(pairs)

    assert {(verdict.score, verdict.reason) for verdict in verdicts} == {(0.0, Reason.MALFORMED)}
    assert not target.exists()


def test_the_jail_judges_as_the_open_does(pool: VerifierPool, make_task) -> None:
    verifier = LogicVerifier()
    answers = {
        "arc_agi": "0 1",
        "simple_integration": "x + C",
        "word_ladder": "A,B",
        "figlet_font": "BAB",
        "codeio": "{}",
        "rush_hour": "A+1",
        "graph_color": "{}",
        "lcm": "7",
        "prime_factorization": "odd",
    }
    pairs = [(verifier, make_task(name, 4), f"<answer>{answer}</answer>") for name, answer in answers.items()]

    assert pool.judge(pairs) == [verifier.verify(task, response) for verifier, task, response in pairs]
