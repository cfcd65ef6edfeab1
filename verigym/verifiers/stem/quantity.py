"""Numbers with units as an answer states them: ``v = 12 m/s``, ``(9.8 ± 0.1) m/s^2``, ``2 h 30 min``."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from fractions import Fraction

from verigym.verifiers.stem.number import Number, read_number
from verigym.verifiers.stem.unit import NO_UNIT, Unit, read_unit

_ABOUT = re.compile(
    r"^(?:≈|(?:is |are |it is )?(?:about|approximately|approx\.?|roughly|around|nearly|ca\.?|circa|exactly|equal to)"
    r"(?= )) ?",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b|\bi\.e\.,?|\bthat is\b,?", re.IGNORECASE)
_EQUALS = re.compile(r"≈ ?=|[=≈]|:(?= )|\b(?:is|are|equals)\b")
_HEDGE = re.compile(r"\b(?:or|and|to|between|either|not|nor|isn't|no)\b|[;,<>±]", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z\\Δα-ωΑ-Ω|∠][A-Za-z\\Δα-ωΑ-Ω0-9_{}^()|'°+\- ]{0,60}")
_NOUN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+){0,3}")
_ASIDE = re.compile(r"(.+?) ?\(([^()]+)\)")
_WHERE = (
    r"(?:(?:to|towards?|in|into|from) )?(?:the )?(?:positive |negative |due )?(?:up(?:wards?)?|down(?:wards?)?"
    r"|(?:north|south)?(?:east|west)?(?:wards?|ern)?|(?:north|south)(?:wards?)?|left(?:wards?)?|right(?:wards?)?"
    r"|(?:counter-?|anti-?)?clockwise|inwards?|outwards?|forwards?|backwards?|attractive|repulsive|each|total|in total"
    r"|respectively|[xyz][ -](?:direction|axis)|altogether)"
)
_TAIL = re.compile(rf"(?:^|(?<=\S) )(?:,? ?{_WHERE}|of (?!the )[A-Za-z][A-Za-z0-9_{{}}^()+ -]{{0,40}})$", re.IGNORECASE)
_SPREAD = re.compile(r"\(?([^±()]+?)±([^±()]+?)(?:\)([^±()]*))?")
_CONCISE = re.compile(r"([+-]? ?\d+\.(\d+))\((\d{1,3})\)(?=$|[ A-Za-z*^\\])")
_MONEY = re.compile(r"([+-]?) ?([€£¥₹]) ?(?=[\d.])")
_CURRENCIES = {"€": "euro", "£": "pound_sterling", "¥": "yen", "₹": "rupee"}
_PART = re.compile(r" ?(\d{1,9}(?:\.\d{1,9})?) ?(°|''|\"|'|[A-Za-z]{1,12})")
_ARC = {"°": "°", "'": "arcminute", "''": "arcsecond", '"': "arcsecond"}
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_WORDS = _TO_TWENTY.split()
_WORD = re.compile(rf"({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit; ``unit`` has no powers where none was written.

    Attributes:
        number: With a power of ten that stood in the unit multiplied in, for an answer.
        unit: What was read as one.
        noun: What stood behind the number and is no unit, such as ``two apples``.
        powered: Whether a power was written out, as in ``4.4 * 10^3``.
        spread: Its uncertainty, as a share of the number.
        parts: The quantities that add up to it, as in ``2 h 30 min``; the first stands above too.
    """

    number: Number
    unit: Unit = NO_UNIT
    noun: str = ""
    powered: bool = False
    spread: Fraction = Fraction(0)
    parts: tuple[Quantity, ...] = ()


def read_quantity(text: str) -> Quantity | None:
    """A quantity from cleaned text and nothing beside it, or ``None``."""
    text = _ABOUT.sub("", text.strip()).removesuffix(".").strip()
    if money := _MONEY.match(text):
        text = f"{money.group(1)}{text[money.end() :]} {_CURRENCIES[money.group(2)]}"
    text = _TAIL.sub("", text).strip()
    if "±" in text or _CONCISE.match(text):
        return _uncertain(text)
    if text.startswith("(") and text.endswith(")") and "(" not in text[1:]:
        text = text[1:-1]
    if bracket := re.match(r"([+-]?) ?\(([^()]{1,80})\)(?= ?[A-Za-zµΩÅ°%\\])", text):
        text = f"{bracket.group(1)}{bracket.group(2)} {text[bracket.end() :]}"
    return _compound(text) or _plain(text)


