"""Letters that stand for any value: the argument of ``f(x)``, the index of ``a_n``, declared parameters, constants."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from verigym.verifiers.math.expression import Name, mentions
from verigym.verifiers.math.shapes import Many, Reading, Row, Shape, Value, nodes, variables

_MOST = 3
_ARGUMENTS = re.compile(r"[a-zA-Z]+(?:_\{?\d\}?|')*(?:\(([a-z](?:,[a-z])*)\)|_\{?([a-z])\}?)")
_INTEGERS = frozenset("kmntl")
_ARBITRARY = re.compile(r"[CcKk]|[Cc]_?\d|[Cc]onst")
_LETTER_CONSTANT = re.compile(r"[A-D]")


def renamings(gold: Reading, answer: Reading) -> Iterator[dict[str, str]]:
    """How the answer's bound letters may be called to meet the gold's; the first leaves them as they are.

    A letter is bound if a name binds it (``f(x)``, ``a_n``), if it is declared (``t`` is an integer) and the gold
    declares its own or gives a name to what depends on it, if it is an arbitrary constant by its look (``C_1``) beside
    a common variable, or an integer parameter by its look in a family that holds pi. Letters that stand on both sides
    are never renamed, nor is a letter that is the whole answer.
    """
    ours, theirs = variables(gold.shape), variables(answer.shape)
    arguments = _arguments(gold.shape, answer.shape)
    if set(arguments.values()) & (theirs - set(arguments)):
        return
    yield arguments
    missing = sorted(ours - theirs - set(arguments.values()))
    extra = sorted(theirs - ours - set(arguments))
    if not extra or len(extra) != len(missing) or len(extra) > _MOST or _is_bare(answer.shape):
        return
    for order in itertools.permutations(missing):
        pairs = list(zip(extra, order, strict=True))
        if all(_bound(gold, answer, old, new) for old, new in pairs):
            yield {**arguments, **dict(pairs)}


def _is_bare(shape: Shape) -> bool:
    """Whether an answer, or an element of it, is a letter alone, as choices are."""
    if isinstance(shape, Many):
        return any(map(_is_bare, shape.items))
    return isinstance(shape, Value) and isinstance(shape.node, Name)


def domains_agree(gold: Reading, answer: Reading, new: dict[str, str]) -> bool:
    """Whether each parameter runs through the same integers on both sides, as far as both say it."""
    pairs = (
        (domain, gold.parameters.get(new.get(letter, letter), "?")) for letter, domain in answer.parameters.items()
    )
    if "R" in answer.parameters.values() and not gold.parameters and _is_lattice(gold):
        return False
    return all("?" in (a, b) or (a == b == "R") or bool(starts(a) & starts(b)) for a, b in pairs)


def _is_lattice(reading: Reading) -> bool:
    """Whether multiples of pi or of degrees by an integer letter show that a family is meant."""
    letters = variables(reading.shape) & _INTEGERS
    return bool(letters) and any(mentions(node, "pi", "degrees") for node in nodes(reading.shape))


def starts(domain: str) -> frozenset[int | None]:
    """Where a domain of integers may start, ``None`` for minus infinity; empty for a domain of real numbers."""
    if domain == "R":
        return frozenset()
    if domain == "N":
        return frozenset([0, 1])
    return frozenset([int(domain) if domain.isdecimal() else None])


def bound_by_name(name: str) -> frozenset[str]:
    """The letters that a name binds: x in ``f(x)``, n in ``a_n``."""
    found = _ARGUMENTS.fullmatch(name)
    return frozenset((found.group(1) or found.group(2)).split(",")) if found else frozenset()


def _arguments(gold: Shape, answer: Shape) -> dict[str, str]:
    if not isinstance(gold, Value) or not isinstance(answer, Value):
        return {}
    found = [_ARGUMENTS.fullmatch(name) for name in (answer.name, gold.name)]
    old, new = ((match.group(1) or match.group(2)).split(",") if match else [] for match in found)
    return {a: b for a, b in zip(old, new, strict=True) if a != b} if len(old) == len(new) else {}


def _bound(gold: Reading, answer: Reading, old: str, new: str) -> bool:
    declared = old in answer.parameters or new in gold.parameters
    if declared and (new in gold.parameters or _is_named(gold.shape)):
        return True
    arbitrary = [bool(_ARBITRARY.fullmatch(letter)) for letter in (old, new)]
    if any(arbitrary) and (all(arbitrary) or _LETTER_CONSTANT.fullmatch(old) or _LETTER_CONSTANT.fullmatch(new)):
        return bool(variables(gold.shape) & variables(answer.shape)) or _is_named(gold.shape)
    return {old, new} <= _INTEGERS and all(
        any(mentions(node, "pi", "degrees") for node in nodes(side.shape)) for side in (gold, answer)
    )


def _is_named(shape: Shape) -> bool:
    """Whether something is said to depend on the letters: ``n = 4k + 3``, ``(x, y) = (2t, t)``."""
    if isinstance(shape, Many):
        return all(map(_is_named, shape.items))
    if isinstance(shape, Row):
        return bool(shape.names or shape.name)
    return isinstance(shape, Value) and shape.name not in ("", "?")
