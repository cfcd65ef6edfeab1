r"""Reading a chemical formula: ``SO_4^{2-}``, ``CuSO4·5H2O``, ``^{14}_{6}C``, ``[Fe(CN)6]4-``, ``NaCl(aq)``."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from dataclasses import dataclass

from verigym.verifiers.stem.elements import NUMBERS

Group = tuple["str | tuple[Group, ...]", int]
"""An element, or groups in brackets, and how many there are of it."""

_MAX_LENGTH = 200
_DEPTH = 4
_LARGEST = 10_000
_STATE = re.compile(r" ?_?\{? ?\((s|l|g|aq|cr|c|v)\) ?\}?$")
_ARROWS = re.compile(r"(?:↑|↓|\\uparrow|\\downarrow|(?<=[a-z0-9)\]]) (?:v|\^)$)")
_RAISED_CHARGE = re.compile(
    r" ?\^ ?(?:\{ ?\(? ?([^{}()]{1,6}?) ?\)? ?\}|\(([^{}()]{1,6})\)|(\d{0,2}[+-]|[+-]\d{0,2}|[+-]{1,4}))$"
)
_CHARGE = re.compile(r"(\d{0,2}) ?([+-])|([+-]) ?(\d{0,2})|([+]{2,4}|-{2,4})")
_PLAIN_CHARGE = re.compile(
    r"(?:(?<=[^\s+-]) (\d{1,2})|(?<=[\])])(\d{1,2})|\((\d{0,2})(?=[+-]\)$)|(\d{0,3}))([+-]{1,4})\)?$"
)
_ELECTRON = re.compile(r"(?:e|β|\\beta)(?:\^? ?\{? ?-? ?\}?)")
_MASS = re.compile(
    r"(?:\{ ?\})? ?(?:\^ ?\{? ?(?P<above>\d{1,3}) ?\}? ?(?:_ ?\{? ?(?P<under>-?\d{1,3}) ?\}?)?"
    r"|_ ?\{? ?(?P<below>-?\d{1,3}) ?\}? ?\^ ?\{? ?(?P<over>\d{1,3}) ?\}?) ?"
)
_ATOM = re.compile(r"[A-Z][a-z]?")
_INDEX = re.compile(r" ?_ ?\{ ?(\d{1,5}) ?\}| ?_ ?(\d)|(\d{1,5})(?![+-])|(\d{1,5})")
_BOND = re.compile(r" ?(?:-|=|≡|\\equiv|#|:|::) ?(?=[A-Z(\[])| +(?=[A-Z(\[])")
_DOT = re.compile(r" ?[*.·] ?")
_COEFFICIENT = re.compile(r"(\d{1,3}) ?(?=[A-Z(\[])")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Species:
    """One reading of a formula.

    Attributes:
        parts: Groups of each part of an adduct such as a hydrate, and how many there are of that part.
        charge: In elementary charges.
        isotopes: Mass numbers as (element, mass) pairs.
        state: ``s``, ``l``, ``g``, ``aq``, or empty.
    """

    parts: tuple[tuple[tuple[Group, ...], int], ...]
    charge: int = 0
    isotopes: tuple[tuple[str, int], ...] = ()
    state: str = ""

    @property
    def atoms(self) -> Counter[str]:
        """How many atoms of each element."""
        total: Counter[str] = Counter()
        for groups, many in self.parts:
            for element, count in composition(groups).items():
                total[element] += many * count
        return total


ELECTRON = Species((), -1)


def composition(groups: tuple[Group, ...]) -> Counter[str]:
    """How many atoms of each element are in groups."""
    total: Counter[str] = Counter()
    for what, many in groups:
        inner = Counter({what: 1}) if isinstance(what, str) else composition(what)
        for element, count in inner.items():
            total[element] += many * count
    return total


def read_species(text: str) -> tuple[Species, ...]:
    r"""The readings of a cleaned formula; none if it is no formula.

    Plain text does not tell an index from a charge: ``O2-`` is read as ``O^{2-}`` and as ``O_2^-``.

    >>> [species.charge for species in read_species("SO_4^{2-}")]
    [-2]
    >>> len(read_species("O2-")), read_species("Water")
    (2, ())
    """
    text = _ARROWS.sub("", text).strip()
    if not text or len(text) > _MAX_LENGTH:
        return ()
    state = _STATE.search(text)
    text = text[: state.start()] if state else text
    if _ELECTRON.fullmatch(text.strip()):
        return (ELECTRON,)
    found = [_species(stem, charge) for stem, charge in _charges(text.strip())]
    kind = {"cr": "s", "c": "s", "v": "g"}.get(state.group(1), state.group(1)) if state else ""
    return tuple(dataclasses.replace(species, state=kind) for species in dict.fromkeys(found) if species is not None)


def _charges(text: str) -> list[tuple[str, int]]:
    """What is left without the charge, and the charge; several where the text does not tell."""
    if raised := _RAISED_CHARGE.search(text):
        written = next(filter(None, raised.groups())).replace(" ", "")
        charge = _CHARGE.fullmatch(written)
        return [(text[: raised.start()], _size(charge))] if charge else []
    plain = _PLAIN_CHARGE.search(text)
    if plain is None:
        return [(text, 0)]
    spaced, bracketed, rounded, digits, signs = plain.groups()
    sign = (1 if signs[0] == "+" else -1) * len(signs)
    stem = text[: plain.start()].rstrip()
    if len(set(signs)) > 1:
        return []
    if digits is None:
        return [(stem, sign * int(spaced or bracketed or rounded or 1))]
    if not digits or len(signs) > 1:
        return [(stem + (digits or ""), sign)]
    splits = [(digits[:-1], int(digits[-1])), (digits, 1)]  # SO42-: one digit of charge, or none
    alone = re.fullmatch(r"[A-Z][a-z]?", stem) is not None
    if len(digits) == 1 and not alone:
        splits = [(digits, 1)]  # NH4+ and NO3- have an index
    return [(stem + index, sign * size) for index, size in splits if size]


def _size(charge: re.Match[str]) -> int:
    before, sign_after, sign_before, after, signs = charge.groups()
    if signs:
        return len(signs) if signs[0] == "+" else -len(signs)
    sign = sign_after or sign_before
    return (1 if sign == "+" else -1) * int(before or after or 1)


def _species(stem: str, charge: int) -> Species | None:
    reader = _Reader(stem)
    parts = reader.read()
    return None if parts is None else Species(parts, charge, tuple(reader.isotopes))


class _Reader:
    """Recursive descent over a formula without charge and state."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.isotopes: list[tuple[str, int]] = []

    def read(self) -> tuple[tuple[tuple[Group, ...], int], ...] | None:
        parts: list[tuple[tuple[Group, ...], int]] = []
        while True:
            many = self._match(_COEFFICIENT) if parts else None
            groups = self._groups(_DEPTH, "")
            if not groups:
                return None
            parts.append((groups, int(many.group(1)) if many else 1))
            if self.place == len(self.text):
                return tuple(parts)
            if self._match(_DOT) is None:
                return None

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        if found := pattern.match(self.text, self.place):
            self.place = found.end()
        return found

    def _groups(self, depth: int, closing: str) -> tuple[Group, ...] | None:
        groups: list[Group] = []
        while self.place < len(self.text):
            if groups:
                self._match(_BOND)
            opening = self.text[self.place : self.place + 1]
            if opening == closing:
                break
            if opening in _BRACKETS:
                if depth <= 0:
                    return None
                self.place += 1
                inner = self._groups(depth - 1, _BRACKETS[opening])
                if not inner or self.text[self.place : self.place + 1] != _BRACKETS[opening]:
                    return None
                self.place += 1
                groups.append((inner, self._index()))
            elif (element := self._element()) is not None:
                groups.append((element, self._index()))
            else:
                break
            if groups[-1][1] == 0:
                return None
        return tuple(groups)

    def _element(self) -> str | None:
        start = self.place
        mass = self._match(_MASS)
        found = _ATOM.match(self.text, self.place)
        symbol = found.group() if found else ""
        if symbol not in NUMBERS:
            symbol = symbol[:1]
        if symbol not in NUMBERS:
            self.place = start
            return None
        self.place += len(symbol)
        if mass is not None:
            number = mass["under"] or mass["below"]
            if number and int(number) != NUMBERS[symbol]:
                return None
            self.isotopes.append((symbol, int(mass["above"] or mass["over"])))
        return symbol

    def _index(self) -> int:
        index = self._match(_INDEX)
        many = int(next(filter(None, index.groups()))) if index else 1
        return many if many < _LARGEST else 0
