r"""The formulas that a question gives, as trees that do not depend on how they are written.

``5 + 38`` is the formula of "What is 38 + 5?", and ``x \cdot x - 1`` that of "Factor $x^2 - 1$": terms and factors have
no order, neutral elements and signs of brackets are gone, roots are powers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from verigym.types import Task
from verigym.verifiers.math.expression import Apply, Name, Node, Number, parsed
from verigym.verifiers.math.normal import normal
from verigym.verifiers.math.reading.relations import FLIPPED, RELATION

_MAX_PROMPT, _MAX_FORMULAS = 20_000, 100
_SPAN = re.compile(r"\$\$?([^$]+)\$|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_PLAIN = re.compile(r"(?:\d[\d.]*|(?<![A-Za-z])[a-zA-Z](?![A-Za-z])|[-+*/^()=<>|!≤≥·×÷√²³ ]){3,}")
_WORK = re.compile(r"[-+*/^=<>|!≤≥·×÷√²³]")

Tree = tuple[object, ...]


class Asked(NamedTuple):
    """Trees of all parts of the formulas that have an operation in them, and the relations between whole sides."""

    trees: frozenset[Tree]
    relations: frozenset[Tree]


def asked(task: Task) -> Asked:
    """What a task's prompt gives. Formulas outside of the grammar are left out."""
    trees: set[Tree] = set()
    relations: set[Tree] = set()
    for formula in map(normal, islice(_formulas(prompt_text(task)), _MAX_FORMULAS)):
        for side in map(parsed, RELATION.split(formula)):
            trees.update(_parts(side) if side is not None else ())
        if (relation := relation_tree(formula)) is not None:
            relations.add(relation)
    return Asked(frozenset(trees), frozenset(relations))


def prompt_text(task: Task) -> str:
    """The prompt as one text, of 20,000 characters at most."""
    turns = [task.prompt] if isinstance(task.prompt, str) else [str(turn.get("content", "")) for turn in task.prompt]
    return " ".join(turns)[:_MAX_PROMPT]


def tree(node: Node) -> Tree:  # noqa: PLR0911 - one line an operation
    """An expression's tree, whatever the order of its terms and factors."""
    match node:
        case Number():
            return ("number", node.value)
        case Name():
            return ("name", node.name)
        case Apply("neg", (inner,)):
            return _combined("*", [("number", Fraction(-1)), tree(inner)])
        case Apply("+" | "*", (left, right)):
            return _combined(node.name, [tree(left), tree(right)])
        case Apply("root", (inner, Number(value=degree))) if degree:
            return _power(tree(inner), ("number", 1 / degree))
        case Apply("^", (base, exponent)):
            return _power(tree(base), tree(exponent))
        case Apply("/", (Number(value=top), Number(value=bottom))) if bottom:
            return ("number", top / bottom)
        case Apply("/", (above, below)) if tree(below) == _ONE:
            return tree(above)
    return (node.name, *map(tree, node.args))


def relation_tree(text: str) -> Tree | None:
    """The tree of a normal form with one relation sign, whichever way round; ``None`` for anything else."""
    signs = [mark.group() for mark in RELATION.finditer(text)]
    sides = [parsed(side) for side in RELATION.split(text)]
    if len(signs) != 1 or sides[0] is None or sides[1] is None:
        return None
    left, right = tree(sides[0]), tree(sides[1])
    if signs[0] in FLIPPED:
        return (FLIPPED[signs[0]], right, left)
    return (signs[0], *sorted((left, right), key=repr)) if signs[0] in ("=", r"\ne") else (signs[0], left, right)


_MINUS: Tree = ("number", Fraction(-1))
_ONE: Tree = ("number", Fraction(1))
_NEUTRAL: dict[str, Tree] = {"+": ("number", Fraction(0)), "*": _ONE}


def _combined(name: str, parts: list[Tree]) -> Tree:
    flat = [inner for part in parts for inner in (part[1:] if part[0] == name else (part,)) if inner != _NEUTRAL[name]]
    if name == "*":
        signs = flat.count(_MINUS)
        flat = [one for one in flat if one != _MINUS] + [_MINUS] * (signs % 2)
    if len(flat) < 2:
        return flat[0] if flat and isinstance(flat[0], tuple) else _NEUTRAL[name]
    return (name, *sorted(flat, key=repr))


def _power(base: Tree, exponent: Tree) -> Tree:
    if exponent == _ONE:
        return base
    if exponent[0] == "number" and exponent[1] == 2:
        return _combined("*", [base, base])
    return ("^", base, exponent)


def _parts(node: Node) -> Iterator[Tree]:
    if isinstance(node, Apply):
        whole = tree(node)
        if whole[0] not in ("number", "name"):
            yield whole
        for argument in node.args:
            yield from _parts(argument)


def _formulas(text: str) -> Iterator[str]:
    for match in _SPAN.finditer(text):
        yield next(group for group in match.groups() if group)
    for match in _PLAIN.finditer(text):
        if _WORK.search(match.group()):
            yield match.group().strip(" .,-")
