"""Biology of heredity: crosses, and the strands of DNA."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, chosen, counted, several

_TRAITS = (
    ("tall", "short"), ("purple", "white"), ("round", "wrinkled"), ("green", "yellow"), ("black", "brown"),
    ("long-haired", "short-haired"), ("horned", "hornless"), ("spotted", "plain"), ("hairy", "smooth"),
)  # fmt: skip
_BEASTS = ("peas", "mice", "flies", "rabbits", "guinea pigs", "beans")
_GENES = "ABDEFGH"


def gametes(genotype: str) -> list[str]:
    """All gametes of unlinked genes, each as likely as any other.

    >>> gametes("AaBB")
    ['AB', 'AB', 'aB', 'aB']
    """
    pairs = [genotype[place : place + 2] for place in range(0, len(genotype), 2)]
    return ["".join(alleles) for alleles in product(*pairs)]


def offspring(first: str, second: str) -> dict[str, Fraction]:
    """The chance of each genotype, dominant alleles first."""
    counts = Counter(
        "".join("".join(sorted(pair)) for pair in zip(one, other, strict=True))
        for one, other in product(gametes(first), gametes(second))
    )
    total = sum(counts.values())
    return {genotype: Fraction(count, total) for genotype, count in counts.items()}


def shown(genotype: str) -> str:
    """The phenotype: the letter of each gene, small where both alleles are recessive."""
    return "".join(genotype[place] for place in range(0, len(genotype), 2))


def _chance(first: str, second: str, phenotype: str) -> Fraction:
    return sum(
        (part for genotype, part in offspring(first, second).items() if shown(genotype) == phenotype), Fraction(0)
    )


def _parents(rng: Random, genes: str) -> tuple[str, str]:
    pairs = [rng.choice((("Xx", "Xx"), ("Xx", "xx"), ("xx", "Xx"))) for _ in genes]
    first, second = ("".join(pair[side].replace("X", gene).replace("x", gene.lower()) for pair, gene in
                             zip(pairs, genes, strict=True)) for side in (0, 1))  # fmt: skip
    return first, second


def _key(genes: str, *parts: object) -> str:
    """Genotypes and numbers without the names of the genes."""
    text = " ".join(map(str, parts))
    for gene, name in zip(genes, "XYZ", strict=False):
        text = text.replace(gene, name).replace(gene.lower(), name.lower())
    return text


def _phenotype(rng: Random, genes: str) -> str:
    return "".join(rng.choice((gene, gene.lower())) for gene in genes)


def _expected(number: Fraction, key: str, question: str, chances: list[Fraction], total: int) -> Problem:
    """How many of a litter one expects; mistakes use other chances."""
    wrong = [total * chance for chance in chances if chance != number / total]
    return Problem(
        question, counted(int(number)), key, tuple(str(int(value)) for value in wrong if value.denominator == 1)
    )


def _short(rng: Random, level: int) -> Problem:
    gene = rng.choice(_GENES)
    first, second = _parents(rng, gene)
    total, asked = 4 * rng.randint(5, 200), rng.choice((gene + gene.lower(), gene.lower() * 2))
    part = offspring(first, second)[asked]
    question = f"{first} x {second}, {total} young: how many {asked}?"
    return _expected(total * part, _key(gene, first, second, total, asked), question,
                     [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1)], total)  # fmt: skip


def _single(rng: Random, level: int) -> Problem:
    strong, weak = rng.choice(_TRAITS)
    gene, beasts = rng.choice(_GENES), rng.choice(_BEASTS)
    first, second = _parents(rng, gene)
    total, wanted = 4 * rng.randint(5, 300), rng.choice((strong, weak))
    part = _chance(first, second, gene if wanted == strong else gene.lower())
    question = rng.choice((
        "In {beasts}, {gene} ({strong}) dominates {small} ({weak}). Of {total} offspring of {first} x {second}, how "
        "many "
        "are expected to be {wanted}?",
        "Allele {gene} makes {beasts} {strong}; it dominates {small}, which makes them {weak}. {first} is crossed with "
        "{second}. What number of {wanted} ones does one expect among {total} young?",
    )).format(beasts=beasts, gene=gene, small=gene.lower(), strong=strong, weak=weak, total=total, first=first,
              second=second, wanted=wanted)  # fmt: skip
    return _expected(total * part, _key(gene, first, second, total, gene if wanted == strong else gene.lower() * 2),
    question,
                     [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1)], total)  # fmt: skip


def _several(rng: Random, level: int) -> Problem:
    """Two genes at level 2, three from level 3 on: the chance of a phenotype."""
    genes = "".join(sorted(rng.sample(_GENES, 2 if level == 2 else 3)))
    first, second = _parents(rng, genes)
    wanted = _phenotype(rng, genes)
    total = 4 ** len(genes) * rng.randint(2, 30)
    part = _chance(first, second, wanted)
    traits = rng.sample(_TRAITS, len(genes))
    told = [
        f"{gene} ({strong}) over {gene.lower()} ({weak})" for gene, (strong, weak) in zip(genes, traits, strict=True)
    ]
    look = ", ".join(
        strong if letter.isupper() else weak for letter, (strong, weak) in zip(wanted, traits, strict=True)
    )
    question = rng.choice((
        "The genes are unlinked, and dominance is complete: {told}. Of {total} offspring of {first} x {second}, how "
        "many "
        "are expected to be {look}?",
        "One crosses {first} with {second}. On different chromosomes lie {told}, where the first is dominant. What "
        "number of young that are {look} does one expect among {total}?",
    )).format(told=", ".join(told), total=total, first=first, second=second, look=look)  # fmt: skip
    near = [Fraction(count, 4 ** len(genes)) for count in range(1, 4 ** len(genes))]
    return _expected(total * part, _key(genes, first, second, wanted, total), question, rng.sample(near, 8), total)


def _ratio(rng: Random, level: int) -> Problem:
    """All phenotypes of two genes at once."""
    genes = "".join(sorted(rng.sample(_GENES, 2)))
    first, second = _parents(rng, genes)
    total = 16 * rng.randint(3, 60)
    looks = [f"{one}{other}" for one in (genes[0], genes[0].lower()) for other in (genes[1], genes[1].lower())]
    numbers = [int(total * _chance(first, second, look)) for look in looks]
    question = rng.choice((
        "{first} and {second} have {total} offspring; the genes are unlinked and capitals dominate. List the expected "
        "numbers of the phenotypes {looks}, in this order.",
        "Of {total} young of {first} x {second} (unlinked genes, capitals dominant), how many of each phenotype does "
        "one "
        "expect? Give four numbers, for {looks} in this order.",
    )).format(first=first, second=second, total=total, looks=", ".join(looks))  # fmt: skip
    turned = numbers[::-1] if numbers[::-1] != numbers else [total, *numbers[1:]]
    return Problem(
        question, several(numbers), _key(genes, first, second, total), (_joined(turned), _joined([total, 0, 0, 0]))
    )


def _joined(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _linked(rng: Random, level: int) -> Problem:
    """Linked genes: the distance gives the share of recombinants."""
    distance, total = 2 * rng.randint(2, 20), 100 * rng.randint(2, 40)
    one, other = rng.sample(_TRAITS, 2)
    recombinant = rng.random() < 0.5
    part = Fraction(distance, 200) if recombinant else Fraction(100 - distance, 200)
    look = f"{one[0]} and {other[1]}" if recombinant else f"{one[0]} and {other[0]}"
    litters = rng.randint(3, 30)
    question = rng.choice((
        "Genes A ({a}, dominant over {b}) and B ({c}, dominant over {d}) lie {distance} centimorgans apart. A parent "
        "with "
        "AB on one chromosome and ab on the other is crossed with aabb, in {litters} litters. Of {total} offspring, "
        "how "
        "many are expected to be {look}?",
        "On one chromosome, {distance} map units apart, lie A ({a}; a is {b}) and B ({c}; b is {d}); capitals "
        "dominate. "
        "The cross AB/ab x ab/ab gives {total} young in {litters} litters. What number of them does one expect to be "
        "{look}?",
    )).format(a=one[0], b=one[1], c=other[0], d=other[1], distance=distance, litters=litters, total=total,
              look=look)  # fmt: skip
    chances = [Fraction(distance, 100), Fraction(100 - distance, 100), Fraction(1, 4), Fraction(9, 16), 1 - part]
    return _expected(total * part, f"linked {distance} {total} {recombinant}", question, chances, total)


def _binomial(rng: Random, level: int) -> Problem:
    """So many of a litter."""
    size, chance = rng.randint(4, 9), rng.choice((Fraction(1, 4), Fraction(3, 4), Fraction(1, 2)))
    hits = rng.randint(1, size - 1)
    ways = Fraction(1)
    for place in range(hits):
        ways = ways * (size - place) / (place + 1)
    value = ways * chance**hits * (1 - chance) ** (size - hits)
    cross = {Fraction(1, 4): "Aa x Aa", Fraction(3, 4): "Aa x Aa", Fraction(1, 2): "Aa x aa"}[chance]
    strong, weak = rng.choice(_TRAITS)
    look = strong if chance == Fraction(3, 4) else weak
    years, length = rng.randint(2, 9), rng.randint(10, 90)
    question = rng.choice((
        "{cross} have {size} young ({strong} by A dominates {weak} by a). The parents are {years} years old and "
        "{length} "
        "cm long. What is the probability that exactly {hits} of the young are {look}?",
        "A litter of {cross} has {size} members; A ({strong}) is dominant over a ({weak}). It is litter number "
        "{years} in "
        "a cage of {length} cm. With what probability are {hits} of them, no more and no fewer, {look}?",
    )).format(cross=cross, size=size, strong=strong, weak=weak, years=years, length=length, hits=hits,
              look=look)  # fmt: skip
    slips = (chance**hits, value / ways, Fraction(hits, size), 1 - value)
    apart = [slip for slip in slips if abs(slip / value - 1) > Fraction(1, 20)]
    key = f"litter {size} {hits} {chance}"
    if rng.random() < 0.25:
        right, *others = dict.fromkeys(map(str, (value, *apart)))
        text, answer = chosen(rng, right, others[:3])
        return Problem(f"{question} {text}", answer, key)
    answer = {"kind": "number", "value": str(value), "rtol": 0.01}
    return Problem(question, answer, key, tuple(map(str, apart)))


INHERITANCE = StemFamily("inheritance", ((_short,), (_single,), (_several,), (_several, _ratio), (_linked, _binomial)))
