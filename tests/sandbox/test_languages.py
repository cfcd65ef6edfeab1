"""Programs in every language: what they do, how they fail, and what their compilers see of the machine."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verigym.errors import MissingLanguageError, UsageError
from verigym.sandbox import Limits, Program, Sandbox, Stop
from verigym.sandbox.languages import find_language
from verigym.sandbox.local import LocalSandbox

PROGRAMS = {path.suffix: path for path in (Path(__file__).parent / "polyglot").iterdir()}
LIMITS = Limits(seconds=1.0, memory_mb=128)

ACTS = {
    "bash": ".sh",
    "c": ".c",
    "cpp": ".cpp",
    "go": ".go",
    "java": ".java",
    "javascript": ".js",
    "python": ".py",
    "rust": ".rs",
    "typescript": ".ts",
}

NO_PROGRAMS = {
    "c": "int main(void) { return undeclared; }",
    "cpp": "int main() { return undeclared; }",
    "go": "package main\nfunc main() { undeclared() }",
    "java": "class Main { public static void main(String[] args) { undeclared(); } }",
    "rust": "fn main() { undeclared(); }",
    "typescript": "const x: number = undeclared;",
}


def act(language: str, word: str) -> Program:
    """A program that does what its input says; one text for all words, so that it is compiled once."""
    return Program(PROGRAMS[ACTS[language]].read_text(encoding="utf-8"), language, stdin=f"{word}\n".encode())


@pytest.mark.parametrize("language", ACTS)
def test_a_program_reads_and_prints(sandbox: Sandbox, language: str) -> None:
    outcome = sandbox.run(act(language, "hello"), LIMITS)
    assert (outcome.ok, outcome.stdout, outcome.stderr) == (True, b"hello\n", b"")


@pytest.mark.parametrize("language", ACTS)
def test_a_crash_is_told_from_what_a_limit_ended(sandbox: Sandbox, language: str) -> None:
    outcome = sandbox.run(act(language, "crash"), LIMITS)
    assert (outcome.stop, outcome.compiled, outcome.ok) == (Stop.EXIT, True, False)


@pytest.mark.parametrize("language", ACTS)
def test_an_endless_loop_is_a_timeout(sandbox: Sandbox, language: str) -> None:
    outcome = sandbox.run(act(language, "loop"), Limits(seconds=0.5, wall_seconds=5.0))
    assert (outcome.stop, outcome.compiled) == (Stop.TIMEOUT, True)


@pytest.mark.parametrize("language", ACTS)
def test_taking_memory_without_end_is_the_memory_limit(sandbox: Sandbox, language: str) -> None:
    outcome = sandbox.run(act(language, "bomb"), Limits(seconds=5.0, memory_mb=128))
    assert (outcome.stop, outcome.compiled) == (Stop.MEMORY, True)


@pytest.mark.parametrize("language", NO_PROGRAMS)
def test_a_compile_error_is_an_outcome(sandbox: Sandbox, language: str) -> None:
    outcome = sandbox.run(Program(NO_PROGRAMS[language], language), LIMITS)
    assert (outcome.stop, outcome.compiled, outcome.ok) == (Stop.EXIT, False, False)
    assert b"undeclared" in outcome.stderr + outcome.stdout


# What the compiler reads of itself, its start and its addresses, is another thing each time it runs.
STAMPED = 'fn main() { print!("{}", include_str!("/proc/self/stat")); }'


def test_a_program_is_compiled_once_for_all_its_inputs(sandbox: Sandbox) -> None:
    programs = [Program(STAMPED, "rust", stdin=bytes([n])) for n in range(4)]
    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(lambda program: sandbox.run(program, LIMITS), programs))
    assert all(outcome.ok and outcome.stdout for outcome in outcomes)
    assert len({outcome.stdout for outcome in outcomes}) == 1
    other = sandbox.run(Program(STAMPED + " // another text", "rust"), LIMITS)
    assert other.ok
    assert other.stdout != outcomes[0].stdout


def test_a_header_beside_the_program_is_part_of_what_is_compiled(sandbox: Sandbox) -> None:
    source = '#include <stdio.h>\n#include "word.h"\nint main(void) { puts(WORD); }'
    for word in ("one", "two"):
        program = Program(source, "c", files={"word.h": f'#define WORD "{word}"\n'})
        assert sandbox.run(program, LIMITS).stdout == f"{word}\n".encode()


def test_the_files_of_a_package_are_compiled_together(sandbox: Sandbox) -> None:
    main = "package main\nfunc main() { println(double(21)) }"
    other = "package main\nfunc double(n int) int { return 2 * n }"
    assert sandbox.run(Program(main, "go", files={"other.go": other}), LIMITS).stderr == b"42\n"


def test_a_compiler_sees_libraries_that_its_declaration_names(sandbox: Sandbox) -> None:
    source = (
        'package main\nimport ("fmt"; "testing"; "github.com/stretchr/testify/assert")\n'
        "func main() { fmt.Println(assert.Equal(&testing.T{}, 1, 1)) }"
    )
    assert sandbox.run(Program(source, "go"), LIMITS).stdout == b"true\n"


READS = {
    "a file": ("c", '#include "/etc/passwd"\nint main(void) { return 0; }'),
    "a file's bytes": ("c", '__asm__(".incbin \\"/etc/passwd\\"");\nint main(void) { return 0; }'),
    "a home": ("cpp", f'#include "{Path(__file__)}"\nint main() {{ return 0; }}'),
    "a file as text": ("rust", 'fn main() { print!("{}", include_str!("/etc/passwd")); }'),
    "a link to a file": ("rust", 'fn main() { print!("{}", include_str!("/proc/1/environ")); }'),
    "an embedded file": (
        "go",
        'package main\nimport _ "embed"\n//go:embed /etc/passwd\nvar s string\nfunc main() { print(s) }',
    ),
    "a file by its types": ("typescript", '/// <reference path="/etc/passwd" />\nconsole.log(1);'),
}


@pytest.mark.parametrize("read", READS)
def test_nothing_of_the_host_is_seen_when_compiling(sandbox: Sandbox, read: str) -> None:
    language, source = READS[read]
    outcome = sandbox.run(Program(source, language), LIMITS)
    assert (outcome.compiled, outcome.ok) == (False, False)
    assert b"root:" not in outcome.stdout + outcome.stderr


def test_a_program_that_runs_does_not_see_its_compiler(sandbox: Sandbox) -> None:
    source = """
