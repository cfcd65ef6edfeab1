"""Tasks whose published scorer pays wrong answers, read or scored here instead. Each has a test that shows the flaw."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from verigym.verifiers.logic.expression import Grammar
from verigym.verifiers.logic.literal import read_literal
from verigym.verifiers.logic.unreadable import Unreadable

Entry: TypeAlias = Mapping[str, Any]
Published: TypeAlias = Callable[[str], float]
"""The library's own score of an answer."""
Correction: TypeAlias = Callable[[str, Entry, Published], float]

_ARITHMETIC = Grammar(powers=False, decimals=False)
_PROBABILITY = re.compile(r"\d{1,30}(?:\.\d{0,60})?|\.\d{1,60}|\d{1,60}\s*/\s*\d{1,60}")
_DECIMAL = re.compile(r"[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,2})?")
_FACTORS = re.compile(r"\d{1,30}(?:\s*[×x*]\s*\d{1,30}){0,200}")
_FRACTION = re.compile(r"\$?\s*(?:\\d?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d+\s*/\s*\d+)\s*\$?")
_TURN = re.compile(r"[A-Za-z]{1,3}'?\d{0,3}'?")
_BUTTONS = re.compile(r"[A-C](?:[\s,→>-]*[A-C]){0,200}", re.IGNORECASE)
_MAX_TURNS = 1000
_ROOT_TOLERANCE = 1.5e-4


def calendar_arithmetic(answer: str, entry: Entry, published: Published) -> float:
    """Weekdays earn no consolation; where the gold count is negative, wrong ones earned more than 1."""
    gold = entry["answer"].strip()
    if not re.fullmatch(r"-?\d+", gold):
        return 1.0 if published(answer) == 1.0 else 0.0
    count = _integer(answer)
    if count == int(gold):
        return 1.0
    return 0.0 if int(gold) == 0 else math.exp(-5 * abs(count - int(gold)) / abs(int(gold)))


def coin_flip(answer: str, entry: Entry, published: Published) -> float:
    """``0`` earned 1 as a prefix of ``0.3125``. A probability is right, to 1e-4 and to a hundredth of it, or wrong."""
    if not _PROBABILITY.fullmatch(answer):
        raise Unreadable("not a decimal or a fraction")
    try:
        given, gold = Fraction(answer.replace(" ", "")), Fraction(entry["answer"].replace(",", ""))
    except ZeroDivisionError as error:
        raise Unreadable("a division by zero") from error
    return 1.0 if abs(given - gold) <= min(Fraction(1, 10_000), gold / 100) else 0.0


def complex_arithmetic(answer: str, entry: Entry, published: Published) -> float:
    """``nan`` earned 1, since no number is farther away than it."""
    if re.search("n|inf", answer, re.IGNORECASE) or len(answer) > 200:
        raise Unreadable("not a finite complex number")
    return published(answer)


def countdown(answer: str, entry: Entry, published: Published) -> float:
    """Numbers must be those of the puzzle, each as often as given, and the value exact."""
    return _uses_all(answer, entry["metadata"]["numbers"], entry["metadata"]["target"])


def puzzle24(answer: str, entry: Entry, published: Published) -> float:
    """Any four numbers that make something from 24 to below 25 earned 1."""
    return _uses_all(answer, entry["metadata"]["numbers"], 24)


def _uses_all(answer: str, numbers: Sequence[int], target: int) -> float:
    node, written = _ARITHMETIC.read(answer)
    return 1.0 if node.value == target and Counter(map(int, written)) == Counter(numbers) else 0.0


def figlet_font(answer: str, entry: Entry, published: Published) -> float:
    """A long word with anything behind it earned 1."""
    word, gold = answer.replace(" ", "").lower(), entry["answer"].strip().lower()
    return 1.0 if word == gold else min(published(answer), _share_in_place(word, gold))


def game_of_life_halting(answer: str, entry: Entry, published: Published) -> float:
    """Any text but the empty one earned 1."""
    if answer.lower() not in ("true", "false"):
        raise Unreadable("neither True nor False")
    return 1.0 if answer.lower() == str(entry["answer"]).lower() else 0.0


def fraction_simplification(answer: str, entry: Entry, published: Published) -> float:
    """Anything could follow a fraction in LaTeX."""
    if not _FRACTION.fullmatch(answer):
        raise Unreadable("not one fraction")
    return published(answer)


def gsm_symbolic(answer: str, entry: Entry, published: Published) -> float:
    """The first number counted, without its sign and up to its first comma: ``1,000`` and ``-1`` earned 1 for 1."""
    numbers = re.findall(r"[-−]?[\s$€£]{0,3}\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3}\b)", "", answer[:1000]))
    if len(numbers) != 1 or len(answer) > 1000:
        raise Unreadable("not one number")
    return published(re.sub("[^0-9.]", "", numbers[0])) if numbers[0][0] not in "-−" else 0.0


def knights_knaves(answer: str, entry: Entry, published: Published) -> float:
    """The share of persons told right, without the 0.3 on top of it."""
    score = published(answer)
    return score if score in (0.0, 1.0) else max(0.0, (score - 0.3) / 0.7)


