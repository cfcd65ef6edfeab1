"""Whether an answer is right, by the gold's kind; each way to decide names its step."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.base import NeedsJail
from verigym.verifiers.stem.agreement import agree
from verigym.verifiers.stem.answer import Gold, gold, infer
from verigym.verifiers.stem.choice import read_choice
from verigym.verifiers.stem.closed_form import is_closed_form, read_closed_form
from verigym.verifiers.stem.echo import only_echoes
from verigym.verifiers.stem.formula import read_formula, same_formula
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.quantity import Quantity, read_statement
from verigym.verifiers.stem.reaction import read_reaction, same_reaction
from verigym.verifiers.stem.sequence import read_list, rows
from verigym.verifiers.stem.target import target
from verigym.verifiers.stem.words import normal, readings, same_words, truth

_ASKS_SHARE = re.compile(
    r"\b(?:percentage|what percent|as an? percent|in percent|how many percent|in %|as an? %|what %|\(%\)|in \\%)",
    re.IGNORECASE,
)
_LONGEST_VALUE = 200
_MORE_THAN_WORDS = re.compile(r"[\d\\^=+*/]")


class Finding(NamedTuple):
    """What a comparison found: ``same`` is ``None`` where the answer cannot be read as the gold's kind."""

    same: bool | None
    step: str


@dataclass(frozen=True)
class Comparison:
    """What comparisons may use.

    Attributes:
        table: Whether the table of units may be asked; otherwise ``NeedsJail`` is raised where it is needed.
        question: What was asked: whether for a percentage, and which quantities it holds.
        algebra: Judges an expression against another, or raises where that must not be done yet.
    """

    table: bool
    question: str
    algebra: Callable[[Json, str], bool | None]

    def finding(self, right: Gold, text: str) -> Finding:
        """Compare with the gold and its aliases; the first that is met decides."""
        found = self._finding(right, text)
        for alias in right.aliases:
            if found.same:
                break
            other = self._finding(dataclasses.replace(right, value=alias, aliases=()), text)
            found = other if other.same or found.same is None else found
        return found

    def _finding(self, right: Gold, text: str) -> Finding:  # noqa: PLR0911 - one line a kind
        match right.kind:
            case "number":
                return self._number(right, text)
            case "choice":
                return self._choice(right, text)
            case "boolean":
                return _boolean(right, text)
            case "list":
                return self._list(right, text)
            case "formula":
                return _formula(right, text)
            case "reaction":
                return _reaction(right, text)
            case "expression":
                return Finding(self.algebra(right.value, text), "as mathematics")
            case "text":
                return _text(right, text)

    def _number(self, right: Gold, text: str) -> Finding:
        wanted, stated = target(right), read_statement(clean(text))
        if stated is None and is_closed_form(text):
            stated = self._closed_form(text)
        if stated is None:
            return Finding(None, "not read as a number")
        share = bool(_ASKS_SHARE.search(self.question))
        same = all(agree(quantity, wanted, table=self.table, share=share) for quantity in stated)
        if same and only_echoes(stated, wanted, self.question, table=self.table):
            return Finding(False, "a quantity of the question repeated")
        return Finding(same, _how(stated))

    def _closed_form(self, text: str) -> list[Quantity] | None:
        if not self.table:
            raise NeedsJail
        quantity = read_closed_form(text)
        return None if quantity is None else [quantity]

    def _choice(self, right: Gold, text: str) -> Finding:
        values = right.value if isinstance(right.value, list) else [right.value]
        meant: set[str] = set()
        for value in values:
            letters = read_choice(clean(str(value)), right.choices)
            if letters is None:
                raise UsageError(
                    f"a STEM gold of kind 'choice' names its options by letter or text, got {right.value!r} of "
                    f"{list(right.choices)!r}: give it another value, or a 'choices' that has it"
                )
            meant |= letters
        chosen = read_choice(clean(text), tuple(map(clean, right.choices)), self._option)
        return Finding(None if chosen is None else chosen == meant, "by letter or text of an option")

    def _option(self, choice: str, text: str) -> bool:
        """Whether an option's text and an answer mean the same though their words differ."""
        if len(text) > _LONGEST_VALUE or not _MORE_THAN_WORDS.search(text):
            return False
        kind = infer(choice, ())
        if kind not in ("number", "formula", "reaction", "expression"):
            return False
        return bool(self._finding(Gold(kind, choice), text).same)

    def _list(self, right: Gold, text: str) -> Finding:
        values = right.value if isinstance(right.value, list) else read_list(clean(rows(str(right.value))))
        if values is None:
            raise UsageError(f"a STEM gold of kind 'list' is a list, got {right.value!r}: close its brackets")
        elements = read_list(clean(rows(text)))
        if elements is None:
            return Finding(None, "not read as a list")
        if len(elements) == 1 and len(values) > 1:
            elements = read_list(elements[0]) or elements  # a matrix of one row
        if len(elements) != len(values):
            return Finding(False, f"a list of {len(elements)}, not of {len(values)}")
        inner = [dataclasses.replace(gold(value), unit=right.unit, rtol=right.rtol) for value in values]
        found = [self._finding(one, element).same for one, element in zip(inner, elements, strict=True)]
        return Finding(None if None in found else all(found), "element by element")


def _how(stated: list[Quantity]) -> str:
    if len(stated) > 1:
        return "all stated numbers"
    return "number and unit" if stated[0].unit else "bare number"


def _boolean(right: Gold, text: str) -> Finding:
    meant = right.value if isinstance(right.value, bool) else truth(clean(str(right.value)))
    if meant is None:
        raise UsageError(f"a STEM gold of kind 'boolean' is true or false, got {right.value!r}")
    said = truth(clean(text))
    return Finding(None if said is None else said is meant, "by truth value")


def _formula(right: Gold, text: str) -> Finding:
    wanted = read_formula(clean(str(right.value)))
    if not wanted:
        raise UsageError(
            f"a STEM gold of kind 'formula' is a chemical formula, got {right.value!r}: write it like 'SO4^2-'"
        )
    given = [read_formula(part) for part in _equal(clean(text))]
    if not all(given):
        return Finding(None, "not read as a formula")
    return Finding(all(same_formula(wanted, formula) for formula in given), "by atoms and charge")


def _equal(text: str) -> list[str]:
    """``X = H2O`` is its formula; ``H2O = H2O2`` has to be right twice."""
    parts = [part.strip() for part in text.split(" = ")]
    return parts[1:] if len(parts) > 1 and re.fullmatch(r"[A-Z]|[A-Za-z ]{2,30}", parts[0]) else parts


def _reaction(right: Gold, text: str) -> Finding:
    wanted = read_reaction(clean(str(right.value)))
    if wanted is None or not wanted.balanced:
        raise UsageError(
            f"a STEM gold of kind 'reaction' is a balanced equation, got {right.value!r}: write it like "
            "'2H2 + O2 -> 2H2O'"
        )
    given = read_reaction(clean(text))
    if given is None:
        return Finding(None, "not read as a reaction")
    return Finding(same_reaction(wanted, given), "by species and coefficients")


def _text(right: Gold, text: str) -> Finding:
    wanted = [clean(str(value)) for value in (right.value, *right.aliases)]
    if not normal(wanted[0]):
        raise UsageError(f"a STEM gold of kind 'text' has words, got {right.value!r}")
    whole = clean(text)
    if any(same_words(one, whole) for one in wanted):
        return Finding(True, "by words")
    names = readings(whole)
    found = [any(same_words(one, name) for one in wanted) for name in names]
    return Finding(all(found) if normal(whole) else None, "by words")