#include <stdio.h>
#include <unistd.h>
int main(void) {
    const char *paths[] = {"/usr/include/stdio.h", "/usr/lib/gcc", "/usr/bin/as", "/box/work/main.c"};
    for (int i = 0; i < 4; i++) if (!access(paths[i], F_OK)) puts(paths[i]);
}
"""
    outcome = sandbox.run(Program(source, "c"), LIMITS)
    shown = outcome.stdout.decode().split()
    # A container has one root for all of its programs.
    assert (outcome.ok, shown) == (True, [] if sandbox.name == "local" else shown)
    assert "/box/work/main.c" not in shown


BOMBS = {
    "memory": ("c", '#include "/dev/zero"\nint main(void) { return 0; }'),
    "disk": ("c", "char big[1 << 27] = {1};\nint main(void) { return 0; }"),
    "itself": ("c", '#include "main.c"\n#include "main.c"\n'),
    "templates": ("cpp", "template <class T> void f(T t) { f(&t); }\nint main() { f(1); }"),
    "diagnostics": ("cpp", "int x = ;\n" * 100_000),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_for_the_compiler_is_an_outcome(sandbox: Sandbox, bomb: str) -> None:
    language, source = BOMBS[bomb]
    outcome = sandbox.run(Program(source, language), LIMITS)
    assert (outcome.compiled, outcome.ok) == (False, False)
    assert len(outcome.stderr) <= find_language(language).compile_limits.output_kb * 1024


@pytest.mark.parametrize("language", ["bash", "c", "javascript"])
@pytest.mark.parametrize("source", ["\ud800", "\0", "x" * 10_000_000], ids=["surrogate", "nul", "ten-megabytes"])
def test_odd_texts_are_judged(sandbox: Sandbox, language: str, source: str) -> None:
    outcome = sandbox.run(Program(source, language), LIMITS)
    assert not outcome.ok or language == "bash"  # an empty command is a program


def test_output_that_is_no_text_comes_back_as_it_is(sandbox: Sandbox) -> None:
    outcome = sandbox.run(Program("printf '\\377\\0\\200'", "bash"), LIMITS)
    assert outcome.stdout == b"\xff\0\x80"


def test_a_pipeline_whose_reader_ends_is_ended(sandbox: Sandbox) -> None:
    outcome = sandbox.run(Program("yes | head -n 1; exit 3", "bash"), LIMITS)
    assert (outcome.stdout, outcome.exit_code) == (b"y\n", 3)


def test_a_program_sees_its_arguments_and_data(sandbox: Sandbox) -> None:
    program = Program('cat "$1"', "sh", args=("deep/word",), data={"deep/word": b"\xff"})
    assert sandbox.run(program, LIMITS).stdout == b"\xff"


def test_a_bridge_is_for_python_alone() -> None:
    with LocalSandbox(workers=1) as sandbox, pytest.raises(UsageError, match="bridge"):
        sandbox.start(Program("", "c", bridge="serve"), LIMITS)


@pytest.mark.parametrize("language", sorted(set(ACTS) - {"python"}))
def test_a_missing_command_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with LocalSandbox(workers=1) as sandbox, pytest.raises(MissingLanguageError, match="on the PATH; install '"):
        sandbox.run(act(language, "hello"), LIMITS)
