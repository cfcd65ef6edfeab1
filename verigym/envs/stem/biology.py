"""Biology: growth, genetics, populations."""

from __future__ import annotations

from random import Random

from verigym.envs.stem.family import Drawn, StemFamily, counted, measured

_ORGANISMS = ("bacteria", "yeast cells", "algae", "amoebae", "ciliates")
_TRAITS = (("tall", "short"), ("purple", "white"), ("round", "wrinkled"), ("green", "yellow"), ("black", "brown"))


def _division(rng: Random) -> Drawn:
    cells, times = rng.randint(1, 250), rng.randint(1, 3)
    return f"{cells} cells divide {times} times: cells?", counted(cells * 2**times)


def _codons(rng: Random) -> Drawn:
    amino = rng.randint(12, 900)
    if rng.random() < 0.5:
        return f"How many amino acids do {3 * amino} bases of coding mRNA stand for, without stop codon?", counted(
            amino
        )
    share = rng.randint(6, 44)
    asked = f"In a double-stranded DNA {share}% of the bases are adenine. What percentage is guanine?"
    return asked, counted(50 - share, "%")


def _cross(rng: Random) -> Drawn:
    strong, weak = rng.choice(_TRAITS)
    crossed, share = rng.choice((("Aa x Aa", 3), ("Aa x aa", 2)))
    plants = 4 * rng.randint(5, 300)
    asked = (
        f"A ({strong}) dominates a ({weak}). Of {plants} offspring of {crossed}, how many are expected to be {strong}?"
    )
    return asked, counted(plants * share // 4)


def _equilibrium(rng: Random) -> Drawn:
    share, people = rng.randint(5, 60), rng.randint(5, 90) * 100
    allele = share / 100
    asked = (
        f"In a population of {people} in Hardy-Weinberg equilibrium the recessive allele has a frequency "
        f"of {allele:g}. How many individuals are expected to be heterozygous?"
    )
    return asked, measured(2 * allele * (1 - allele) * people)


def _generations(rng: Random) -> Drawn:
    start, minutes, hours = rng.randint(10, 900), rng.randint(15, 90), rng.randint(2, 12)
    organism, capacity = rng.choice(_ORGANISMS), rng.randint(5, 40)
    asked = (
        f"{start} {organism} double every {minutes} minutes. How many are there after {hours} hours, "
        f"if {capacity}% of the final number die at the end?"
    )
    return asked, measured(start * 2 ** (hours * 60 / minutes) * (1 - capacity / 100))


BIOLOGY = StemFamily("biology", (_division, _codons, _cross, _equilibrium, _generations))
