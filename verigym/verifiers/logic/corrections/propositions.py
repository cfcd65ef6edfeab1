"""Conclusions of propositional logic, read by a strict grammar and held against every row of the truth table.

formula := sentence ("↔" sentence)*
sentence := choice ("→" choice)*
choice   := both ("∨" both)*
both     := plain ("∧" plain)*
plain    := "¬" plain | letter | "(" formula ")"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published
from verigym.verifiers.logic.unreadable import Unreadable

_MAX_CHARS, _MAX_DEPTH = 1_000, 50
_JOINS: tuple[tuple[str, Callable[[int, int, int], int]], ...] = (
    ("↔", lambda one, other, all_rows: all_rows & ~(one ^ other)),
    ("→", lambda one, other, all_rows: (all_rows & ~one) | other),
    ("∨", lambda one, other, all_rows: one | other),
    ("∧", lambda one, other, all_rows: one & other),
)


def propositional_logic(answer: str, entry: Entry, published: Published) -> float:
    """A premise said again earned 1, any text that parses did where premises contradict, and a lone letter did not.

    A conclusion follows from the premises, is none of them, and does not hold by itself, unless they all do.
    """
    meta = entry["metadata"]
    return 1.0 if follows(answer, meta["premises"], meta["variables"]) else 0.0


def follows(text: str, premises: Sequence[str], variables: Sequence[str]) -> bool:
    """Whether a formula is a conclusion from premises in these variables.

    Raises:
        Unreadable: If it is no formula.
    """
    table = _Table(variables)
    conclusion = table.rows(text)
    known = table.all_rows
    for premise in premises:
        known &= table.rows(premise)
    said_again = _bare(text) in {_bare(premise) for premise in premises}
    says_nothing = conclusion == table.all_rows != known
    return not (said_again or says_nothing or known & ~conclusion)


def _bare(text: str) -> str:
    return re.sub(r"[\s()]", "", text)


class _Table:
    """Formulas as the sets of the truth table's rows in which they hold, a bit a row."""

    def __init__(self, variables: Sequence[str]) -> None:
        rows = list(product((False, True), repeat=len(variables)))
        self.all_rows = (1 << len(rows)) - 1
        self._letters = {
            name: sum(1 << number for number, row in enumerate(rows) if row[place])
            for place, name in enumerate(variables)
        }

    def rows(self, text: str) -> int:
        """The rows in which a formula holds.

        Raises:
            Unreadable: If it is none.
        """
        plain = "".join(text.split())
        if len(plain) > _MAX_CHARS:
            raise Unreadable(f"longer than {_MAX_CHARS} characters")
        found, end = self._join(plain, 0, 0, 0)
        if end != len(plain):
            raise Unreadable(f"{plain[end]!r} after the end of the formula")
        return found

    def _join(self, text: str, place: int, rank: int, depth: int) -> tuple[int, int]:
        if rank == len(_JOINS):
            return self._plain(text, place, depth)
        sign, join = _JOINS[rank]
        found, place = self._join(text, place, rank + 1, depth)
        while text[place : place + 1] == sign:
            other, place = self._join(text, place + 1, rank + 1, depth)
            found = join(found, other, self.all_rows)
        return found, place

    def _plain(self, text: str, place: int, depth: int) -> tuple[int, int]:
        if depth > _MAX_DEPTH:
            raise Unreadable("too many brackets in one another")
        symbol = text[place : place + 1]
        if symbol == "¬":
            inner, place = self._plain(text, place + 1, depth + 1)
            return self.all_rows & ~inner, place
        if symbol == "(":
            inner, place = self._join(text, place + 1, 0, depth + 1)
            if text[place : place + 1] != ")":
                raise Unreadable("a bracket that is not closed")
            return inner, place + 1
        if symbol not in self._letters or not symbol:
            raise Unreadable(f"{symbol!r} where a letter should be" if symbol else "the formula breaks off")
        return self._letters[symbol], place + 1


CORRECTIONS: tuple[Correction, ...] = (propositional_logic,)
