"""Programs in other languages on standard input and output."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from verigym.sandbox import Sandbox
from verigym.types import Reason, Task
from verigym.verifiers.code import CodeVerifier, extract_code

TESTS = [{"input": f"{n}\n", "output": f"{n * n}\n"} for n in (2, 3)]
JAVA = (
    "import java.util.Scanner;\nclass Square {\n  public static void main(String[] a) {\n"
    "    int n = new Scanner(System.in).nextInt();\n    System.out.println(n * n);\n  }\n}"
)
GO = 'package main\nimport "fmt"\nfunc main() { var n int; fmt.Scan(&n); fmt.Println(n * n) }'
RUST = (
    "use std::io;\nfn main() { let mut s = String::new(); io::stdin().read_line(&mut s).unwrap();\n"
    '  let n: i32 = s.trim().parse().unwrap(); println!("{}", n * n); }'
)
PROGRAMS = {
    "javascript": "const n = Number(require('fs').readFileSync(0, 'utf8'));\nconsole.log(n * n);",
    "typescript": "const n: number = Number(require('fs').readFileSync(0, 'utf8'));\nconsole.log(n * n);",
    "c": '#include <stdio.h>\nint main(void) { int n; scanf("%d", &n); printf("%d", n * n); }',
    "cpp": "#include <iostream>\nint main() { int n; std::cin >> n; std::cout << n * n; }",
    "java": JAVA,
    "go": GO,
    "rust": RUST,
    "bash": "read n\necho $((n * n))",
}


def judged(sandbox: Sandbox, language: str, response: str, **answer: Any) -> Any:
    answer = {"language": language, "kind": "stdio", "tests": TESTS, **answer}
    return CodeVerifier().verify_in(sandbox, Task("t", "code", "", answer), response)


@pytest.mark.parametrize("language", PROGRAMS)
def test_a_right_program_passes_and_a_wrong_one_does_not(sandbox: Sandbox, language: str) -> None:
    program = PROGRAMS[language]
    right = judged(sandbox, language, f"So:\n```{language}\n{program}\n```\nIt prints\n```text\n4\n```\n")
    assert (right.score, right.detail) == (1.0, "2 of 2 tests passed")
    wrong = judged(sandbox, language, f"```{language}\n{program.replace('* n', '+ n')}\n```")
    assert [part.score for part in wrong.parts] == [1.0, 0.0], wrong


@pytest.mark.parametrize("language", PROGRAMS)
def test_a_response_that_is_only_code_needs_no_fence(language: str) -> None:
    assert extract_code(f"\n{PROGRAMS[language]}", language) == f"\n{PROGRAMS[language]}"
    assert extract_code("I would read the number, and print its square.", language) is None
    assert extract_code("# The square\nI would print it." if language != "python" else "The square", language) is None


def test_a_fence_may_use_another_name_of_the_language() -> None:
    assert extract_code("```C++\nint a;\n```\n```py\nb\n```", "cpp") == "int a;\n"
    assert extract_code("```js\na\n```\n```ts\nb\n```", "typescript") == "b\n"


def test_a_fence_of_another_language_is_no_answer(sandbox: Sandbox) -> None:
    assert judged(sandbox, "cpp", "```python\nprint(4)\n```").reason is Reason.NO_ANSWER


BOMBS = {
    "errors": "#include <no/such/header>\n" * 1000,
    "data": "char a[1u << 30] = {1};\nint main(int n, char**) { return a[n]; }",
    "include": "#include __FILE__\n#include __FILE__\nint main() {}",
    "templates": "template <int A, int B> struct T { static const int v = T<A - 1, B>::v + T<A, B - 1>::v; };\n"
    "int main() { return T<400, 400>::v; }",
    "constants": "constexpr long f(long n) { return n < 2 ? n : f(n - 1) + f(n - 2); }\n"
    "static_assert(f(90) > 0);\nint main() {}",
    "host": '#include "/etc/shadow"\nint main() {}',
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_compile_bomb_earns_nothing_and_is_not_unscorable(sandbox: Sandbox, name: str) -> None:
    verdict = judged(sandbox, "cpp", f"```cpp\n{BOMBS[name]}\n```")
    assert verdict.score == 0.0
    assert verdict.reason in (Reason.MALFORMED, Reason.TIMEOUT, Reason.MEMORY, Reason.OUTPUT)


def test_a_program_that_does_not_compile_is_malformed_in_all_its_parts(sandbox: Sandbox) -> None:
    verdict = judged(sandbox, "cpp", "```cpp\nint main( {\n```")
    assert (verdict.score, verdict.reason) == (0.0, Reason.MALFORMED)
    assert [part.detail for part in verdict.parts] == ["it does not compile"] * 2


def test_a_compiler_that_is_missing_is_unscorable_and_named() -> None:
    program = (
        "from verigym.types import Task\nfrom verigym.verifiers.code import CodeVerifier\n"
        "answer = {'language': 'cpp', 'kind': 'stdio', 'tests': [{'input': '', 'output': '4'}]}\n"
        "verdict = CodeVerifier().verify(Task('t', 'code', '', answer), '```cpp\\nint main() {}\\n```')\n"
        "print(verdict.score, verdict.detail)\n"
    )
    environment = {**os.environ, "PATH": "/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.startswith("None ")
    assert "g++" in done.stdout


def test_a_checker_may_be_compiled_once_for_all_tests(sandbox: Sandbox) -> None:
    checker = (
        '#include "own.h"\n#include <fstream>\nint main(int n, char** names) {\n'
        "  std::ifstream given(names[1]), got(names[2]), answer(names[3]);\n  long a, b, c;\n"
        "  return given >> a && got >> b && answer >> c && b == c + OFF ? 0 : 1;\n}\n"
    )
    files = {"own.h": "#define OFF 0\n"}
    response = f"```cpp\n{PROGRAMS['cpp']}\n```"
    known = {"source": checker, "language": "c++", "files": files}
    assert judged(sandbox, "cpp", response, checker=known).passed
    broken = judged(sandbox, "cpp", response, checker={**known, "files": {}})
    assert broken.score is None
    assert "the checker does not compile" in broken.parts[0].detail
