"""Rust: the test's module follows the program, and a main function of ours calls its functions."""

from __future__ import annotations

import re

from verigym.errors import UsageError
from verigym.verifiers.code.shared.linker import Linked, Linker
from verigym.verifiers.code.suite import Suite

_FORBIDDEN = re.compile(
    r"\bimpl\b[^{;]*\b(?:(?:PartialEq|PartialOrd|Add|Sub|Mul|Div|Rem)\s*<|Not\b)|\bmacro_rules\s*!\s*(?:assert|debug_assert|panic|vec|matches)\w*"
    r"|\bas\s+(?:assert|panic|vec|matches)\w*|\b(?:link_section|no_mangle|export_name|global_asm|asm)\b|/proc\b"
    r"|\bextern\s+(?:\"|crate\s+\w+\s+as\b)|\binclude(?:_str|_bytes)?\s*!|\bmacro_use\b"
)
_TEST = re.compile(r"#\[test\]\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?fn\s+(\w+)\s*\(\s*\)")
_MODULE = re.compile(r"^\s*(?:pub\s+)?mod\s+(\w+)\s*\{", re.MULTILINE)
_MAIN = re.compile(r"\bfn\s+main\s*\(")

_AFTER = """
fn main() {{
    let mut secret = [0u8; 32];
    ::std::io::Read::read_exact(&mut ::std::io::stdin(), &mut secret).unwrap();
    {calls}
    ::std::io::Write::write_all(&mut ::std::io::stdout(), &secret).unwrap();
    ::std::io::Write::flush(&mut ::std::io::stdout()).unwrap();
}}
"""


def _link(suite: Suite, code: str, word: str) -> Linked:
    names, modules = _TEST.findall(suite.test), _MODULE.findall(suite.test)
    if not names or len(modules) > 1 or "should_panic" in suite.test:
        raise UsageError(
            "the test of a Rust task has functions under #[test], in one module or none, that panic to fail"
        )
    path = f"{word}::" if modules else ""
    test = _TEST.sub(r"pub fn \1()", suite.test).replace("#[cfg(test)]", "")
    test = _MODULE.sub(f"mod {word} {{", test)
    program = _MAIN.sub(f"fn {word}_main(", suite.program(code))
    calls = "\n    ".join(f"{path}{name}();" for name in names)
    return Linked(f"{program}\n{test}\n{_AFTER.format(calls=calls)}")


RUST = Linker(
    _link,
    _FORBIDDEN,
    re.compile(r"\b(?:struct|enum|type|trait|const|static|mod|union)\s+(?:mut\s+)?(\w+)"),
    frozenset({"tests"}),  # of its own; the task's go by another name
)
