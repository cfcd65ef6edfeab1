"""Go: the response and the test are two files of one package, and the test's functions run under ``testing``."""

from __future__ import annotations

import re

from verigym.errors import UsageError
from verigym.verifiers.code.shared.linker import Linked, Linker
from verigym.verifiers.code.suite import Suite

_PREDECLARED = (
    "true|false|nil|iota|append|cap|close|complex|copy|delete|imag|len|make|new|panic|print|println|real|recover|any|bool"
    "|byte|comparable|complex64|complex128|error|float32|float64|int|int8|int16|int32|int64|rune|string|uint|uint8|uint16"
    "|uint32|uint64|uintptr"
)
_FORBIDDEN = re.compile(
    rf"go:linkname|\bimport\s*(?:\([^)]*?|[\w.]*\s*)[\"`](?:C|unsafe|syscall|plugin|testing|flag)[\"`]|/proc\b"
    rf"|^\s*(?:const|var|type|func)\s+\(?\s*(?:{_PREDECLARED})\b|^\s*(?:true|false|nil|iota)\b\s*(?:,|\w|=[^=])",
    re.MULTILINE,
)
_TEST = re.compile(r"^func\s+(Test\w*)\s*\(\s*\w+\s+\*testing\.T\s*\)", re.MULTILINE)
_MAIN = re.compile(r"^func\s+main\s*\(", re.MULTILINE)

# In the first of the files by name, so that its variables come before what the response does at the start.
_AFTER = """
var {word}_end = func() func() {{
    secret, _ := {word}_io.ReadAll({word}_os.Stdin)
    out := {word}_os.Stdout
    return func() {{ out.Write(secret) }}
}}()

func main() {{
    passed := 0
    count := func(test func(*testing.T)) func(*testing.T) {{
        return func(t *testing.T) {{
            test(t)
            if !t.Failed() {{
                passed++
            }}
        }}
    }}
    tests := []testing.InternalTest{{ {tests} }}
    last := testing.InternalTest{{Name: "end", F: func(t *testing.T) {{
        if passed == len(tests) {{
            {word}_end()
        }}
    }}}}
    all := func(pattern, name string) (bool, error) {{ return true, nil }}
    testing.Main(all, append(tests, last), nil, nil)
}}
"""


def _link(suite: Suite, code: str, word: str) -> Linked:
    names = _TEST.findall(suite.test)
    if not names:
        raise UsageError("the test of a Go task has functions such as `func TestName(t *testing.T)`, got none")
    package, clause, rest = f"{suite.setup}\n{suite.test}".partition("package main")
    if not clause:
        rest = f'\n\nimport "testing"\n{package}'
    imports = "".join(f'\nimport {word}_{name} "{name}"' for name in ("io", "os"))
    tests = ", ".join(f'{{Name: "{name}", F: count({name})}}' for name in names)
    program = _MAIN.sub(f"func {word}_main(", code)
    if not re.search(r"^package\s", program, re.MULTILINE):
        program = f"package main\n{program}"
    source = f"package main\n{imports}\n{rest}\n{_AFTER.format(word=word, tests=tests)}"
    return Linked(source, {"solution.go": program})


GO = Linker(_link, _FORBIDDEN)
