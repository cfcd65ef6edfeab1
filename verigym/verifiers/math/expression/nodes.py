"""Expressions as trees, and what is asked of a tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Node: TypeAlias = "Number | Name | Apply"


class UnreadableError(Exception):
    """The text is outside the grammar."""


class RefusedError(UnreadableError):
    """The text can be read, and says two things or a false one: no other reader is asked."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; ``places`` counts the decimals of a decimal."""

    value: Fraction
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A variable or a constant, with its index."""

    name: str


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation or function on its arguments."""

    name: str
    args: tuple[Node, ...]


def names(node: Node) -> frozenset[str]:
    """The variables of an expression."""
    if isinstance(node, Name):
        return frozenset() if node.name in ("pi", "e", "i") else frozenset([node.name])
    if isinstance(node, Apply):
        return frozenset().union(*map(names, node.args))
    return frozenset()


def mentions(node: Node, *wanted: str) -> bool:
    """Whether one of some names, of variables or of functions, stands anywhere in an expression."""
    if isinstance(node, Name):
        return node.name in wanted
    return isinstance(node, Apply) and (node.name in wanted or any(mentions(one, *wanted) for one in node.args))


def renamed(node: Node, new: Mapping[str, str]) -> Node:
    """An expression with its variables called by other names, all at once."""
    if isinstance(node, Name):
        return Name(new.get(node.name, node.name))
    if isinstance(node, Apply):
        return Apply(node.name, tuple(renamed(argument, new) for argument in node.args))
    return node
