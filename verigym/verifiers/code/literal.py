"""Tests that only call one function with literals and compare what it returns: they need no process of their own.

Most of HumanEval and MBPP is of this kind: ``assert f([1, 2]) == 3``, ``assert f(1) is None``,
``assert abs(f(0.5) - 0.25) < 1e-6``. The calls are made and the values compared outside the sandbox, with the same
result; whatever else a test does, it runs as a program in a sandbox of its own.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from verigym.verifiers.code.served import Question

_OPERATORS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
_IDENTITIES = (ast.Is, ast.IsNot)
_PLACEHOLDER = "value"


class _OtherError(Exception):
    """The test does something else."""


@lru_cache(maxsize=1024)
def read_questions(setup: str, test: str, entry_point: str) -> tuple[Question, ...]:
    """The asserts of a test, or nothing if it does anything else."""
    if setup.strip():
        return ()
    try:
        asserts = list(_asserts(ast.parse(test).body, entry_point))
        return tuple(_question(node, names, f"assert {number}") for number, (node, names) in enumerate(asserts, 1))
    except (SyntaxError, ValueError, _OtherError):
        return ()


def _asserts(body: list[ast.stmt], entry_point: str) -> Iterator[tuple[ast.Assert, set[str]]]:
    """Each assert, with the names under which it knows the entry point."""
    checks = [node for node in body if isinstance(node, ast.FunctionDef)]
    for node in body:
        if isinstance(node, ast.Assert):
            yield from _counted(node, {entry_point})
        elif isinstance(node, ast.FunctionDef):
            yield from _of_check(node, entry_point)
        elif not (_is_remark(node) or (checks and _is_call_of(node, checks[0].name, entry_point))):
            raise _OtherError
    if len(checks) > 1 or (checks and checks[0].name != "check"):
        raise _OtherError


def _of_check(function: ast.FunctionDef, entry_point: str) -> Iterator[tuple[ast.Assert, set[str]]]:
    """The asserts of ``def check(candidate)``, which is called once, with the entry point."""
    arguments = function.args
    if function.decorator_list or len(arguments.args) != 1 or ast.unparse(arguments) != arguments.args[0].arg:
        raise _OtherError
    for node in function.body:
        if isinstance(node, ast.Assert):
            yield from _counted(node, {entry_point, arguments.args[0].arg})
        elif not _is_remark(node):
            raise _OtherError


def _counted(node: ast.Assert, names: set[str]) -> Iterator[tuple[ast.Assert, set[str]]]:
    """What is constantly true checks nothing."""
    if not (isinstance(node.test, ast.Constant) and node.test.value):
        yield node, names


def _is_remark(node: ast.stmt) -> bool:
    """A text that stands alone, ``pass``, or HumanEval's ``METADATA = {}``."""
    if isinstance(node, ast.Assign):
        return [ast.unparse(target) for target in node.targets] == ["METADATA"]
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _is_call_of(node: ast.stmt, name: str, entry_point: str) -> bool:
    return isinstance(node, ast.Expr) and ast.unparse(node) == f"{name}({entry_point})"


def _question(node: ast.Assert, names: set[str], name: str) -> Question:
    finder = _Finder(names)
    condition = finder.visit(node.test)
    if finder.call is None:
        raise _OtherError
    call = finder.call
    keywords = {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg}
    if len(keywords) != len(call.keywords):
        raise _OtherError
    return Question(name, [ast.literal_eval(value) for value in call.args], keywords, _condition(condition))


class _Finder(ast.NodeTransformer):
    """Puts a placeholder for the one call of the entry point."""

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.call: ast.Call | None = None

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id in self.names:
            if self.call is not None:
                raise _OtherError
            self.call = node
            return ast.Name(_PLACEHOLDER, ast.Load())
        self.generic_visit(node)
        return node


def _condition(node: ast.expr) -> Callable[[Any], bool]:
    """A condition in which the placeholder stands for the value that was returned."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        term = _term(node.operand)
        return lambda value: not term(value)
    if not isinstance(node, ast.Compare):
        term = _term(node)
        return lambda value: bool(term(value))
    if len(node.ops) != 1 or type(node.ops[0]) not in _OPERATORS:
        raise _OtherError
    left, right = _term(node.left), _term(node.comparators[0])
    if isinstance(node.ops[0], _IDENTITIES) and ast.unparse(node.comparators[0]) not in ("None", "True", "False"):
        raise _OtherError
    compare = _OPERATORS[type(node.ops[0])]
    return lambda value: bool(compare(left(value), right(value)))


def _term(node: ast.expr) -> Callable[[Any], Any]:
    """The value, its distance from a number, or a literal."""
    if _is_placeholder(node):
        return lambda value: value
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and (node.func.id == "abs" and len(node.args) == 1 and not node.keywords)
        and isinstance(difference := node.args[0], ast.BinOp)
        and isinstance(difference.op, ast.Sub)
        and _is_placeholder(difference.left)
    ):
        number = ast.literal_eval(difference.right)
        return lambda value: abs(value - number)
    literal = ast.literal_eval(node)
    return lambda value: literal


def _is_placeholder(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == _PLACEHOLDER
