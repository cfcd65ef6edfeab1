"""Which text of a response is the program."""

from __future__ import annotations

import pytest

from verigym.types import Reason
from verigym.verifiers.code import extract_code

CASES = [
    ("```python\na\n```", "a\n"),
    ("```py\na\n```\nno:\n```Python3\nb\n```\nDone.", "b\n"),
    ("```\na\n```", "a\n"),
    ("```python\na\n```\nIts output:\n```\n4\n```", "a\n"),  # a block without a language counts only without others
    ("```text\nhm\n```\n```\na\n```", "a\n"),
    ("```json\n{}\n```", None),
    ("```python\n\n```", None),
    ("```python\na", "a"),  # never closed: cut off, or the stop string was the fence
    ("````python\ns = '''\n```\n'''\n````", "s = '''\n```\n'''\n"),  # a longer fence holds shorter ones
    ("~~~python\na\n~~~", "a\n"),
    ("  ```python\n  a\n  ```", "  a\n"),
    ("text ```python\na\n```", None),  # a fence begins its line, so this is an empty one
    ("def f(x): return x", "def f(x): return x"),
    ("\nfrom math import sqrt\nprint(sqrt(4))", "\nfrom math import sqrt\nprint(sqrt(4))"),
    ("n = int(input())\nprint(n)", "n = int(input())\nprint(n)"),
    ("a, b = 1, 2", "a, b = 1, 2"),
    ("Import the module and call it.", None),
    ("The result is x == 3", None),
    ("x == 3", None),
    ("0", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "code"), CASES)
def test_the_program_of_a_response(text: str, code: str | None) -> None:
    assert extract_code(text) == code


def test_code_inside_thinking_is_not_an_answer(judge: object) -> None:
    answer = {"kind": "call", "entry_point": "f", "tests": [{"args": [], "expected": 1}]}
    good = "```python\ndef f(): return 1\n```"
    bad = "```python\ndef f(): return 2\n```"

    def reason(text: str, **meta: str) -> Reason:
        return judge(answer, text, fence=False, **meta).reason  # type: ignore[operator]

    assert reason(f"<think>{bad}</think>{good}") is Reason.CORRECT
    assert reason(f"<think>{good}</think>{bad}") is Reason.WRONG
    assert reason(f"<think>{good}") is Reason.NO_ANSWER
    assert reason(f"{good}", thinking="open") is Reason.NO_ANSWER
    assert reason(f"hm</think>{good}", thinking="open") is Reason.CORRECT
    assert reason("I do not know.") is Reason.NO_ANSWER


def test_no_text_makes_extraction_hang() -> None:
    blank = " " * 200_000
    for text in (
        f"``` {blank}x`",
        f"```{'x' * 200_000}`",
        f"a{blank}",
        f"a{' ,' * 100_000}",
        "```" * 100_000,
        "```\n" * 100_000,
        "`" * 300_000,
        "a, " * 100_000,
        " " * 300_000,
    ):
        extract_code(text)
