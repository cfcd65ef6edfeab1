"""Programs on standard input and output: large and odd outputs, and checkers."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.types import Reason

# Any divisor of n but 1 and n, or "prime".
CHECKER = """
import sys
given, got, answer = (open(path).read().split() for path in sys.argv[1:])
if answer == ["prime"]:
    sys.exit(0 if got == answer else 1)
n, found = int(given[0]), int(got[0])
sys.exit(0 if len(got) == 1 and 1 < found < n and n % found == 0 else 1)
"""
DIVISORS = {
    "kind": "stdio",
    "tests": [{"input": "12", "output": "2"}, {"input": "7", "output": "prime"}],
    "checker": CHECKER,
}
RIGHT = "n = int(input())\nfound = [k for k in range(2, n) if n % k == 0]\nprint(found[-1] if found else 'prime')"


def outcomes(verdict: Any) -> list[str]:
    return [str(part.reason) for part in verdict.parts]


def test_a_checker_accepts_what_differs_from_the_expected_output(judge: Any) -> None:
    assert judge(DIVISORS, RIGHT).passed
    assert not judge({**DIVISORS, "checker": None}, RIGHT).passed
    assert outcomes(judge(DIVISORS, "print(5)")) == ["wrong", "wrong"]
    assert outcomes(judge(DIVISORS, "print('prime')")) == ["wrong", "correct"]


@pytest.mark.parametrize("output", ["b'\\xff\\0'", "b''", "b'x' * 900_000", "b'9' * 5000", "b'1 ' * 400_000"])
def test_what_a_checker_cannot_read_is_wrong_and_not_unscorable(judge: Any, output: str) -> None:
    verdict = judge(DIVISORS, f"import sys\nsys.stdout.buffer.write({output})")
    assert (verdict.score, verdict.reason) == (0.0, Reason.WRONG)


@pytest.mark.parametrize("checker", ["1 / 0", "import sys; sys.exit(1)", "if", "import os; os.abort()"])
def test_a_checker_that_does_not_accept_the_expected_output_is_to_blame(judge: Any, checker: str) -> None:
    for program in (RIGHT, "print(0)"):
        verdict = judge({**DIVISORS, "checker": checker}, program)
        assert verdict.score is None
        assert "does not accept the expected output" in verdict.parts[0].detail


def test_a_checker_judges_no_program_that_failed(judge: Any) -> None:
    assert outcomes(judge({**DIVISORS, "checker": "pass"}, "print(2)\n1 / 0")) == ["wrong", "wrong"]


def test_a_checker_sees_the_bytes_and_its_own_files_and_no_other_program(judge: Any) -> None:
    checker = (
        "import os, sys, own\n"
        "assert sorted(os.listdir()) == ['answer', 'input', 'main.py', 'output', 'own.py'], os.listdir()\n"
        "assert open('output', 'rb').read() == b'\\xff\\0' or open('output').read() == open('answer').read()\n"
    )
    answer = {
        "kind": "stdio",
        "tests": [{"input": "", "output": "x"}],
        "checker": {"source": checker, "files": {"own.py": ""}},
        "files": {"theirs.txt": ""},
    }
    assert judge(answer, "import sys; open('left', 'w'); sys.stdout.buffer.write(b'\\xff\\0')").passed


def test_ten_megabytes_of_output_are_judged(judge: Any) -> None:
    expected = "12345678\n" * 1_200_000
    answer = {"kind": "stdio", "tests": [{"input": "", "output": expected}], "limits": {"total_seconds": 3}}
    assert judge(answer, "print('12345678 ' * 1_200_000)").passed
    assert not judge(answer, "print('12345678 ' * 1_199_999 + '12345679')").passed


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import sys\nsys.stdout.buffer.write(b'4\\0')", Reason.WRONG),
        ("import sys\nsys.stdout.buffer.write(b'\\xff4')", Reason.WRONG),
        ("print('4' + ' \\n' * 100_000)", Reason.CORRECT),
        ("print('4')\nwhile True: print(' ' * 9999)", Reason.OUTPUT),
    ],
    ids=["nul", "no_unicode", "much_space", "endless_space"],
)
def test_odd_outputs(judge: Any, program: str, reason: Reason) -> None:
    answer = {"kind": "stdio", "tests": [{"input": "", "output": "4"}], "limits": {"total_seconds": 3}}
    assert judge(answer, program).reason is reason
