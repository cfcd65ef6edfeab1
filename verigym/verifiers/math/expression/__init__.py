"""Expressions: a strict grammar for LaTeX and plain text, and the trees that it gives."""

from verigym.verifiers.math.expression.ellipsis import SERIES, member, steps
from verigym.verifiers.math.expression.nodes import (
    Apply,
    Name,
    Node,
    Number,
    RefusedError,
    UnreadableError,
    mentions,
    names,
    renamed,
)
from verigym.verifiers.math.expression.parser import parse, parsed
from verigym.verifiers.math.expression.tokens import FUNCTIONS, GREEK

__all__ = [
    "FUNCTIONS",
    "GREEK",
    "SERIES",
    "Apply",
    "Name",
    "Node",
    "Number",
    "RefusedError",
    "UnreadableError",
    "member",
    "mentions",
    "names",
    "parse",
    "parsed",
    "renamed",
    "steps",
]
