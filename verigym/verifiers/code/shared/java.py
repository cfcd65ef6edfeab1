"""Java: the response's classes in a file of their own, beside a main class of ours that starts the test's."""

from __future__ import annotations

import re

from verigym.errors import UsageError
from verigym.verifiers.code.shared.linker import Linked, Linker
from verigym.verifiers.code.suite import Suite

_FORBIDDEN = re.compile(r"\bboolean\s+equals\s*\(|/proc\b|\bUnsafe\b|\bInstrumentation\b")
_IMPORT = re.compile(r"^[ \t]*import\s+(?:static\s+)?[\w.]+(?:\.\*)?\s*;", re.MULTILINE)
_TEST_CLASS = re.compile(r"\b(?:public\s+)?class\s+Main\b")

_MAIN = """
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
{imports}

public class Main {{
    public static void main(String[] arguments) throws Throwable {{
        byte[] secret = System.in.readAllBytes();
        java.io.FileOutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
        {word}.main(arguments);
        out.write(secret);
    }}
}}

{test}
"""


def _link(suite: Suite, code: str, word: str) -> Linked:
    if not _TEST_CLASS.search(suite.test):
        raise UsageError("the test of a Java task is a class Main whose main() throws when something is wrong")
    imports = "\n".join(found[0].strip() for found in _IMPORT.finditer(f"{suite.setup}\n{code}\n{suite.test}"))
    test = re.sub(r"\bMain\b", word, _TEST_CLASS.sub("class Main", _IMPORT.sub("", suite.test)))
    files = {"Solution.java": suite.program(code)}
    return Linked(_MAIN.format(imports=imports, word=word, test=test), files)


JAVA = Linker(_link, _FORBIDDEN, re.compile(r"\b(?:class|interface|enum|record)\s+(\w+)"), frozenset({"Solution"}))