def letter_jumble(answer: str, entry: Entry, published: Published) -> float:
    """The right words with more words behind them earned 1."""
    words, gold = answer.lower().split(), entry["answer"].lower().split()
    return 1.0 if words == gold else _share_in_place(words, gold)


def number_format(answer: str, entry: Entry, published: Published) -> float:
    """Numbers within 0.01 of the right one earned 1, though hard questions have candidates nearer to it than that."""
    return 1.0 if _decimal(answer.replace(",", "")) == float(entry["metadata"]["solution"]) else 0.0


def number_sorting(answer: str, entry: Entry, published: Published) -> float:
    """Sorted numbers that each lie within 1 of the right ones earned 1, and so did ``[NaN, NaN, NaN]``."""
    given, gold = _numbers(answer), _numbers(entry["answer"])
    return 1.0 if given == gold else 0.0


def polynomial_equations(answer: str, entry: Entry, published: Published) -> float:
    """The share of roots that are right. Any text earned 1 where there is no root, near ones earned most of it."""
    gold, given = _roots(entry["answer"]), _roots(answer)
    left, right = list(gold), 0
    for root in given:
        near = min(left, key=lambda other: abs(other - root), default=None)
        if near is not None and abs(near - root) <= _ROOT_TOLERANCE * max(1.0, abs(near) / 1000):
            left.remove(near)
            right += 1
    return right / max(len(gold), len(given)) if gold or given else 1.0


def prime_factorization(answer: str, entry: Entry, published: Published) -> float:
    """Odd text raised; the question's number itself earned half."""
    if not _FACTORS.fullmatch(answer):
        raise Unreadable("not factors joined by ×")
    given = sorted(map(int, re.findall(r"\d+", answer)))
    gold = sorted(map(int, re.findall(r"\d+", entry["answer"])))
    if given == gold:
        return 1.0
    factored = len(given) > 1 and given[0] > 1
    return 0.5 if factored and math.prod(given) == math.prod(gold) else 0.0


def quantum_lock(answer: str, entry: Entry, published: Published) -> float:
    """Every A, B and C in a text of any kind was taken for a button."""
    if not _BUTTONS.fullmatch(answer):
        raise Unreadable("not a sequence of buttons")
    return published(answer)


def rubiks_cube(answer: str, entry: Entry, published: Published) -> float:
    """An unsolved cube earns nothing: stickers are right before any turn. ``R99999999`` filled the memory."""
    turns = answer.split()
    if len(turns) > _MAX_TURNS or not all(_TURN.fullmatch(turn) for turn in turns):
        raise Unreadable("not a sequence of turns")
    return 1.0 if published(answer) == 1.0 else 0.0


def spell_backward(answer: str, entry: Entry, published: Published) -> float:
    """The right word with letters behind it earned up to 1."""
    word, gold = answer.lower(), entry["answer"].lower()
    return 1.0 if word == gold else _share_in_place(word, gold)


def word_sorting(answer: str, entry: Entry, published: Published) -> float:
    """The right words with more behind them earned 1, the unsorted ones a fifth, and the question's end its words."""
    words, gold = [word.strip() for word in answer.split(",")], entry["metadata"]["sorted_words"]
    if words == gold:
        return 1.0
    foreign = Counter(words) - Counter(gold)
    return 0.0 if foreign else _share_in_place(words, gold)


def _share_in_place(given: Sequence[str], gold: Sequence[str]) -> float:
    """The share of items in their place, of the longer of the two."""
    return sum(a == b for a, b in zip(given, gold, strict=False)) / max(len(given), len(gold), 1)


def _integer(text: str) -> int:
    if not re.fullmatch(r"[-+]?\d{1,18}", text):
        raise Unreadable("not an integer")
    return int(text)


def _decimal(text: str) -> float:
    if not _DECIMAL.fullmatch(text.strip()):
        raise Unreadable("not a number")
    return float(text)


def _roots(text: str) -> list[float]:
    plain = text.strip().strip("\"'")
    return sorted(_decimal(part) for part in plain.split(",")) if plain else []


def _numbers(text: str) -> list[float]:
    """The numbers of a list, each bare or in quotes."""
    bare = re.sub(r"(?<=[\[,\s])([-+]?\d{1,30}\.?\d{0,30})(?=\s*[\],])", r"'\1'", text)
    return [_decimal(str(item)) for item in read_literal(bare)]


CORRECTIONS: dict[str, Correction] = {
    correction.__name__: correction
    for correction in (
        calendar_arithmetic,
        coin_flip,
        complex_arithmetic,
        countdown,
        figlet_font,
        fraction_simplification,
        game_of_life_halting,
        gsm_symbolic,
        knights_knaves,
        letter_jumble,
        number_format,
        number_sorting,
        polynomial_equations,
        prime_factorization,
        puzzle24,
        quantum_lock,
        rubiks_cube,
        spell_backward,
        word_sorting,
    )
}
"""Task to what scores it instead of the library, or around it."""
