"""Numbers to write as Roman numerals."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

_SYMBOLS = {
    1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V",
    4: "IV", 1: "I",
}  # fmt: skip


def numeral(number: int) -> str:
    """The Roman numeral of a number from 1 on."""
    written = []
    for value, symbol in _SYMBOLS.items():
        count, number = divmod(number, value)
        written.append(symbol * count)
    return "".join(written)


class Writing:
    """From digits to letters; the higher the level, the larger the numbers."""

    name = "writing"

    def sample(self, rng: Random, level: int) -> tuple[str, str, dict[str, Any]]:
        number = rng.randint(1, (1000, 1500, 2000, 3000, 3999)[level])
        return f"Write {number} as a Roman numeral.", numeral(number), {"number": number}

    def demonstrate(self, rng: Random, question: str, answer: str, meta: Mapping[str, Any]) -> str:
        return f"<answer>{answer}</answer>"

    def mistake(self, rng: Random, question: str, answer: str, meta: Mapping[str, Any]) -> str:
        return f"<answer>{numeral(meta['number'] + 1)}</answer>"


FAMILIES = {family.name: family for family in (Writing(),)}
