"""The program that checks a candidate: the task's own test, made to report each of its asserts.

Each assert at the top of the test, or at the top of a function that a statement at the top calls, becomes one part: a
failure is noted and the test goes on. Everything else (asserts in loops and blocks, errors elsewhere) ends the test as
it always did. Notes and the proof that the end was reached are lines that begin with a secret drawn for this run,
which the candidate, in another process, is never given.
"""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass
from functools import lru_cache

from verigym.errors import UsageError

_PRELUDE = """
import os as _verigym_os
_verigym_seen = {seen}
def _verigym_say(text):
    _verigym_os.write(1, ("\\n{secret} " + text + "\\n").encode())
def _verigym_note(number, error):
    _verigym_say(f"{{number}} {{'' if error is None else type(error).__name__}}")
def _verigym_checked(value):
    if not _verigym_seen:
        _verigym_seen.append(True)
    return value
"""
_NOTED = """
try:
    pass
except Exception as _verigym_error:
    _verigym_note({number}, _verigym_error)
else:
    _verigym_note({number}, None)
"""
_END = """
_verigym_say("end" if _verigym_seen else "empty")
"""


@dataclass(frozen=True, slots=True)
class Tester:
    """A test that is ready to be told its secret.

    Attributes:
        names: What it takes from the candidate.
        parts: How many asserts are parts of their own.
    """

    names: tuple[str, ...]
    parts: int
    _future: str
    _body: str
    _checks: bool

    def source(self, secret: str) -> str:
        """The program; its lines on standard output that begin with ``secret`` are its report."""
        prelude = _PRELUDE.format(secret=secret, seen="[]" if self._checks else "[True]")
        return f"{self._future}\n{prelude}\n{self._body}\n{_END}"


@lru_cache(maxsize=1024)
def make_tester(setup: str, test: str, entry_point: str) -> Tester:
    """Make a tester of a task's test.

    Raises:
        UsageError: If the test is no Python, or never uses the entry point.
    """
    try:
        tree = ast.parse(f"{setup}\n{test}")
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"the task's test is not Python: {error}") from error
    _call_check(tree, entry_point)
    names = _taken(tree, entry_point)
    if entry_point not in names:
        raise UsageError(f"the task's test never uses its entry point {entry_point!r}")
    splitter = _Splitter({call.func.id for call in _called(tree) if isinstance(call.func, ast.Name)})
    future = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    body = splitter.block([node for node in tree.body if node not in future], top=True)
    marked = _Marker().visit(ast.Module(body, []))
    return Tester(
        names=tuple(sorted(names)),
        parts=splitter.parts,
        _future="\n".join(map(ast.unparse, future)),
        _body=ast.unparse(ast.fix_missing_locations(marked)),
        _checks=any(isinstance(node, ast.Assert) for node in ast.walk(marked)),
    )


def _call_check(tree: ast.Module, entry_point: str) -> None:
    """HumanEval's tests define ``check(candidate)`` and leave the call to whoever runs them."""
    defined = any(isinstance(node, ast.FunctionDef) and node.name == "check" for node in tree.body)
    called = any(isinstance(node, ast.Name) and node.id == "check" for node in ast.walk(tree))
    if defined and not called:
        tree.body += ast.parse(f"check({entry_point})").body


def _called(tree: ast.Module) -> list[ast.Call]:
    """The calls that are statements at the top."""
    return [node.value for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]


def _taken(tree: ast.Module, entry_point: str) -> set[str]:
    """The names that a test uses and does not define.

    HumanEvalPack's ``def check(f)`` calls its parameter like the entry point, which it is called with.
    """
    used, defined = _used_and_defined(tree)
    passed = {name.id for call in _called(tree) for name in call.args if isinstance(name, ast.Name)}
    taken = used - defined - {*dir(builtins), "__file__"}
    # An entry point may have the name of a built-in function (MBPP/126 asks for a `sum`).
    return taken | ({entry_point} & (passed | (used - defined)))


def _used_and_defined(tree: ast.Module) -> tuple[set[str], set[str]]:
    used: set[str] = set()
    defined: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else defined).add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            defined.add(node.name)
        elif isinstance(node, ast.arg):
            defined.add(node.arg)
        elif isinstance(node, ast.alias):
            defined.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            defined.add(node.name)
    return used, defined


class _Splitter:
    """Turns asserts into parts."""

    def __init__(self, called: set[str]) -> None:
        self.called = called
        self.parts = 0

    def block(self, body: list[ast.stmt], top: bool) -> list[ast.stmt]:
        done: list[ast.stmt] = []
        for node in body:
            if isinstance(node, ast.Assert):
                # What is constant checks nothing: HumanEval's `assert True, "This prints if this assert fails"`.
                if not (isinstance(node.test, ast.Constant) and node.test.value):
                    done.append(self._noted(node))
            else:
                if top and isinstance(node, ast.FunctionDef) and node.name in self.called:
                    node.body = self.block(node.body, top=False) or [ast.Pass()]
                done.append(node)
        return done

    def _noted(self, node: ast.Assert) -> ast.stmt:
        (wrapped,) = ast.parse(_NOTED.format(number=self.parts)).body
        if not isinstance(wrapped, ast.Try):
            raise TypeError("the template of a noted assert is a try statement")
        wrapped.body = [node]
        self.parts += 1
        return wrapped


class _Marker(ast.NodeTransformer):
    """Marks that an assert was reached, so that a test whose asserts were all skipped proves nothing."""

    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        node.test = ast.Call(ast.Name("_verigym_checked", ast.Load()), [node.test], [])
        return node
