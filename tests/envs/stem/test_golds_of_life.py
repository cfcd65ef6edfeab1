"""Heredity, strands of DNA, numerals: each gold again, from what the question says."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

Samples = Callable[[str, int], tuple[tuple[str, Any, dict[str, Any]], ...]]


def right(answer: Any) -> Any:
    """The gold, of options the text of the right one."""
    return answer["choices"]["ABCDEFGH".index(answer["value"])] if answer["kind"] == "choice" else answer["value"]


def chance(first: str, second: str, wanted: str) -> Fraction:
    """Gene by gene: a phenotype in letters, or at two letters a gene a genotype."""
    total = Fraction(1)
    for place in range(0, len(first), 2):
        children = ["".join(sorted(pair)) for pair in product(first[place : place + 2], second[place : place + 2])]
        if len(wanted) == len(first) and len(first) == 2:
            total *= Fraction(children.count(wanted), 4)
        else:
            letter = wanted[place // 2]
            total *= Fraction(sum((letter.upper() in child) == letter.isupper() for child in children), 4)
    return total


def parents(question: str) -> tuple[str, str]:
    genotype = "((?:[A-H][A-Ha-h]|[a-h]{2})+)"
    one, other = re.search(rf"\b{genotype} (?:x|with|is crossed with|and) {genotype}\b", question).groups()
    return one, other


def whole(pattern: str, question: str) -> int:
    return int(re.search(pattern, question)[1])


@pytest.mark.parametrize("level", range(4))
def test_expected_offspring_follow_from_each_gene_alone(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("inheritance", level):
        first, second = parents(question)
        total = whole(r"(\d+) (?:young|offspring)|among (\d+)", question) if "among" not in question else (
            whole(r"among (\d+)", question))  # fmt: skip
        if answer["kind"] == "list":
            looks = re.search(r"((?:\w\w, ){3}\w\w)", question)[1].split(", ")
            assert answer["value"] == [total * chance(first, second, look) for look in looks]
        elif level == 0:
            assert answer["value"] == total * chance(first, second, re.search(r"many (\w\w)\?", question)[1])
        else:
            strong = dict(re.findall(r"([A-H]) \(([\w-]+)\)", question))
            weak = dict(re.findall(r"([a-h]) \(([\w-]+)\)", question))
            if told := re.search(
                r"Allele (\w) makes [\w ]+? ([\w-]+); it dominates (\w), which makes them ([\w-]+)", question
            ):
                strong, weak = {told[1]: told[2]}, {told[3]: told[4]}
            wanted = re.search(
                r"(?:expected to be|young that are|number of) ([\w-]+(?:, [\w-]+)*?)(?:\?| ones| does)", question
            )
            names = {look: gene for gene, look in (strong | weak).items()}
            look = "".join(sorted((names[name] for name in wanted[1].split(", ")), key=str.lower))
            assert answer["value"] == total * chance(first, second, look), question


def test_litters_and_linked_genes_follow_the_laws_of_chance(samples: Samples) -> None:
    for question, answer, _ in samples("inheritance", 4):
        if "centimorgans" in question or "map units" in question:
            share = Fraction(whole(r"(\d+) (?:centimorgans|map units)", question), 100)
            total = whole(r"Of (\d+) offspring|gives (\d+) young", question) if "Of " in question else (
                whole(r"gives (\d+) young", question))  # fmt: skip
            strong = set(re.findall(r"A \(([\w-]+)|B \(([\w-]+)", question)[0]) | set(
                re.findall(r"B \(([\w-]+)", question))  # fmt: skip
            look = re.search(r"to be ([\w-]+) and ([\w-]+)\?", question)
            both = all(trait in strong for trait in look.groups())
            assert answer["value"] == total * (1 - share if both else share) / 2, question
            continue
        size = whole(r"have (\d+) young|has (\d+) members", question) if "young (" in question else (
            whole(r"has (\d+) members", question))  # fmt: skip
        hits, look = re.search(r"(?:exactly|probability are) (\d+) of .*?([\w-]+)\?", question).groups()
        recessive = re.search(r"dominates ([\w-]+) by a|over a \(([\w-]+)\)", question)
        one = Fraction(1, 4) if "Aa x Aa" in question else Fraction(1, 2)
        one = one if look in recessive.groups() else 1 - one
        value = math.comb(size, int(hits)) * one ** int(hits) * (1 - one) ** (size - int(hits))
        assert Fraction(right(answer)) == value, question


PAIRS = {"A": "T", "T": "A", "G": "C", "C": "G"}
TABLE = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
"""The standard code as NCBI prints it, with bases in the order T, C, A, G."""
CODE = dict(zip(map("".join, product("UCAG", repeat=3)), TABLE, strict=True))
NAMES = """
Ala A Arg R Asn N Asp D Cys C Gln Q Glu E Gly G His H Ile I Leu L Lys K Met M Phe F Pro P Ser S Thr T Trp W Tyr Y Val V
"""
LETTERS = dict(zip(NAMES.split()[1::2], NAMES.split()[::2], strict=True))


def peptide(message: str) -> str:
    acids = []
    for place in range(0, len(message) - 2, 3):
        letter = CODE[message[place : place + 3]]
        if letter == "*":
            break
        acids.append(LETTERS[letter])
    return "-".join(acids)


@pytest.mark.parametrize("level", range(5))
def test_strands_are_copied_and_read_by_the_standard_code(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("strands", level):
        strand = max(re.findall(r"[ACGTU]{6,}", question.partition(" (A) ")[0]), key=len, default="")
        if "bonds" in question:
            pairs, share = whole(r"(\d+) (?:base )?pairs", question), whole(r"(\d+)% ", question)
            adenine = 2 * pairs * share // 100
            assert answer["value"] == 2 * adenine + 3 * (pairs - adenine), question
        elif "mRNA" in question and "ranslate" not in question and "peptide" not in question:
            assert right(answer) == "".join({"A": "U"}.get(base, PAIRS[base]) for base in strand)
        elif level == 0:
            assert answer["value"] == "".join(map(PAIRS.get, strand))
        elif level == 2:
            assert right(answer) == "".join(PAIRS[base] for base in reversed(strand))
        elif level == 3:
            assert answer["value"] == peptide(strand[strand.index("AUG") :])
        else:
            place = whole(r"(?:number|position) (\d+)", question) - 1
            new = re.search(r"(?:becomes|end is) ([ACGT])\.", question)[1]
            mutant = strand[:place] + new + strand[place + 1 :]
            assert answer["value"] == peptide("".join({"A": "U"}.get(base, PAIRS[base]) for base in mutant))


BASES = {"binary": 2, "octal": 8, "hexadecimal": 16}
OPERATIONS: dict[str, Callable[[bool, bool], bool]] = {
    "AND": lambda a, b: a and b, "OR": lambda a, b: a or b, "XOR": lambda a, b: a != b,
}  # fmt: skip


def bit_by_bit(name: str, a: int, b: int) -> int:
    return sum(2**place * OPERATIONS[name](bool(a >> place & 1), bool(b >> place & 1)) for place in range(16))


@pytest.mark.parametrize("level", range(5))
def test_numerals_mean_the_numbers_that_are_asked_for(level: int, samples: Samples) -> None:
    for question, answer, _ in samples("numerals", level):
        value = str(answer["value"])
        if level == 0:
            number, name = re.match(r"(\d+) in (\w+)", question).groups()
            assert int(value, BASES[name]) == int(number)
        elif level < 3:
            text = re.search(r"(?:Write|is|Convert) (\w+) (?:\(base|in base|from base)", question)[1]
            bases = list(map(int, re.findall(r"base[ -](\d+)", question)))
            given, asked = bases[::-1] if "numeral of" in question else bases
            assert int(value, asked) == int(text, given), question
        elif "complement" in question:
            pattern = re.search(r"[01]{8,}", question)[0]
            assert answer["value"] == int(pattern[1:], 2) - 2 ** (len(pattern) - 1) * int(pattern[0])
        elif level == 4:
            a, b, c = (int(text, 16) for text in re.findall(r"[abcxyz] = (\w+)", question))
            first, second = re.findall(r"\b(AND|OR|XOR)\b", question)
            both = bit_by_bit(second, bit_by_bit(first, a, b), c)
            assert int(value, 16) == both * 2 ** whole(r"left by (\d)", question) % 2**16, question
        elif "base" in question:
            base = whole(r"base (\d+)", question)
            a, sign, b = re.search(r"(\w+) ([+*]) (\w+)", question).groups()
            assert int(value, base) == (int(a, base) + int(b, base) if sign == "+" else int(a, base) * int(b, base))
        else:
            name = re.search(r"\b(AND|OR|XOR)\b", question)[1]
            a, b = (int(text, 2) for text in re.findall(r"\b[01]{8}\b", question))
            assert int(value, 2) == bit_by_bit(name, a, b)
