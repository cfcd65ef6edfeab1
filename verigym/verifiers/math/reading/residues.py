r"""Classes of integers: ``n \equiv 2, 3 \pmod{4}``, "all odd integers", "multiples of 6"."""

from __future__ import annotations

import re

from verigym.verifiers.math.shapes import Residues

_MAX_MODULUS = 10**6
_MOD = r"\(? ?(?:\\[pb]?mod|\bmod(?:ulo)?\b) ?\(? ?\{? ?(?P<modulus>\d{1,6}) ?\}? ?\)? ?\)?"
_LIST = r"(?P<list>(?:\\pm ?)?-?\d{1,7}(?:(?: ?(?:,|\bor\b|\band\b|, ?or|, ?and) ?)(?:\\pm ?)?-?\d{1,7})*)"
_CONGRUENT = re.compile(rf"(?P<name>[a-zA-Z]?) ?(?:\\equiv|\b(?:is |are )?congruent to\b|^) ?{_LIST} ?,? ?{_MOD}")
_JOIN = re.compile(r" ?(?:,|\bor\b|\band\b|;) ?")
_MULTIPLE = re.compile(
    r"(?:all |any |every |the )?(?:integers? |numbers? |values of )?(?P<name>[a-zA-Z](?= is | divis| must))? ?"
    r"(?:that |which )?(?:is |are |must be )?(?:an? |all |integer )?(?:multiples? of|divisible by) (?P<modulus>\d{1,6})"
)
_PARITY = re.compile(
    r"(?:all |any |every |the )(?:values of )?(?P<which>odd|even)(?: (?:integers?|numbers?|values?))?"
    r"(?: (?P<name>[a-zA-Z]))?"
    r"|(?P<name2>[a-zA-Z]) (?:is |must be )?(?:an? |any )?(?P<which2>odd|even)(?: (?:integer|number))?"
    r"|(?P<which3>odd|even) (?:integers?|numbers?)"
)


def residues(text: str) -> Residues | None:
    r"""The class of integers that a normal form names, or ``None`` if it names none.

    >>> residues(r"n \equiv 1, 2 (\mod 3)")
    Residues(residues=frozenset({1, 2}), modulus=3, name='n')
    """
    plain = " ".join(re.sub(r"[⟦⟧]", " ", text).split())
    plain = re.sub(r"^(?:those|all|any|integers?|numbers?|that|which|are|is|it|\s)+(?=congruent)", "", plain)
    return _congruences(plain) or _multiples(plain)


def _congruences(text: str) -> Residues | None:
    found: list[Residues] = []
    at = 0
    while match := _CONGRUENT.match(text, at):
        modulus = int(match["modulus"])
        if not 0 < modulus <= _MAX_MODULUS:
            return None
        found.append(Residues(_members(match["list"], modulus), modulus, match["name"]))
        if match.end() == len(text):
            return _joined(found)
        if (joint := _JOIN.match(text, match.end())) is None:
            return None
        at = joint.end()
    return None


def _members(listed: str, modulus: int) -> frozenset[int]:
    found: set[int] = set()
    for sign, digits in re.findall(r"(\\pm ?|-)?(\d+)", listed):
        value = int(digits)
        found |= {value, -value} if sign.startswith("\\") else {-value if sign else value}
    return frozenset(value % modulus for value in found)


def _joined(found: list[Residues]) -> Residues | None:
    """One class of all; ``None`` where moduli or names differ, because "and" and "or" then mean different things."""
    first = found[0]
    if any((one.modulus, one.name) != (first.modulus, first.name) for one in found):
        return None
    return Residues(frozenset().union(*(one.residues for one in found)), first.modulus, first.name)


def _multiples(text: str) -> Residues | None:
    if match := _MULTIPLE.fullmatch(text):
        modulus = int(match["modulus"])
        return Residues(frozenset([0]), modulus, match["name"] or "") if modulus else None
    if match := _PARITY.fullmatch(text):
        which = match["which"] or match["which2"] or match["which3"]
        return Residues(frozenset([1 if which == "odd" else 0]), 2, match["name"] or match["name2"] or "")
    return None
