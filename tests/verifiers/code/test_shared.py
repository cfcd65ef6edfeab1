"""Tests that share a process with a program in another language: what forges their result, and what only looks so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from verigym.sandbox import Sandbox
from verigym.types import Reason, Task
from verigym.verifiers.code import CodeVerifier
from verigym.verifiers.code.shared import LINKERS
from verigym.verifiers.code.suite import SHARED

_SECTION = re.compile(r"^=== (\w+?)_(\w+)(?:: (\w+))?\n", re.MULTILINE)
_C = "#include <assert.h>\nint main() {\n    assert(f(2) == 4);\n    assert(f(3) == 9);\n}\n"
_SCRIPT = (
    "const test = () => {\n  console.assert(f(2) === 4)\n"
    "  console.assert(JSON.stringify([f(3)]) === JSON.stringify([9]))\n}\n\ntest()\n"
)
_JAVA = (
    "public class Main {\n    public static void main(String[] args) throws Throwable {\n"
    "        Solution s = new Solution();\n"
    "        List<Boolean> correct = Arrays.asList(((Object) s.f(2)).equals(4), ((Object) s.f(3)).equals(9));\n"
    "        if (correct.contains(false)) {\n            throw new AssertionError();\n        }\n    }\n}\n"
)
_GO_SET_UP = 'package main\n\nimport (\n    "testing"\n    "github.com/stretchr/testify/assert"\n)\n'
_GO = (
    "func TestF(t *testing.T) {\n    assert := assert.New(t)\n"
    "    assert.Equal(4, f(2))\n    assert.Equal(true, f(3) == 9)\n}\n"
)
_RUST = (
    "#[cfg(test)]\nmod tests {\n    use super::*;\n\n#[test]\n    fn test_f() {\n        assert_eq!(f(2), 4);\n"
    "        assert_eq!(f(3), 9);\n    }\n}\n"
)
TESTS = {"c": _C, "cpp": _C, "javascript": _SCRIPT, "typescript": _SCRIPT, "java": _JAVA, "go": _GO, "rust": _RUST}


def judged(sandbox: Sandbox, language: str, program: str, **changes: Any) -> Any:
    answer = {
        "language": language,
        "kind": "asserts",
        "entry_point": "f",
        "test": TESTS[language],
        "setup": _GO_SET_UP if language == "go" else "",
        "limits": {"total_seconds": 1.5, "memory_mb": 256},
        **changes,
    }
    return CodeVerifier().verify_in(sandbox, Task("t", "code", "", answer), f"```{language}\n{program}\n```")


def programs(file: str) -> list[Any]:
    _, *rows = _SECTION.split((Path(__file__).parent / file).read_text(encoding="utf-8"))
    return [
        pytest.param(language, program, Reason(word or "correct"), id=f"{language}-{name}")
        for language, name, word, program in zip(rows[::4], rows[1::4], rows[2::4], rows[3::4], strict=True)
    ]


def test_every_language_that_shares_a_process_has_a_linker_and_a_test() -> None:
    assert set(SHARED) == set(LINKERS) == set(TESTS)


@pytest.mark.parametrize(("language", "program", "reason"), programs("attacks_in_one_process.txt"))
def test_an_attack_earns_nothing(sandbox: Sandbox, language: str, program: str, reason: Reason) -> None:
    verdict = judged(sandbox, language, program)
    assert (verdict.score, verdict.reason) == (0.0, reason), verdict


@pytest.mark.parametrize(("language", "program", "reason"), programs("honest_in_one_process.txt"))
def test_an_honest_twin_passes(sandbox: Sandbox, language: str, program: str, reason: Reason) -> None:
    verdict = judged(sandbox, language, program)
    assert (verdict.score, verdict.reason) == (1.0, reason), verdict
    assert verdict.detail == "1 of 1 tests passed, in a shared process"


@pytest.mark.parametrize(
    ("language", "test", "cause"),
    [
        ("cpp", "assert(f(2) == 4);", "has one main(), got 0"),
        ("java", "class Test {}", "is a class Main"),
        ("go", "func Check() {}", "got none"),
        ("rust", "fn check() {}", "functions under #[test]"),
    ],
)
def test_a_test_that_cannot_be_run_is_not_the_responses_fault(
    sandbox: Sandbox, language: str, test: str, cause: str
) -> None:
    verdict = judged(sandbox, language, "f", test=test)
    assert verdict.score is None
    assert cause in verdict.detail


@pytest.mark.parametrize("language", ["javascript", "typescript"])
def test_a_failed_assert_that_comes_later_fails(sandbox: Sandbox, language: str) -> None:
    test = "setTimeout(() => console.assert(f(2) === 4), 5)\nconsole.assert(f(1) === 1)"
    assert judged(sandbox, language, "const f = (n) => n * n", test=test).passed
    assert not judged(sandbox, language, "const f = (n) => n === 1 ? 1 : 5", test=test).passed


def test_a_script_without_asserts_that_throws_fails(sandbox: Sandbox) -> None:
    test = "const assert = require('assert')\nassert.deepStrictEqual([f(2)], [4])"
    assert judged(sandbox, "javascript", "const f = (n) => n * n", test=test).passed
    assert not judged(sandbox, "javascript", "const f = (n) => n", test=test).passed
    patched = "require('assert').deepStrictEqual = () => {}\nconst f = (n) => n"
    assert not judged(sandbox, "javascript", patched, test=test).passed
