"""The three kinds of tests, their parts and limits, and tasks that cannot be judged."""

from __future__ import annotations

import json
from typing import Any

import pytest

from verigym.sandbox import Sandbox
from verigym.types import Reason, Task
from verigym.verifiers.code import CodeVerifier
from verigym.verifiers.code.suite import read_suite

CALL = {"kind": "call", "entry_point": "f", "tests": [{"args": [n], "expected": n % 3} for n in range(4)]}

STDIO = {"kind": "stdio", "tests": [{"input": f"{n}\n", "output": f"{n * n}\n"} for n in (2, 3, 4)]}


def names(verdict: Any) -> list[tuple[str, float, str]]:
    return [(part.name, part.score, str(part.reason)) for part in verdict.parts]


def test_the_score_is_the_share_of_tests_passed(judge: Any) -> None:
    verdict = judge(CALL, "def f(n): return n")
    assert (verdict.score, verdict.reason, verdict.detail) == (0.75, Reason.PARTIAL, "3 of 4 tests passed")
    assert names(verdict)[3] == ("test 4", 0.0, "wrong")
    assert verdict.extracted == "def f(n): return n\n"
    assert verdict.verifier == CodeVerifier().id


def test_one_test_that_ends_the_program_does_not_spoil_the_others(judge: Any) -> None:
    verdict = judge(CALL, "import os\ndef f(n):\n    if n == 1: os._exit(0)\n    return n % 3")
    assert [part.score for part in verdict.parts] == [1.0, 0.0, 1.0, 1.0]


def test_a_time_limit_for_each_test_spares_the_others(judge: Any) -> None:
    program = "def f(n):\n    while n == 1: pass\n    return n % 3"
    apart = judge(CALL | {"limits": {"seconds": 0.3, "total_seconds": 3}}, program)
    assert [part.score for part in apart.parts] == [1.0, 0.0, 1.0, 1.0]
    assert apart.reason is Reason.TIMEOUT
    together = judge(CALL | {"limits": {"total_seconds": 0.3}}, program)
    assert [part.score for part in together.parts] == [1.0, 0.0, 0.0, 0.0]
    assert (together.score, together.reason) == (0.0, Reason.TIMEOUT)  # the paper's rule


@pytest.mark.parametrize("hang", ["while True: pass", "time.sleep(99)"])
@pytest.mark.parametrize("kind", ["stdio", "call", "asserts"])
def test_a_response_whose_tests_together_take_too_long_earns_nothing(judge: Any, kind: str, hang: str) -> None:
    answers = {
        "stdio": STDIO,
        "call": {"kind": "call", "entry_point": "f", "tests": [{"args": [n], "expected": n * n} for n in (2, 3, 4)]},
        "asserts": {"kind": "asserts", "entry_point": "f", "test": "assert f(2) == 4\nassert f(4) == 16"},
    }
    program = f"import time\ndef f(n):\n    if n == 4:\n        {hang}\n    return n * n\n"
    program += "print(f(int(input())))" if kind == "stdio" else ""
    verdict = judge(answers[kind] | {"limits": {"total_seconds": 0.4}}, program)
    assert (verdict.score, verdict.reason) == (0.0, Reason.TIMEOUT)
    assert verdict.parts[0].score == 1.0
    assert verdict.detail.startswith("out of time for all tests; ")


def test_a_limit_for_each_test_takes_the_place_of_the_usual_total() -> None:
    suite = read_suite({**STDIO, "limits": {"seconds": 8}})
    assert (suite.seconds, suite.total_seconds) == (8.0, 24.0)
    suite = read_suite({**STDIO, "limits": {"seconds": 8, "total_seconds": 3}})
    assert (suite.seconds, suite.total_seconds) == (3.0, 3.0)
    suite = read_suite(STDIO)
    assert (suite.seconds, suite.total_seconds) == (5.0, 5.0)  # the paper's


@pytest.mark.parametrize("kind", ["call", "asserts"])
def test_a_program_may_import_from_the_future_behind_a_set_up(judge: Any, kind: str) -> None:
    answer = {
        "kind": kind,
        "entry_point": "f",
        "setup": "LIMIT = 9\n_own = 1",
        "test": "assert f(0) == 10",
        "tests": [{"args": [0], "expected": 10}],
    }
    program = "'Text.'\nfrom __future__ import annotations\ndef f(n: Missing): return n + LIMIT + _own"
    assert judge(answer, program).passed
    assert judge(answer, f"{program} +").reason is Reason.MALFORMED


