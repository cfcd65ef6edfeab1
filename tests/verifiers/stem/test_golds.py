"""The golds of SciBench and TheoremQA as their own answers, in many spellings; and changed ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest

Score = Callable[..., float]
Load = Callable[[str], list[dict[str, Any]]]

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def kept(answer: dict[str, Any]) -> Iterator[str]:
    """The same answer in other spellings."""
    value, unit = answer["value"], answer.get("unit") or ""
    if answer["kind"] == "number":
        written = str(value).strip()
        exact = Fraction(written.replace(",", ""))
        yield from (
            f"{written} {unit}",
            f"{written}\\,{unit}",
            f"x = {written} {unit}",
            f"\\approx {written}",
            f"${written}$",
        )
        yield from (
            f"\\frac{{{exact.numerator}}}{{{exact.denominator}}} {unit}",
            f"{exact.numerator}/{exact.denominator}",
        )
        if "10^" not in unit and exact:
            mantissa, exponent = f"{float(exact):.12e}".split("e")
            for form in ("{} \\times 10^{{{}}} {}", "{}e{} {}", "{} x 10^{} {}", "{}*10^({}) {}"):
                yield form.format(mantissa.rstrip("0").rstrip("."), int(exponent), unit)
            yield f"{mantissa}·10{str(int(exponent)).translate(_SUPERSCRIPTS)} {unit}"
    elif answer["kind"] == "boolean":
        yield from (str(value), str(value).lower(), f"\\text{{{value}}}", "Yes" if value else "No")
    elif answer["kind"] == "choice":
        letter = value.strip("()").upper()
        yield from (letter, value, f"({letter})", f"\\text{{{value}}}", f"Option {letter}", f"{letter}.")
    else:
        written = ", ".join(map(str, value))
        yield from (f"[{written}]", f"({written})", written, f"\\{{{written}\\}}", f"\\left[{written}\\right]")
        yield "\\begin{pmatrix}" + " \\\\ ".join(map(str, value)) + "\\end{pmatrix}"


def changed(answer: dict[str, Any]) -> Iterator[str]:
    """Another answer of the same kind."""
    value, unit = answer["value"], answer.get("unit") or ""
    if answer["kind"] == "number":
        number = float(str(value).replace(",", ""))
        yield from (
            f"{other!r} {unit}"
            for other in ([1.1 * number, -number, 10 * number, 2 * number] if number else [1.0, -0.5])
        )
        other = 3 * number + 7
        yield from (f"{value} or {other}", f"{value}, {other}", f"\\pm {other}", f"{value} - {other}")
        if unit and "10^" not in unit:
            yield from (f"{value} \\mathrm{{kg\\,m^7}}", f"{value} apples")
    elif answer["kind"] == "boolean":
        yield from (str(not value), "True or False", "No" if value else "Yes")
    elif answer["kind"] == "choice":
        other = chr(ord(value.strip("()")) + 1)
        yield from (other, f"({other})", f"{value} or ({other})", f"{value}, ({other})", "A B C D")
    else:
        yield from (str([*value, 7]), str(value[:-1]), str([value[0] + 1, *value[1:]]), f"{value} or {value[::-1]}")


def some(texts: Iterator[str], place: int) -> list[str]:
    """Every third, beginning elsewhere for each record."""
    return list(texts)[place % 3 :: 3]


@pytest.mark.parametrize("name", ["scibench", "theoremqa"])
def test_a_gold_is_right_in_every_spelling(score: Score, load_records: Load, name: str) -> None:
    for place, record in enumerate(load_records(name)):
        for text in some(kept(record["answer"]), place):
            assert score(record["answer"], text, record["prompt"]) == 1.0, (record["answer"], text)


@pytest.mark.parametrize("name", ["scibench", "theoremqa"])
def test_a_changed_gold_is_wrong(score: Score, load_records: Load, name: str) -> None:
    for place, record in enumerate(load_records(name)):
        for text in some(changed(record["answer"]), place):
            assert score(record["answer"], text, record["prompt"]) == 0.0, (record["answer"], text)
