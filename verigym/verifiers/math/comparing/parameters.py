"""Letters that stand for any value: the argument of ``f(x)``, the index of ``a_n``, declared parameters, constants."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from verigym.verifiers.math.expression import Name, mentions
from verigym.verifiers.math.shapes import Reading, Shape, Value, nodes, variables

_MOST = 3
_ARGUMENTS = re.compile(r"[a-zA-Z]+(?:_\{?\d\}?|')*(?:\(([a-z](?:,[a-z])*)\)|_\{?([a-z])\}?)")
_INTEGERS = frozenset("kmntl")
_CONSTANT = re.compile(r"[A-DK]|[Cc](?:_?\d)?|[Cc]onst")


def renamings(gold: Reading, answer: Reading) -> Iterator[dict[str, str]]:
    """How the answer's bound letters may be called to meet the gold's; the first leaves them as they are.

    A letter is bound if a name binds it (``f(x)``, ``a_n``), if either side declares it (``t`` is an integer), if it
    is an arbitrary constant by its look (``C``), or an integer parameter by its look in a family that holds pi.
    Letters that stand on both sides are never renamed.
    """
    yield {}
    ours, theirs = variables(gold.shape), variables(answer.shape)
    arguments = _arguments(gold.shape, answer.shape)
    if set(arguments.values()) & (theirs - set(arguments)):
        return
    if arguments:
        yield arguments
    missing = sorted(ours - theirs - set(arguments.values()))
    extra = sorted(theirs - ours - set(arguments))
    if not extra or len(extra) != len(missing) or len(extra) > _MOST:
        return
    if {Name(name) for name in extra if name not in answer.parameters} & set(nodes(answer.shape)):
        return  # a bare letter is an answer, not a parameter
    for order in itertools.permutations(missing):
        pairs = list(zip(extra, order, strict=True))
        if all(_bound(gold, answer, old, new) for old, new in pairs):
            yield {**arguments, **dict(pairs)}


def domains_agree(gold: Reading, answer: Reading, new: dict[str, str]) -> bool:
    """Whether each parameter runs through the same integers on both sides, as far as both say it."""
    pairs = (
        (domain, gold.parameters.get(new.get(letter, letter), "?")) for letter, domain in answer.parameters.items()
    )
    return all(starts(a) & starts(b) or "?" in (a, b) for a, b in pairs)


def starts(domain: str) -> frozenset[int | None]:
    """Where a domain may start; ``None`` is a start at minus infinity."""
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
    if old in answer.parameters or new in gold.parameters or old.casefold() == new.casefold():
        return True
    if _CONSTANT.fullmatch(old) and _CONSTANT.fullmatch(new):
        return True
    return {old, new} <= _INTEGERS and all(
        any(mentions(node, "pi", "degrees") for node in nodes(side.shape)) for side in (gold, answer)
    )