def test_keyword_arguments_set_up_files_and_tolerance(judge: Any) -> None:
    answer = {
        "kind": "call",
        "entry_point": "f",
        "setup": "import math",
        "files": {"data/n.txt": "3"},
        "tolerance": {"absolute": 0.01},
        "tests": [{"args": [2], "kwargs": {"times": 2}, "expected": 10.28}],
    }
    program = "def f(n, times): return math.pi * times + n + int(open('data/n.txt').read()) - 1"
    assert judge(answer, program).passed
    assert not judge({**answer, "tolerance": None}, program).passed


def test_a_program_reads_its_input_anew_for_each_test(judge: Any) -> None:
    tests = [{"input": f"{n}\n{n}\n", "output": f"{2 * n}"} for n in (1, 2, 3)]
    program = "import os\nassert not os.path.exists('x')\nopen('x', 'w')\nprint(int(input()) + int(input()))"
    assert judge({"kind": "stdio", "tests": tests}, program).passed
    assert judge({"kind": "stdio", "tests": tests}, "print(4)").score == pytest.approx(1 / 3)


def test_each_plain_assert_is_a_part(judge: Any) -> None:
    test = (
        "from math import floor\nassert f(1) == 1\nassert True, 'reached'\nassert floor(f(2.5)) == 3\nassert f(4) == 4"
    )
    verdict = judge({"kind": "asserts", "entry_point": "f", "test": test}, "def f(n): return n")
    assert names(verdict) == [
        ("assert 1", 1.0, "correct"),
        ("assert 2", 0.0, "wrong"),
        ("assert 3", 1.0, "correct"),
    ]


def test_asserts_of_a_check_function_are_parts_and_those_in_loops_end_the_test(judge: Any) -> None:
    test = (
        "def check(candidate):\n"
        "    assert candidate(0) == 0\n"
        "    for n in range(1, 5):\n"
        "        assert candidate(n) == n, 'loop'\n"
        "    assert candidate(9) == 9\n"
    )
    answer = {"kind": "asserts", "entry_point": "f", "test": test}
    assert [part.score for part in judge(answer, "def f(n): return n").parts] == [1.0, 1.0]
    verdict = judge(answer, "def f(n): return 0")
    assert names(verdict) == [
        ("assert 1", 1.0, "correct"),
        ("assert 2", 0.0, "wrong"),
        ("end of the test", 0.0, "wrong"),
    ]
    assert not judge(answer, "def f(n): return n if n != 3 else 4").passed


def test_an_assert_that_a_test_expects_to_fail_is_left_alone(judge: Any) -> None:
    test = "try:\n    assert f(1) == 2\nexcept AssertionError:\n    pass\nassert f(2) == 2"
    assert judge({"kind": "asserts", "entry_point": "f", "test": test}, "def f(n): return n").passed


def test_helpers_classes_and_values_come_from_the_candidate(judge: Any) -> None:
    test = "assert f([Pair(1, 2), Pair(3, LIMIT)]) == 15\nassert f([]) == 0"
    program = (
        "LIMIT = 9\nclass Pair:\n    def __init__(self, a, b): self.a, self.b = a, b\n"
        "def f(pairs): return sum(p.a + p.b for p in pairs)"
    )
    assert judge({"kind": "asserts", "entry_point": "f", "test": test}, program).passed


def test_a_set_up_after_the_solution_builds_what_the_candidate_declares(judge: Any) -> None:
    # as MBPP's for its tasks on trees
    test = "root = Node(1)\nroot.left = Node(2)\nroot.left.left = Node(3)\nassert f(root) == 3\nassert f(None) == 0"
    program = (
        "class Node:\n    def __init__(self, n): self.n, self.left, self.right = n, None, None\n"
        "def f(node): return 1 + max(f(node.left), f(node.right)) if node else 0"
    )
    assert judge({"kind": "asserts", "entry_point": "f", "test": test}, program).passed


def test_integers_of_any_length_are_compared(judge: Any) -> None:
    answer = {"kind": "asserts", "entry_point": "f", "test": "assert f(6000) == 10 ** 6000"}
    assert judge(answer, "def f(n): return 10 ** n").passed
    assert not judge(answer, "def f(n): return 10 ** n + 1").passed
    tests = [{"args": [6000, {"$int": "-0xff"}], "expected": [{"$int": hex(10**6000)}]}]
    answer = {"kind": "call", "entry_point": "f", "tests": json.loads(json.dumps(tests))}
    assert judge(answer, "def f(n, m): return [10 ** n] if m == -255 else m").passed
    assert not judge(answer, "def f(n, m): return [10 ** n + 1]").passed


def test_an_entry_point_may_hide_a_builtin(judge: Any) -> None:
    answer = {"kind": "asserts", "entry_point": "sum", "test": "assert sum(2, 3) == 6"}
    assert judge(answer, "def sum(a, b): return a * b").passed


