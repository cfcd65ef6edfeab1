"""Tests of calls and literals alone are judged without a process of their own, and like those that have one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verigym import Task, Verdict
from verigym.sandbox.local import LocalSandbox
from verigym.types import Reason
from verigym.verifiers.code import CodeVerifier
from verigym.verifiers.code.literal import read_questions

CHECK = "METADATA = {'author': 'x'}\n\ndef check(candidate):\n    'Says what.'\n"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[LocalSandbox]:
    with LocalSandbox(workers=2) as opened:
        yield opened


def judge(sandbox: LocalSandbox, test: str, program: str) -> Verdict:
    answer = {"language": "python", "kind": "asserts", "entry_point": "f", "test": test}
    return CodeVerifier().verify_in(sandbox, Task("t", "code", "", answer), f"```python\n{program}\n```")


@pytest.mark.parametrize(
    "test",
    [
        "assert f(1) == 2",
        "assert f([1], key={'a': (1, 2)}) != {1, 2}, 'message'",
        "assert 2 == f(1)",
        "assert f(1)",
        "assert not f(-1.5)",
        "assert f(1) is None",
        "assert abs(f(0.5) - 0.25) < 1e-6",
        CHECK + "    assert candidate(1) == 2\n    assert f(2) == 3\n    assert True, 'always'\n",
        CHECK + "    assert candidate(1) == 2\n\ncheck(f)\n",
    ],
)
def test_calls_and_literals_are_read(test: str) -> None:
    assert read_questions("", test, "f")


@pytest.mark.parametrize(
    "test",
    [
        "x = f(1)\nassert x == 2",
        "assert f(f(1)) == 2",
        "assert f(1) == f(2)",
        "assert f(1) == 2 == 2",
        "assert f(1) is 2",
        "assert f(*[1]) == 2",
        "assert f(**{'a': 1}) == 2",
        "assert len(f(1)) == 2",
        "assert f(1).x == 2",
        "assert g(1) == 2",
        "assert 1 == 1",
        "assert f(1) in (1, 2)",
        "import math\nassert f(1) == 2",
        "for n in range(3):\n    assert f(n) == n",
        CHECK + "    for n in range(3):\n        assert candidate(n) == n\n",
        CHECK + "    assert candidate(1) == 2\n\ncheck(g)\n",
        "def test(candidate):\n    assert candidate(1) == 2\ntest(f)",
        "@decorated\ndef check(candidate):\n    assert candidate(1) == 2\n",
        "def check(candidate, more=2):\n    assert candidate(1) == 2\n",
        "assert f(1) ==",
    ],
)
def test_whatever_does_more_is_left_to_a_process(test: str) -> None:
    assert not read_questions("", test, "f")
    assert not read_questions("import math", "assert f(1) == 2", "f")


# The same conditions, once as they are and once behind a statement that asks for a process.
@pytest.mark.parametrize("prefix", ["", "later = 1\n"], ids=["read", "run"])
@pytest.mark.parametrize(
    ("condition", "value", "right"),
    [
        ("f() == (1, 2)", "(1, 2)", True),
        ("f() == (1, 2)", "[1, 2]", False),
        ("f() == 1", "True", True),
        ("f() is True", "1", False),
        ("f() is None", "None", True),
        ("f() == {1: {2, 3}}", "{1: {3, 2}}", True),
        ("abs(f() - 0.3) < 1e-9", "0.1 + 0.2", True),
        ("abs(f() - 0.3) < 1e-9", "'0.3'", False),
        ("abs(f() - 0.3) < 1e-9", "10 ** 400", False),
        ("f() < 3", "float('nan')", False),
        ("not f()", "[]", True),
        ("f()", "object()", False),
        ("f() == 1", "type('Same', (), {'__eq__': lambda self, other: True})()", False),
        ("f() == 1", "type('Same', (int,), {'__eq__': lambda self, other: True})(2)", False),
        ("f() == [1]", "[type('Same', (), {'__eq__': lambda self, other: True})()]", False),
        ("f() == 1", "1 / 0", False),
        ("f() == 1", "__import__('os')._exit(0)", False),
    ],
)
def test_verdict_is_that_of_a_process(
    sandbox: LocalSandbox, prefix: str, condition: str, value: str, right: bool
) -> None:
    verdict = judge(sandbox, f"{prefix}assert {condition}", f"def f():\n    return {value}")
    assert verdict.passed is right, verdict
    assert verdict.reason is (Reason.CORRECT if right else Reason.WRONG), verdict


def test_asserts_after_the_end_of_the_program_are_not_reached(sandbox: LocalSandbox) -> None:
    test = "assert f(1) == 1\nassert f(0) == 0\nassert f(1) == 1"
    verdict = judge(sandbox, test, "import os\ndef f(n):\n    return n or os._exit(0)")
    assert [part.score for part in verdict.parts] == [1.0, 0.0, 0.0]
    assert verdict.parts[2].detail == "not reached"
