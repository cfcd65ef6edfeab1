"""Programs that want the reward without the work; honest twins do alike for a good reason, and pass."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from verigym.types import Reason

_SECTION = re.compile(r"^=== (\w+)(?:: (\w+))?\n", re.MULTILINE)
_SPENDING = {Reason.TIMEOUT, Reason.MEMORY, Reason.OUTPUT}

TEST = "SECRET = 7654321\ndef check(g):\n    assert g(2) == 4\n    assert g(3) == SECRET // 850480\ncheck(f)\n"
ANSWERS = {
    "asserts": {"kind": "asserts", "entry_point": "f", "test": TEST},
    "literal": {"kind": "asserts", "entry_point": "f", "test": "assert f(2) == 4\nassert f(3) == 9"},
    "call": {"kind": "call", "entry_point": "f", "tests": [{"args": [n], "expected": n * n} for n in (2, 3)]},
    "stdio": {"kind": "stdio", "tests": [{"input": f"{n}\n", "output": f"{n * n}\n"} for n in (2, 3)]},
}


def programs(file: str, *kinds: str) -> list[Any]:
    """The programs of a file as parameters: kind of test, program, expected reason."""
    _, *sections = _SECTION.split((Path(__file__).parent / file).read_text(encoding="utf-8"))
    rows = []
    for name, word, program in zip(sections[::3], sections[1::3], sections[2::3], strict=True):
        reason = Reason(word or "correct")
        # Those that spend a whole budget do so on one kind: the candidate's side of both is the same.
        for kind in kinds[:1] if reason in _SPENDING else kinds:
            rows.append(pytest.param(kind, program, reason, id=f"{name}-{kind}"))
    return rows


@pytest.mark.parametrize(
    ("kind", "program", "reason"),
    [
        *programs("attacks_on_functions.txt", "asserts", "literal", "call"),
        *programs("attacks_on_outputs.txt", "stdio"),
    ],
)
def test_an_attack_earns_nothing(judge: Any, kind: str, program: str, reason: Reason) -> None:
    verdict = judge(ANSWERS[kind], program)
    assert (verdict.score, verdict.reason) == (0.0, reason), verdict


@pytest.mark.parametrize(("kind", "program", "reason"), programs("honest_functions.txt", "asserts", "literal", "call"))
def test_an_honest_twin_passes(judge: Any, kind: str, program: str, reason: Reason) -> None:
    verdict = judge(ANSWERS[kind], program)
    assert (verdict.score, verdict.reason) == (1.0, reason), verdict


def test_a_crash_does_not_pass_where_no_output_is_expected(judge: Any) -> None:
    answer = {"kind": "stdio", "tests": [{"input": "", "output": ""}]}
    assert judge(answer, "raise ValueError").reason is Reason.WRONG
    assert judge(answer, "import os; os._exit(1)").reason is Reason.WRONG
    assert judge(answer, "pass").passed


def test_no_test_can_swallow_that_the_candidate_is_gone(judge: Any) -> None:
    test = "try:\n    f(1)\n    assert False\nexcept BaseException:\n    pass\nassert 1 < 2"
    answer = {"kind": "asserts", "entry_point": "f", "test": test}
    assert judge(answer, "import sys\ndef f(n): sys.exit(0)").score == 0.0
    assert judge(answer, "def f(n): raise ValueError").passed


def test_a_test_that_skips_all_its_asserts_proves_nothing(judge: Any) -> None:
    answer = {"kind": "asserts", "entry_point": "f", "test": "for x in f(2):\n    assert x == 4"}
    assert judge(answer, "def f(n): return []").score == 0.0
    assert judge(answer, "def f(n): return [4]").passed
