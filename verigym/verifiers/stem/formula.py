r"""Whether two chemical formulas are the same substance.

- Indices, brackets' shape, dashes for bonds, ``\ce`` and the like are spelling.
- A gold in which every element stands once (``C6H12O6``, ``Ca(OH)2``) tells a composition: the order is free.
- A gold in which an element stands several times (``CH3CH2OH``) tells a structure: the groups must follow one another
  as in the gold, or backwards, where carbons side by side with their hydrogens count as one group (``C2H5OH``).
- Where carbon and nitrogen stand once each among single atoms, their order is the structure too: cyanate ``OCN^-`` is
  not fulminate ``CNO^-``.
- The parts of a hydrate must be the gold's, and so must the charge and the mass numbers. A state of matter may be left
  out, but not contradict.
"""

from __future__ import annotations

import re
from collections import Counter

from verigym.verifiers.stem.elements import METALS
from verigym.verifiers.stem.species import Group, Species, composition, read_species

_NUCLIDE = re.compile(r"([A-Z][a-z]?) ?- ?(\d{1,3})")
_NAMED = re.compile(r"^[A-Za-z ]{1,30}(?:[=:]| is ) ?(?=[A-Z(\[^])")


def read_formula(text: str) -> tuple[Species, ...]:
    r"""The readings of a cleaned formula; ``C-14`` is the isotope.

    >>> [species.isotopes for species in read_formula("C-14")]
    [(('C', 14),)]
    """
    if nuclide := _NUCLIDE.fullmatch(text.strip()):
        text = f"^{{{nuclide.group(2)}}}{nuclide.group(1)}"
    return read_species(text) or read_species(_NAMED.sub("", text))


def same_formula(gold: tuple[Species, ...], answer: tuple[Species, ...]) -> bool:
    """Whether some reading of one is some reading of the other."""
    return any(same_species(ours, theirs) for ours in gold for theirs in answer)


def same_species(gold: Species, answer: Species) -> bool:
    """Whether two readings are the same substance; the gold says what matters."""
    if gold.charge != answer.charge or Counter(gold.isotopes) != Counter(answer.isotopes):
        return False
    if gold.state and answer.state and gold.state != answer.state:
        return False
    left = list(answer.parts)
    for groups, many in gold.parts:
        at = next((at for at, (other, count) in enumerate(left) if count == many and _same(groups, other)), None)
        if at is None:
            return False
        del left[at]
    return not left


def _same(gold: tuple[Group, ...], answer: tuple[Group, ...]) -> bool:
    if composition(gold) != composition(answer):
        return False
    if _is_chain(gold):
        skeletons = [[what for what, _ in groups if what not in METALS] for groups in (gold, answer)]
        return skeletons[0] in (skeletons[1], skeletons[1][::-1])
    if not _tells_structure(gold):
        return True
    ours, theirs = _merged(gold), _merged(answer)
    return ours in (theirs, _backwards(theirs))


def _is_chain(groups: tuple[Group, ...]) -> bool:
    """Single atoms, carbon and nitrogen among them, and at least one more that is no metal."""
    if any(not isinstance(what, str) or many != 1 for what, many in groups):
        return False
    atoms = [what for what, _ in groups if what not in METALS]
    return len(set(atoms)) == len(atoms) >= 3 and {"C", "N"} <= set(atoms)


def _tells_structure(groups: tuple[Group, ...]) -> bool:
    return max(Counter(_mentioned(groups)).values()) > 1


def _mentioned(groups: tuple[Group, ...]) -> list[str]:
    return [element for what, _ in groups for element in ([what] if isinstance(what, str) else _mentioned(what))]


def _merged(groups: tuple[Group, ...]) -> list[object]:
    """Groups in one form: carbons side by side with their hydrogens together, the same element twice as one."""
    found: list[object] = []
    carbons = hydrogens = 0
    for what, many in groups:
        if what == "C" or (what == "H" and carbons):
            carbons, hydrogens = carbons + many * (what == "C"), hydrogens + many * (what == "H")
            continue
        if carbons:
            found.append((carbons, hydrogens))
            carbons = hydrogens = 0
        inner: object = what if isinstance(what, str) else tuple(_merged(what))
        if found and isinstance(found[-1], list) and found[-1][0] == inner:
            found[-1][1] += many
        else:
            found.append([inner, many])
    return [*found, (carbons, hydrogens)] if carbons else found


def _backwards(groups: list[object]) -> list[object]:
    return groups[::-1]