def test_exceptions_can_be_expected(judge: Any) -> None:
    test = "try:\n    f(-1)\nexcept ValueError as error:\n    assert str(error) == 'negative'\nelse:\n    assert False"
    answer = {"kind": "asserts", "entry_point": "f", "test": test}
    assert judge(answer, "def f(n): raise ValueError('negative')").passed
    assert not judge(answer, "def f(n): raise TypeError('negative')").passed
    assert not judge(answer, "def f(n): return n").passed


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        ("42", "an object with its tests"),
        ({"kind": "call", "entry_point": "f", "tests": []}, "without tests"),
        ({"kind": "asserts", "entry_point": "f", "test": ""}, "without tests"),
        ({**CALL, "language": "cobol"}, "no language is called 'cobol'"),
        ({**CALL, "language": "cpp"}, "called by value in Python alone"),
        ({"kind": "asserts", "entry_point": "f", "test": "f", "language": "bash"}, "asserts' are run in python"),
        ({**STDIO, "interactive": True}, "an interactive problem cannot be judged"),
        ({**STDIO, "interactor": "print(1)"}, "an interactive problem cannot be judged"),
        ({**STDIO, "cheker": "print(1)"}, "Did you mean 'checker'"),
        ({**STDIO, "checker": " "}, "a checker is a program's text"),
        ({**STDIO, "files": {"a": 5}}, "are texts, got 5"),
        ({**STDIO, "checker": {"source": "pass", "files": {"a": 5}}}, "are texts, got 5"),
        ({**STDIO, "checker": {"source": "pass", "language": "cobol"}}, "no language is called 'cobol'"),
        ({**STDIO, "checker": {"text": "pass"}}, "breaks its format"),
        ({**STDIO, "limits": {"seconds": 0}}, "limits of a code task are more than 0"),
        ({**STDIO, "limits": {"total_seconds": float("nan")}}, "limits of a code task are more than 0"),
        ({**CALL, "tests": [{"args": 1, "expected": 1}]}, "args of a test are a list"),
        ({**CALL, "tests": [{"args": [{"$int": "ten"}], "expected": 1}]}, "breaks its format"),
        ({**CALL, "tests": [{"args": ["x" * 5_000_000], "expected": 1}]}, "0 of 1 tests passed"),
        ({"kind": "stdio", "tests": [{"input": "\ud800", "output": ""}]}, "breaks its format"),
        ({**CALL, "kind": "guess"}, "the kind of a code task"),
        ({**CALL, "entry_point": ""}, "function's name"),
        ({**CALL, "tests": [{"args": [1]}]}, "needs expected"),
        ({**CALL, "tests": 5}, "breaks its format"),
        ({**CALL, "limits": {"seconds": "long"}}, "breaks its format"),
        ({**CALL, "checker": "print(1)"}, "a checker judges outputs"),
        ({"kind": "asserts", "entry_point": "f", "test": "assert f(1"}, "not Python"),
        ({"kind": "asserts", "entry_point": "f", "test": "assert g(1)"}, "never uses its entry point"),
        ({"kind": "asserts", "entry_point": "f", "test": "assert f(lambda n: n)"}, "tests passed"),
    ],
    ids=str,
)
def test_a_task_that_cannot_be_judged_is_unscorable_and_says_why(sandbox: Sandbox, answer: Any, cause: str) -> None:
    verdict = CodeVerifier().verify_in(sandbox, Task("t", "code", "", answer), "def f(n): return n")
    assert verdict.score is None
    assert cause in verdict.detail


def test_the_control_passes(judge: Any) -> None:
    assert CodeVerifier.control is not None
    task, response = CodeVerifier.control
    assert judge(task.answer, response, fence=False).passed


def test_verdicts_are_the_same_every_time(judge: Any) -> None:
    program = "class A: pass\ndef f(n): return [A(), id(n)] if n else n"
    assert len({str(judge(CALL, program)) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("s = '\ud800'\ndef f(n): return n % 3", Reason.MALFORMED),
        ("def f(n): return n % 3\n\0", Reason.MALFORMED),
        ("def f(n): return n % 3\nx = " + "(" * 100_000, Reason.MALFORMED),
        ("def f(n): return n % 3\n" + "#" * 10_000_000, Reason.CORRECT),
        ("def f(n):\r\n    return n % 3", Reason.CORRECT),
        ("# coding: latin-1\ndef f(n): return n % 3 if 'é' else 0", Reason.CORRECT),
    ],
    ids=["surrogate", "nul", "brackets", "ten_megabytes", "crlf", "coding"],
)
def test_odd_source_texts(judge: Any, program: str, reason: Reason) -> None:
    assert judge(CALL | {"limits": {}}, program).reason is reason


def test_verify_opens_a_sandbox_of_its_own() -> None:
    task = Task("t", "code", "", CALL)
    assert CodeVerifier().verify(task, "def f(n): return n % 3").passed
