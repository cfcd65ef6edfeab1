"""The kinds of things that an answer can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from verigym.verifiers.math.expression import Node, names, renamed

Shape: TypeAlias = "Value | Row | Many | Ranges | Equation | Chain | Ratio | Residues | Cases | Words"


@dataclass(frozen=True, slots=True)
class Value:
    """One expression.

    Attributes:
        node: Its tree.
        unit: What stood after it in words.
        name: What stood before its equals sign.
        label: What words before it say that it is.
    """

    node: Node
    unit: str = ""
    name: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A tuple, vector, matrix row or system of assignments: order matters.

    Attributes:
        items: The components.
        closed: Which ends had a square bracket.
        name: What the whole is called, as in ``P = (1, 2)``.
        names: What the components are called, as in ``(x, y) = (1, 2)`` or ``x = 1, y = 2``; empty if they are not.
    """

    items: tuple[Shape, ...]
    closed: tuple[bool, bool] = (False, False)
    name: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A set or a bare list: order does not matter. ``braced`` says that it was written as a set."""

    items: tuple[Shape, ...]
    braced: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """An interval; an end of ``None`` is infinite."""

    low: Node | None
    low_closed: bool
    high: Node | None
    high_closed: bool


@dataclass(frozen=True, slots=True)
class Ranges:
    """A union of intervals, of the values of ``name`` if that is not empty.

    ``solved`` is false where an inequality had to be solved to find them.
    """

    ranges: tuple[Range, ...]
    name: str = ""
    solved: bool = True


@dataclass(frozen=True, slots=True)
class Equation:
    """A relation that is no assignment; ``relation`` is ``=``, ``<``, ``<=`` or ``!=``."""

    left: Node
    relation: str
    right: Node


@dataclass(frozen=True, slots=True)
class Chain:
    """Three or more sides in order, from small to large; each relation is ``<``, ``<=`` or ``=``."""

    sides: tuple[Node, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """``a : b : c``, three numbers or more up to a common factor."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Residues:
    """The integers that are congruent to one of ``residues`` (each from 0 to ``modulus`` - 1)."""

    residues: frozenset[int]
    modulus: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cases:
    """A case distinction: pairs of what holds and under which condition."""

    branches: tuple[tuple[Shape, Shape], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """An answer in words; ``claim`` is what a sentence such as ``the lines are parallel`` says of its subject."""

    text: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer as it was read.

    Attributes:
        shape: What it is.
        parameters: The letters that it says stand for any value, each with its domain: ``Z``, ``N`` (integers from 0
            or from 1), a number (integers from there on), ``R`` (not only integers), or ``?`` if that is not said.
        condition: What else it demands, such as ``x>0``; empty if nothing.
    """

    shape: Shape
    parameters: Mapping[str, str] = field(default_factory=dict)
    condition: str = ""


def nodes(shape: Shape) -> Iterator[Node]:
    """All expressions in a shape."""
    match shape:
        case Value():
            yield shape.node
        case Row() | Many():
            for item in shape.items:
                yield from nodes(item)
        case Ranges():
            for one in shape.ranges:
                yield from (end for end in (one.low, one.high) if end is not None)
        case Equation():
            yield from (shape.left, shape.right)
        case Chain():
            yield from shape.sides
        case Ratio():
            yield from shape.items
        case Cases():
            for what, when in shape.branches:
                yield from nodes(what)
                yield from nodes(when)


def variables(shape: Shape) -> frozenset[str]:
    """The variables of all expressions in a shape."""
    return frozenset().union(*map(names, nodes(shape)))


def rename(shape: Shape, new: Mapping[str, str]) -> Shape:  # noqa: PLR0911 - one line a shape
    """A shape with the variables of its expressions called by other names."""

    def bound(end: Node | None) -> Node | None:
        return None if end is None else renamed(end, new)

    match shape:
        case Value():
            return replace(shape, node=renamed(shape.node, new))
        case Row() | Many():
            return replace(shape, items=tuple(rename(item, new) for item in shape.items))
        case Ranges():
            ranges = (replace(one, low=bound(one.low), high=bound(one.high)) for one in shape.ranges)
            return replace(shape, ranges=tuple(ranges))
        case Equation():
            return Equation(renamed(shape.left, new), shape.relation, renamed(shape.right, new))
        case Chain():
            return replace(shape, sides=tuple(renamed(side, new) for side in shape.sides))
        case Ratio():
            return Ratio(tuple(renamed(item, new) for item in shape.items))
        case Cases():
            return Cases(tuple((rename(what, new), rename(when, new)) for what, when in shape.branches))
    return shape
