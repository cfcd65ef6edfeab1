"""What is right, as the verifier reads it from a task."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from verigym.errors import UsageError, did_you_mean
from verigym.types import Json
from verigym.verifiers.stem.formula import read_formula
from verigym.verifiers.stem.latex import clean
from verigym.verifiers.stem.quantity import read_quantity
from verigym.verifiers.stem.reaction import has_arrow, read_reaction
from verigym.verifiers.stem.spelling import spelled_out
from verigym.verifiers.stem.words import truth

Kind: TypeAlias = Literal["number", "choice", "expression", "text", "formula", "reaction", "boolean", "list"]

_KEYS = ("kind", "value", "unit", "rtol", "choices", "aliases")
_LETTER = re.compile(r"\(?[A-Ja-j]\)|\(?[A-J]\)?|[A-J](?:, ?[A-J])+")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ '-]{1,2}[^\W\d_]+)*")
_DOLLARS = ("$", "\\$")
_FORMULA = re.compile(r"(?:[A-Z][a-z]?|[()\[\]]|_?\{?\d+\}?){2,}")
_LONGEST_PRODUCT = 2
"""Letters that a product of variables may have; longer names are units."""
_SYMBOL = re.compile(
    r"[%‰°]|°?[CFKR]|[fpnµumcdkMGT]?(?:m|g|s|A|K|J|N|C|V|W|L|l|T|F|H|S|h|Ω|Å|B|t|M|P)|Pa|Hz|eV|cd|lm|lx|Bq|Gy|Sv|Wb|dB|ft|in|lb"
    r"|oz|mi|yd|hr|yr|ly|pc|AU|au|ha|hp|Da|cc|kn|sr|min|d|e|c|u"
)
_ELEMENTARY = frozenset(("H2", "N2", "O2", "O3", "F2", "Cl2", "Br2", "I2", "P4", "S8"))


@dataclass(frozen=True, slots=True)
class Gold:
    """A right answer.

    Attributes:
        kind: How to compare.
        value: The answer itself; a list of letters or texts where a choice has several right options, a list of texts
            where any of them is right.
        unit: Its unit, cleaned; empty if it has none.
        rtol: Relative tolerance of numbers; ``None`` is the rule for measurements.
        choices: Texts of the options, in the order of their letters.
        aliases: Other right values.
    """

    kind: Kind
    value: Json
    unit: str = ""
    rtol: float | None = None
    choices: tuple[str, ...] = ()
    aliases: tuple[Json, ...] = ()


def gold(answer: Json) -> Gold:
    """Read a task's answer.

    Raises:
        UsageError: If it is none.
    """
    if not isinstance(answer, Mapping):
        return Gold(infer(answer, ()), answer)
    if "value" not in answer:
        raise UsageError(f"a STEM answer needs a 'value', got {dict(answer)!r}")
    if unknown := [key for key in answer if key not in _KEYS]:
        raise UsageError(f"a STEM answer has no key {unknown[0]!r}.{did_you_mean(str(unknown[0]), _KEYS)}")
    choices, aliases = _texts(answer, "choices"), _texts(answer, "aliases")
    value = answer["value"]
    kind = answer.get("kind") or infer(value, choices)
    if kind not in get_args(Kind):
        raise UsageError(f"unknown kind of STEM answer {kind!r}.{did_you_mean(str(kind), get_args(Kind))}")
    if isinstance(value, list) and kind == "text":
        value, aliases = value[0] if value else "", (*value[1:], *aliases)
    if isinstance(value, str | list) and not value:
        raise UsageError(f"a STEM answer needs a value that can be met, got {value!r}")
    return Gold(kind, value, _unit(answer.get("unit")), _rtol(answer.get("rtol")), choices, aliases)


def _texts(answer: Mapping[str, Json], key: str) -> tuple[str, ...]:
    found = answer.get(key) or []
    if not isinstance(found, list):
        raise UsageError(f"{key!r} of a STEM answer is a list of texts, got {found!r}")
    return tuple(str(text) for text in found)


def _unit(unit: Json) -> str:
    text = str(unit or "").strip()
    return "dollar" if text in _DOLLARS else clean(text)


def _rtol(rtol: Json) -> float | None:
    if rtol is None:
        return None
    if isinstance(rtol, bool) or not isinstance(rtol, int | float) or not 0 <= rtol < math.inf:
        raise UsageError(f"'rtol' of a STEM answer is a number that is not negative, got {rtol!r}")
    return float(rtol)


def infer(value: Json, choices: tuple[str, ...]) -> Kind:
    """The kind of a value whose answer does not name it.

    Raises:
        UsageError: If it is no answer.
    """
    if isinstance(value, str):
        return _kind_of_text(clean(value), choices)
    if isinstance(value, list):
        return "choice" if choices else "list"
    if isinstance(value, bool | int | float):
        return "boolean" if isinstance(value, bool) else "number"
    raise UsageError(f"a STEM answer is a string, number, list or truth value, got {value!r}")


def _kind_of_text(text: str, choices: tuple[str, ...]) -> Kind:
    if choices or _LETTER.fullmatch(text):
        return "choice"
    if truth(text) is not None:
        return "boolean"
    quantity = read_quantity(text)
    if quantity is not None and not quantity.noun and all(_is_symbol(name) for name, _ in quantity.unit.powers):
        return "number"
    if has_arrow(text) and read_reaction(text) is not None:
        return "reaction"
    if _looks_chemical(text) and read_formula(text):
        return "formula"
    words = spelled_out(text)
    return "text" if _WORDS.fullmatch(words) and re.search(r"[^\W\d_\\]{2}", text) else "expression"


def _is_symbol(name: str) -> bool:
    """Whether a name may be a unit's: ``2 ms`` is a time, ``2x`` an expression."""
    return len(name) > _LONGEST_PRODUCT or _SYMBOL.fullmatch(name) is not None


def _looks_chemical(text: str) -> bool:
    """Charged, a hydrate, or several elements that are no word in capitals; one element only as a common molecule."""
    if re.search(r"\^ ?\{?\d?[+-]\}?$|[A-Z0-9)] ?[*.] ?\d{0,2}H_?\{?2\}?O$", text):
        return True
    plain = re.sub(r"[_{}\s]", "", text)
    if plain in _ELEMENTARY:
        return True
    several = len(re.findall(r"[A-Z]", plain)) > 1 and _FORMULA.fullmatch(re.sub(r"\s", "", text))
    return bool(several) and (not plain.isupper() or any(mark.isdigit() for mark in plain))