def _plain(text: str) -> Quantity | None:
    if word := _WORD.match(text):
        text = f"{_WORDS.index(word.group(1).lower())}{text[word.end() :]}"
    found = read_number(text)
    if found is None:
        return None
    (number, rest), powered = found, "^" in text
    if not rest:
        return Quantity(number, powered=powered)
    if _HEDGE.search(rest):
        return None
    unit = read_unit(rest)
    if unit is not None and unit.powers:
        scaled = number if unit.scale == 1 else number.times(Number(unit.scale))
        return Quantity(scaled, Unit(unit.powers), powered="^" in text[: len(text) - len(rest)] or unit.scale != 1)
    return Quantity(number, noun=rest) if _NOUN.fullmatch(rest) else None


def _uncertain(text: str) -> Quantity | None:
    """``9.8 ± 0.1 m``, ``(9.8 ± 0.1) m``, ``9.8 m ± 1%`` or ``9.81(2) m``."""
    if concise := _CONCISE.match(text):
        quantity = _plain(concise.group(1) + text[concise.end() :])
        off = Fraction(int(concise.group(3)), 10 ** len(concise.group(2)))
        written = Fraction(concise.group(1).replace(" ", ""))
        return dataclasses.replace(quantity, spread=abs(off / written)) if quantity and written else None
    match = _SPREAD.fullmatch(text)
    if match is None or text.startswith("(") != (match.group(3) is not None):
        return None
    behind = f" {match.group(3)}" if match.group(3) else ""
    quantity, spread = _plain(match.group(1).strip() + behind), _plain(match.group(2).strip() + behind)
    return None if quantity is None or spread is None or not quantity.number.value else _with_spread(quantity, spread)


def _with_spread(quantity: Quantity, spread: Quantity) -> Quantity | None:
    if spread.unit.name == "%" and quantity.unit.name != "%":
        return dataclasses.replace(quantity, spread=abs(spread.number.value) / 100)
    if not quantity.unit:
        quantity = dataclasses.replace(quantity, unit=spread.unit, noun=spread.noun)
    elif spread.unit and spread.unit != quantity.unit:
        return None
    return dataclasses.replace(quantity, spread=abs(spread.number.value / quantity.number.value))


def _compound(text: str) -> Quantity | None:
    """``5 ft 3 in``: whole numbers of ever smaller units, of which only the last may have decimals."""
    sign, text = (text[0], text[1:]) if text.startswith(("+", "-")) else ("", text)
    found: list[Quantity] = []
    place = 0
    while match := _PART.match(text, place):
        unit = read_unit(_ARC.get(match.group(2), match.group(2)))
        exponent = match.group(2) in "eE" and text[match.end() : match.end() + 1].isdigit()
        if unit is None or not unit or exponent or (found and "." in found[-1].noun):
            return None
        number = read_number(match.group(1))
        if number is None:
            return None
        found.append(Quantity(number[0], unit, noun=match.group(1)))
        place = match.end()
    if len(found) < 2 or place < len(text):
        return None
    factor = -1 if sign == "-" else 1
    parts = tuple(
        Quantity(Number(part.number.value * factor, part.number.exact, part.number.place), part.unit) for part in found
    )
    return dataclasses.replace(parts[0], parts=parts)


def read_statement(text: str) -> list[Quantity] | None:
    """The quantities that ``v = 12 m/s = 43.2 km/h`` states, one after another; ``None`` if it states no clear one.

    Whoever states several has to be right in each, so that two guesses are not one answer.
    """
    stated: list[Quantity] = []
    for alternative in _OR.split(text):
        read = _chain(alternative.strip(" ,"))
        if read is None:
            return None
        stated += read
    return stated or None


def _chain(text: str) -> list[Quantity] | None:
    if (aside := _ASIDE.fullmatch(text)) and (read := _with_aside(*aside.groups())):
        return read
    parts = _EQUALS.split(_ABOUT.sub("", text))
    found: list[Quantity] = []
    for part in parts:
        quantity = read_quantity(part)
        if quantity is not None:
            found.append(quantity)
        elif part.strip() and (_HEDGE.search(part) or not _NAME.fullmatch(part.strip())):
            return None
    return found or None


def _with_aside(text: str, aside: str) -> list[Quantity] | None:
    """``12 m/s (43.2 km/h)`` says it twice, ``12 (m/s)`` and ``12 m/s (upward)`` once."""
    first = _chain(text)
    if first is None:
        return None
    if (second := _chain(aside)) is not None:
        return first + second
    if len(first) == 1 and not first[0].unit and (unit := read_unit(aside)) and not _HEDGE.search(aside):
        return [dataclasses.replace(first[0], unit=unit)]
    return first if re.fullmatch(_WHERE, aside.strip(), re.IGNORECASE) else None
