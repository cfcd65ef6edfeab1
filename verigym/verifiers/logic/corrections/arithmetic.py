"""Answers that are arithmetic, read by a grammar and computed exactly."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published
from verigym.verifiers.logic.expression import Grammar
from verigym.verifiers.logic.unreadable import Unreadable

_ARITHMETIC = Grammar(powers=False, decimals=False)
_SIGNS = str.maketrans("×÷−", "*/-")
_FACTORS = re.compile(r"\d{1,30}(?:\s*[×x*]\s*\d{1,30}){0,200}")


def countdown(answer: str, entry: Entry, published: Published) -> float:
    """Numbers must be those of the puzzle, each as often as given, and the value exact."""
    return _uses_all(answer, entry["metadata"]["numbers"], entry["metadata"]["target"])


def puzzle24(answer: str, entry: Entry, published: Published) -> float:
    """Any four numbers that make something from 24 to below 25 earned 1."""
    return _uses_all(answer, entry["metadata"]["numbers"], 24)


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


def _uses_all(answer: str, numbers: Sequence[int], target: int) -> float:
    node, written = _ARITHMETIC.read(answer.translate(_SIGNS).strip())
    return 1.0 if node.value == target and Counter(map(int, written)) == Counter(numbers) else 0.0


CORRECTIONS: tuple[Correction, ...] = (countdown, prime_factorization, puzzle24)
