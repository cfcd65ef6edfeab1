"""Instruction ids and the checks behind them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NewType, TypeAlias, get_args, get_type_hints

from verigym.errors import UsageError, did_you_mean
from verigym.types import Json

Check: TypeAlias = Callable[..., bool]
"""``check(response, **arguments)``: whether a response, which is never blank, follows the instruction."""


Profile: TypeAlias = Literal["intended", "published"]
"""``intended``: what the instruction says, for training. ``published``: the reference's verdict, for comparison."""

Relation: TypeAlias = Literal["at least", "less than"]
"""How the published sets put a bound on a count."""

Positive = NewType("Positive", int)
"""A whole number from 1 up: a place in a row."""

_SHOWN = {
    Positive: "a whole number from 1 up",
    int: "a whole number",
    str: "a text",
    list[str]: "a list of texts",
    Relation: "'at least' or 'less than'",
}
"""The types that arguments may have."""


class InstructionError(UsageError):
    """A task asks for an instruction that is unknown, or with arguments that make no sense."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction type.

    Attributes:
        id: As published.
        checks: Profile to check.
        arguments: Names of the arguments to their types.
    """

    id: str
    checks: Mapping[Profile, Check]
    arguments: Mapping[str, Any]

    def bind(self, kwargs: Mapping[str, Json]) -> dict[str, Json]:
        """The arguments that the check takes, as the published sets spell them.

        The sets fill the arguments of other instructions with ``None``, turn whole numbers into floats, and have a
        few texts as lists of one.

        Raises:
            InstructionError: If an argument is missing or of the wrong type.
        """
        return {name: self._argument(name, kind, kwargs.get(name)) for name, kind in self.arguments.items()}

    def _argument(self, name: str, kind: Any, value: Json) -> Json:
        if kind in (int, Positive) and isinstance(value, float) and value.is_integer():
            value = int(value)
        if kind is str and isinstance(value, list) and len(value) == 1:
            value = value[0]
        if not _fits(kind, value):
            raise InstructionError(f"{self.id} needs the argument {name!r} ({_SHOWN[kind]}), got {value!r}")
        return value


def _fits(kind: Any, value: Json) -> bool:
    if kind is Relation:
        return value in get_args(Relation)
    if kind in (int, Positive):
        return isinstance(value, int) and not isinstance(value, bool) and (kind is int or value > 0)
    if kind is str:
        return isinstance(value, str) and bool(value.strip())
    return isinstance(value, list) and bool(value) and all(_fits(str, item) for item in value)


_known: dict[str, Instruction] = {}


def instruction(id: str) -> Callable[[Check], Check]:
    """Register the check of an instruction under its published id, for both profiles."""

    def add(check: Check) -> Check:
        if id in _known:
            raise ValueError(f"instruction {id!r} is registered twice")
        _known[id] = Instruction(id, {"intended": check, "published": check}, _arguments(check))
        return check

    return add


def published(id: str) -> Callable[[Check], Check]:
    """Register, after the instruction itself, a check that takes its place in the profile ``published``."""

    def add(check: Check) -> Check:
        one = _known[id]
        if _arguments(check) != one.arguments:
            raise ValueError(f"both checks of {id!r} must take the same arguments")
        _known[id] = Instruction(id, {**one.checks, "published": check}, one.arguments)
        return check

    return add


def _arguments(check: Check) -> dict[str, Any]:
    hints = get_type_hints(check)
    return {name: hints[name] for name in list(inspect.signature(check).parameters)[1:]}


def instructions() -> Mapping[str, Instruction]:
    """All instructions by id."""
    import verigym.verifiers.instruct.checks  # noqa: F401  importing a family registers its checks

    return _known


def find(id: str) -> Instruction:
    """The instruction with this id.

    Raises:
        InstructionError: If there is none.
    """
    known = instructions()
    if id not in known:
        raise InstructionError(f"no instruction is called {id!r}.{did_you_mean(str(id), known)}")
    return known[id]


def holds(count: int, relation: Relation, limit: int) -> bool:
    """Whether ``count`` stands in this relation to the limit."""
    return count >= limit if relation == "at least" else count < limit
