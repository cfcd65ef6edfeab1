"""C and C++: the test's text follows the program's, and an ``assert`` of ours takes the place of the library's."""

from __future__ import annotations

import re

from verigym.errors import UsageError
from verigym.verifiers.code.shared.linker import Linked, Linker
from verigym.verifiers.code.suite import Suite

_FORBIDDEN = (
    r"\boperator\s*(?:[=!]=|<=>|!|&&|\|\||-\s*\([^)]*\b(?:int|long|float|double|auto|T)\b)"
    r"|\boperator\s+(?!new\b|delete\b)[\w:<>*& ]+\(\s*\)|\bextern\s*\"|\[\[\s*(?:__)?gnu|/proc\b|__FILE__"
    r"|\b(?:syscall|asm|__asm\w*|__attribute\w*|__assert\w*|_Generic)\b"
    r"|\#\s*pragma\s+(?:redefine_extname|weak|push_macro|pop_macro)"
)
_DEFINED = re.compile(r"(?:#|%:|\?\?=)\s*(?:/\*.*?\*/\s*)*define\s+(?:/\*.*?\*/\s*)*(\w+)")
_INCLUDED = re.compile(r"^[ \t]*#[ \t]*(?:undef[ \t]+NDEBUG|include[ \t]*<(?:assert\.h|cassert)>)", re.MULTILINE)
_MAIN = re.compile(r"\bmain(?=\s*\()")
_TOKEN = re.compile(r'[{}]|//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', re.DOTALL)

_BEFORE = """
#include <sys/syscall.h>
#undef assert
{declared}
static char {word}_secret[32];
static volatile long {word}_checked, {word}_failed;
__attribute__((constructor(101))) static void {word}_begin(void) {{ syscall(SYS_read, 0, {word}_secret, 32); }}
static void {word}_check(int holds) {{
    ++{word}_checked;
    if (holds) return;
    {word}_failed = 1;
    for (;;) syscall(SYS_exit_group, 1);
}}
#define assert(...) {word}_check((__VA_ARGS__) ? 1 : 0)
"""
_AFTER = """
int main(void) {{
    int status = {word}_main();
    if (status == 0 && {word}_checked > 0 && !{word}_failed) syscall(SYS_write, 1, {word}_secret, 32);
    return status;
}}
"""


def _link(suite: Suite, code: str, word: str, declared: str) -> Linked:
    found = list(_MAIN.finditer(suite.test))
    if len(found) != 1:
        raise UsageError(f"the test of a {suite.language} task has one main(), got {len(found)}")
    end = _end_of_block(suite.test, found[0].end())
    test = (
        f"{suite.test[: found[0].start()]}{word}_main{suite.test[found[0].end() : end]}; return 0; {suite.test[end:]}"
    )
    program = _MAIN.sub(f"{word}_other_main", suite.program(code))
    test = _INCLUDED.sub("", test)
    before, after = (text.format(word=word, declared=declared) for text in (_BEFORE, _AFTER))
    return Linked(f"{program}\n{before}\n{test}\n{after}")


def _end_of_block(text: str, start: int) -> int:
    """Where the first block after ``start`` closes."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        if token[0] == "}" and depth == 0:
            return token.start()
    raise UsageError("the test's main() never ends")


C = Linker(
    lambda suite, code, word: _link(suite, code, word, "long syscall(long, ...);"),
    re.compile(_FORBIDDEN),
    _DEFINED,
)
CPP = Linker(
    lambda suite, code, word: _link(suite, code, word, 'extern "C" long syscall(long, ...) noexcept(true);'),
    re.compile(_FORBIDDEN),
    _DEFINED,
)
