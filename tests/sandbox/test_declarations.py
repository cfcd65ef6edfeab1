"""Declarations of languages: how they are found, what they may show, what a text tells of its names."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from verigym.errors import SandboxError, UsageError
from verigym.sandbox import Limits, Program
from verigym.sandbox.languages import GROUP, Language, Tool, _load, find_language, languages
from verigym.sandbox.languages.java import names
from verigym.sandbox.languages.scripting import JAVASCRIPT
from verigym.sandbox.local import LocalSandbox
from verigym.sandbox.local.tools import locate
from verigym.sandbox.step import Step


@pytest.mark.parametrize(
    ("name", "language"),
    [("C++", "cpp"), ("ts", "typescript"), ("golang", "go"), ("py3", "python"), ("sh", "bash"), ("node", "javascript")],
)
def test_a_language_is_found_by_its_alias(name: str, language: str) -> None:
    assert find_language(name).name == language


def test_no_name_is_taken_twice() -> None:
    taken = [name for language in languages().values() for name in (language.name, *language.aliases)]
    assert len(taken) == len(set(taken))


def test_an_unknown_language_is_named_with_what_there_is() -> None:
    with pytest.raises(UsageError, match=r"there are bash, c, cpp.*Did you mean 'javascript'"):
        find_language("javascrip")


def test_a_package_announces_a_language() -> None:
    found = _load(EntryPoint("c", "verigym.sandbox.languages.native:C", GROUP))
    assert isinstance(found, Language)


@pytest.mark.parametrize(
    ("name", "value"),
    [("x", "no.such.module:X"), ("x", "verigym.sandbox.languages.native:C"), ("x", "verigym.sandbox.languages:GROUP")],
)
def test_what_is_announced_and_is_no_language_is_named(name: str, value: str) -> None:
    found = _load(EntryPoint(name, value, GROUP))
    assert isinstance(found, SandboxError)
    assert "language 'x'" in str(found)


PLUG_IN = """
from verigym.sandbox.languages import Language, Tool

PERL = Language(name="perl", aliases=("pl",), file="main.pl", run=Tool(("perl", "main.pl"), install="perl-base"))
"""

USES_IT = """
from verigym.sandbox import Limits, Program
from verigym.sandbox.local import LocalSandbox

with LocalSandbox(workers=1) as sandbox:
    print(sandbox.run(Program("print uc <STDIN>;", "pl", stdin=b"hello"), Limits()).stdout)
"""


def test_a_language_more_is_one_declaration(tmp_path: Path) -> None:
    (tmp_path / "perl_for_verigym.py").write_text(PLUG_IN)
    told = tmp_path / "perl_for_verigym-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: perl-for-verigym\nVersion: 1\n")
    (told / "entry_points.txt").write_text(f"[{GROUP}]\nperl = perl_for_verigym:PERL\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", USES_IT], check=False, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout) == (0, "b'HELLO'\n"), done.stderr


@pytest.mark.parametrize("folder", ["/", "/usr", "/usr/local", "/etc", "~", "~/..", "checkout"])
def test_a_declaration_may_not_show_what_is_not_its_own(folder: str) -> None:
    checkout = str(Path(__file__).resolve().parents[2])
    path = os.path.realpath(checkout if folder == "checkout" else os.path.expanduser(folder))
    with pytest.raises(UsageError, match="shows its own folders"):
        locate(Tool(("bash",), shows=(path + "/" if path == "/" else path,)))


def test_files_are_brought_back_and_nothing_else() -> None:
    source = """
const fs = require("fs");
fs.mkdirSync("a/b", {recursive: true});
fs.writeFileSync("a/b/deep", "1");
fs.writeFileSync("main", Buffer.from([0, 255]));
fs.writeFileSync("other", "2");
fs.symlinkSync("/usr/bin/node", "main.link");
fs.symlinkSync("/usr/bin", "a/folder");
require("net").createServer().listen("main.socket", () => process.exit(0));
"""
    with LocalSandbox(workers=1) as sandbox:
        step = Step(
            tool=JAVASCRIPT.run, argv=("node", "main.js"), files={"main.js": source}, keep=("main", "main.*", "a/*")
        )
        outcome = sandbox._begin(step, Limits(), None).wait()
    assert dict(outcome.kept) == {"a/b/deep": b"1", "main": b"\0\xff", "main.js": source.encode()}


def test_a_step_that_failed_brings_nothing_back() -> None:
    with LocalSandbox(workers=1) as sandbox:
        step = Step(tool=JAVASCRIPT.run, argv=("node", "main.js"), files={"main.js": "throw 1"}, keep=("*",))
        assert sandbox._begin(step, Limits(), None).wait().kept == ()


@pytest.mark.parametrize(
    ("source", "file", "main"),
    [
        ("class A { public static void main(String[] args) {} }", "A", "A"),
        ("class S {} public class Main { public static void main(String[] a) {} }", "Main", "Main"),
        ("public class S {} class Main { static public void main(String[] a) {} }", "S", "Main"),
        ("package p.q; public final class A { void main() {} }", "A", "p.q.A"),
        ("// class X { void main(\\nclass A { }", "A", "A"),
        ("/* class X { void main( */ class A { }", "A", "A"),
        ('class A { String s = "class X { void main("; } ', "A", "A"),
        ("class A { char c = '{'; class B { void main() {} } void f() {} } class C { void main() {} }", "C", "C"),
        ("record R(int x) { } enum E { A } interface I { static void main(String[] a) {} }", "I", "I"),
        ("no java at all", "Main", "Main"),
    ],
)
def test_a_java_text_tells_its_file_and_its_main_class(source: str, file: str, main: str) -> None:
    assert names(source.replace("\\n", "\n")) == {"file": file, "main": main}


def test_a_java_text_of_ten_megabytes_is_no_burden() -> None:
    for part in ('"', "/*", "'", "{", "public ", "class ", "\\", '"""'):
        names(part * (10_000_000 // len(part)))


def test_a_text_whose_class_has_a_name_that_no_file_can_have_is_judged() -> None:
    with LocalSandbox(workers=1) as sandbox:
        outcome = sandbox.run(Program(f"class {'A' * 300} {{ }}", "java"), Limits())
    assert (outcome.compiled, outcome.ok) == (False, False)
