r"""Reaction equations: ``2H2 + O2 -> 2H2O``, ``\ce{...}``, ions, electrons, states, coefficients in fractions.

An answer is right if it has the gold's species on the gold's sides, with all coefficients the gold's times one positive
factor. The order of a side is free. States may be left out, but not contradict.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from verigym.verifiers.stem.formula import read_formula, same_formula
from verigym.verifiers.stem.number import read_number
from verigym.verifiers.stem.species import Species

_RIGHT = (
    r"\\x?(?:long)?(?:right|leftright)arrow(?:\s*\[[^\[\]]*\])?(?:\s*\{[^{}]*\})?|\\(?:Long)?[Rr]ightarrow|\\to(?![A-Za-z])"
    r"|\\(?:right|left)(?:left|right)harpoons|\\xright(?:left|)harpoons\{[^{}]*\}|\\longmapsto|\\yields"
    r"|<?(?:-{1,3}|={1,3})>{1,2}(?:\[[^\[\]]*\]){0,2}|[→⟶⇒⟹⇌⇋↔⟷⇄⇆➝➔]|<-->|<==>"
)
_LEFT = r"\\(?:long)?leftarrow|<(?:-{1,3}|={1,3})(?!>)|[←⟵⇐]"
_ARROW = re.compile(_RIGHT)
_BACK = re.compile(_LEFT)
_EQUALS = re.compile(r"(?<![=<>])={1,2}(?![=<>])")
_PLUS = re.compile(r" *\+ *")
_BEFORE_A_NUCLIDE = re.compile(r"(\d{1,4}(?:\.\d{1,4}|/[1-9]\d{0,3})?) ?(?=[{^_])")  # 2 ^{14}C is no power of two
_MAX_TERMS = 24
_MAX_LENGTH = 800


@dataclass(frozen=True, slots=True)
class Reaction:
    """Species with their coefficients on either side; each species as its readings."""

    left: tuple[tuple[tuple[Species, ...], Fraction], ...]
    right: tuple[tuple[tuple[Species, ...], Fraction], ...]

    @property
    def balanced(self) -> bool:
        """Whether atoms and charges are conserved; where a nucleus changes, this is not asked."""
        if any(species.isotopes for readings, _ in (*self.left, *self.right) for species in readings):
            return True
        totals: Counter[str] = Counter()
        for sign, side in ((1, self.left), (-1, self.right)):
            for readings, many in side:
                totals["charge"] += sign * many * readings[0].charge  # type: ignore[assignment]
                for element, count in readings[0].atoms.items():
                    totals[element] += sign * many * count  # type: ignore[assignment]
        return not any(totals.values()) or any(len(readings) > 1 for readings, _ in (*self.left, *self.right))


def has_arrow(text: str) -> bool:
    """Whether cleaned text has a reaction's arrow."""
    return bool(_ARROW.search(text) or _BACK.search(text))


def read_reaction(text: str) -> Reaction | None:
    """The reaction that cleaned text states; ``None`` if it states none."""
    if len(text) > _MAX_LENGTH:
        return None
    for pattern, backwards in ((_ARROW, False), (_BACK, True), (_EQUALS, False)):
        sides = pattern.split(text)
        if len(sides) == 2:
            read = [_side(side) for side in (sides[::-1] if backwards else sides)]
            return None if read[0] is None or read[1] is None else Reaction(read[0], read[1])
        if len(sides) > 2:
            return None
    return None


def same_reaction(gold: Reaction, answer: Reaction) -> bool:
    """Whether one is the other times a positive factor."""
    factors: set[Fraction] = set()
    for ours, theirs in ((gold.left, answer.left), (gold.right, answer.right)):
        left = list(theirs)
        for species, many in ours:
            at = next((at for at, (other, _) in enumerate(left) if same_formula(species, other)), None)
            if at is None:
                return False
            factors.add(left[at][1] / many)
            del left[at]
        if left:
            return False
    return len(factors) == 1


def _side(text: str) -> tuple[tuple[tuple[Species, ...], Fraction], ...] | None:
    terms = _terms(text.strip().removesuffix(".").strip())
    if terms is None:
        return None
    found: list[tuple[tuple[Species, ...], Fraction]] = []
    for species, many in terms:
        at = next((at for at, (other, _) in enumerate(found) if _alike(species, other)), None)
        if at is None:
            found.append((species, many))
        else:
            found[at] = (species, found[at][1] + many)
    return tuple(found)


def _alike(species: tuple[Species, ...], other: tuple[Species, ...]) -> bool:
    return same_formula(species, other) and {one.state for one in species} == {one.state for one in other}


def _terms(text: str) -> list[tuple[tuple[Species, ...], Fraction]] | None:
    """The terms of a side: a plus is a sign between terms wherever what stands before it is one already."""
    signs = list(_PLUS.finditer(text))
    if len(signs) > _MAX_TERMS:
        return None
    found, start = [], 0
    for place, sign in enumerate(signs):
        if not text[start : sign.start()].strip() or _is_charge(text, sign, signs[place + 1 : place + 2]):
            continue
        term = _term(text[start : sign.start()])
        if term is None:
            continue  # it may be a charge after all
        found.append(term)
        start = sign.end()
    last = _term(text[start:])
    return None if last is None else [*found, last]


def _is_charge(text: str, sign: re.Match[str], following: list[re.Match[str]]) -> bool:
    """A plus that touches what is before it, and is followed by another plus, a state, a brace or the end."""
    if text[sign.start() - 1 : sign.start()] in ("^", "{", "(") or text[sign.start()] == " ":
        return text[sign.start() - 1 : sign.start()] in ("^", "{", "(")
    rest = text[sign.start() + 1 :]
    if not rest or rest[0] in "})+" or re.match(r" ?\((?:s|l|g|aq)\)", rest):
        return True
    return bool(following) and following[0].start() == sign.end() and rest[:1] == " "


def _term(text: str) -> tuple[tuple[Species, ...], Fraction] | None:
    text = text.strip()
    if species := read_formula(text):
        return species, Fraction(1)
    if nuclide := _BEFORE_A_NUCLIDE.match(text):
        many, species = Fraction(nuclide.group(1)), read_formula(text[nuclide.end() :])
        return (species, many) if species and many else None
    number = read_number(text)
    if number is None or number[0].value <= 0 or not number[0].exact:
        return None
    species = read_formula(number[1].lstrip("* "))
    return (species, number[0].value) if species else None
