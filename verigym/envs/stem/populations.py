"""Biology of populations: growth, and the frequencies of alleles."""

from __future__ import annotations

import math

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Law
from verigym.envs.stem.quantity import between

_ASIDES = (
    ("The dish is {} mm wide.", 50, 120),
    ("The study took {} pages.", 5, 90),
    ("The lamp over it has {} W.", 5, 60),
    ("It is looked at {} times a day.", 2, 9),
    ("The site is {} m above the sea.", 5, 900),
)
_ORGANISMS = {"organism": ("bacteria", "yeast cells", "algae", "amoebae", "ciliates")}
_ANIMALS = {"animal": ("hares", "voles", "beetles", "sparrows", "carp", "lizards")}

_DIVIDED = Law(
    "divisions", {"n": between(2, 250, ""), "k": between(2, 6, "")}, lambda n, k: n * 2**k, ("",),
    ("There are {n} {organism}, and each of them divides.", "A drop holds {n} {organism} that all divide."),
    ("How many are there after {k} divisions?", "What is their number after {k} divisions?"),
    (lambda n, k: n * 2 * k, lambda n, k: n * 2 ** (k - 1)), words=_ORGANISMS,
    short="{n} cells divide {k} times: cells?",
)  # fmt: skip
_DOUBLING = Law(
    "doubling", {"n": between(10, 900, ""), "d": between(15, 90, "min", "h"), "t": between(2, 9, "h", "min")},
    lambda n, d, t: n * 2 ** float(t / d), ("",),
    ("A culture of {n} {organism} doubles every {d}.", "Every {d}, {organism} double; at first there are {n}."),
    ("How many are there after {t}?", "What is their number {t} later?"),
    (lambda n, d, t: n * 2 * float(t / d), lambda n, d, t: n * math.exp(t / d)), words=_ORGANISMS, steps=2,
    needs=lambda n, d, t: t / d < 30,
)  # fmt: skip
_WHEN = Law(
    "time to grow", {"n": between(10, 900, ""), "d": between(15, 90, "min", "h"), "m": between(2000, 90000, "",
    step="1000")},
    lambda n, d, m: d * math.log2(m / n), ("h", "min"),
    ("A culture of {n} {organism} doubles every {d}.", "Every {d}, {organism} double; at first there are {n}."),
    ("After what time are there {m}, in {unit}?", "How long does it take until there are {m}, in {unit}?"),
    (lambda n, d, m: d * math.log(m / n), lambda n, d, m: d * m / n), words=_ORGANISMS, steps=3,
)  # fmt: skip
_CAUGHT = Law(
    "capture and recapture", {"m": between(20, 200, ""), "c": between(30, 250, ""), "r": between(3, 25, "")},
    lambda m, c, r: m * c / r, ("",),
    ("Of all {animal} in a forest {m} are caught, marked and set free. Later {c} are caught, and {r} of these are "
     "marked.",
     "In a valley {m} {animal} are marked. Among {c} that are caught some weeks later, {r} bear a mark."),
    ("How many live there, by that estimate?", "Estimate their number from that."),
    (lambda m, c, r: m * r / c, lambda m, c, r: m + c - r), words=_ANIMALS, steps=3,
)  # fmt: skip
_LOGISTIC = Law(
    "logistic", {"n": between(10, 200, ""), "k": between(300, 3000, "", step="50"), "r": between("0.05", "0.9",
    "1/year", step="0.05"),
                 "t": between(1, 12, "years")},
    lambda n, k, r, t: k / (1 + (k / n - 1) * math.exp(-r * t)), ("",),
    ("A population of {n} {animal} grows by the logistic law with r = {r} and a capacity of {k}.",
     "By the logistic law, with a capacity of {k} and r = {r}, a population of {n} {animal} grows."),
    ("How many are there after {t}?", "What is their number {t} later?"),
    (lambda n, k, r, t: n * math.exp(r * t), lambda n, k, r, t: k * (1 - math.exp(-r * t))), words=_ANIMALS, steps=4,
)  # fmt: skip
_TREATED = Law(
    "growth after a treatment", {"n": between(10, 900, ""), "d": between(15, 60, "min", "h"), "t": between(2, 6, "h",
    "min"),
                                 "p": between(80, 99, "%"), "s": between(1, 5, "h", "min")},
    lambda n, d, t, p, s: n * 2 ** float((t + s) / d) * (1 - p), ("",),
    ("A culture of {n} {organism} doubles every {d}. After {t} a drug kills {p} of them; the others go on as before "
     "for "
     "{s}.",
     "Every {d}, {organism} double. From {n}, they grow for {t}; then {p} die by a drug, and the rest grows for {s} "
     "more."),
    ("How many are there in the end?", "What is their number then?"),
    (lambda n, d, t, p, s: n * 2 ** float((t + s) / d) * p, lambda n, d, t, p, s: n * 2 ** float(t / d) * (1 - p)),
    words=_ORGANISMS, steps=5, needs=lambda n, d, t, p, s: (t + s) / d < 40,
)  # fmt: skip
GROWTH = StemFamily("growth", (
    (_DIVIDED,), (_DIVIDED, _DOUBLING), (_DOUBLING, _CAUGHT), (_WHEN, _CAUGHT), (_LOGISTIC, _TREATED),
), _ASIDES)  # fmt: skip

_COUNTS = {"a": between(20, 90, ""), "b": between(20, 90, ""), "c": between(20, 90, "")}
_COUNTED = Law(
    "frequency by counting", _COUNTS, lambda a, b, c: (2 * a + b) / (2 * (a + b + c)), ("",),
    ("Of some {animal} {a} are AA, {b} are Aa and {c} are aa.",
    "There are {a} {animal} of genotype AA, {b} Aa and {c} aa."),
    ("What is the frequency of the allele A?", "What part of all alleles is A?"),
    (lambda a, b, c: (a + b) / (a + b + c), lambda a, b, c: (2 * c + b) / (2 * (a + b + c))), words=_ANIMALS,
    short="{a} AA, {b} Aa, {c} aa: frequency of A?", steps=1,
)  # fmt: skip
_CARRIERS = Law(
    "carriers", {"q": between("0.02", "0.6", "", step="0.02"), "n": between(500, 9000, "", step="100")},
    lambda q, n: 2 * q * (1 - q) * n, ("",),
    ("In a population of {n} {animal} in Hardy-Weinberg equilibrium the recessive allele has a frequency of {q}.",
     "A recessive allele has a frequency of {q} among {n} {animal}, in Hardy-Weinberg equilibrium."),
    ("How many are expected to be heterozygous?", "What number of heterozygotes does one expect?"),
    (lambda q, n: q * (1 - q) * n, lambda q, n: q * q * n), words=_ANIMALS, steps=2,
)  # fmt: skip
_AFFECTED = Law(
    "from affected to carriers", {"p": between("0.04", "40", "%", step="0.04")},
    lambda p: 2 * math.sqrt(p) * (1 - math.sqrt(p)), ("%",),
    ("In Hardy-Weinberg equilibrium {p} of some {animal} show a recessive trait.",
     "A recessive trait is seen in {p} of the {animal} of a valley, which are in Hardy-Weinberg equilibrium."),
    ("What part of all is heterozygous, in {unit}?", "What share in {unit} carries the allele without showing it?"),
    (lambda p: 2 * p * (1 - p), lambda p: 1 - p), words=_ANIMALS, steps=3,
)  # fmt: skip
_AMONG = Law(
    "carriers among the healthy", {"p": between("0.04", "30", "%", step="0.04"), "n": between(500, 9000, "",
    step="100")},
    lambda p, n: n * 2 * math.sqrt(p) / (1 + math.sqrt(p)), ("",),
    ("In Hardy-Weinberg equilibrium {p} of all {animal} show a recessive trait. One takes {n} at random of those that "
     "do "
     "not.",
     "A recessive trait is seen in {p} of the {animal} of a valley, in Hardy-Weinberg equilibrium. Of the others, {n} "
     "are "
     "drawn at random."),
    ("How many of these are expected to carry the allele?", "Among these, what number of carriers does one expect?"),
    (lambda p, n: n * 2 * math.sqrt(p) * (1 - math.sqrt(p)), lambda p, n: n * (1 - math.sqrt(p))), words=_ANIMALS,
    steps=4,
)  # fmt: skip
_SELECTED = Law(
    "selection against a recessive allele", {"q": between("0.1", "0.8", "", step="0.01"), "t": between(3, 30, "")},
    lambda q, t: q / (1 + t * q), ("",),
    ("Individuals that are aa never reproduce; mating is random, and allele a has a frequency of {q}.",
     "The allele a, with a frequency of {q} under random mating, is lethal where it is homozygous."),
    ("What is its frequency after {t} generations?", "Find the frequency of a {t} generations later."),
    (lambda q, t: q * (1 - q) ** t, lambda q, t: q / (1 + q) ** t), steps=5,
)  # fmt: skip
_THREE = Law(
    "blood groups", {"p": between("0.05", "0.4", "", step="0.01"), "q": between("0.05", "0.4", "", step="0.01"),
                     "n": between(500, 9000, "", step="100")},
    lambda p, q, n: (p * p + 2 * p * (1 - p - q)) * n, ("",),
    ("The alleles of the ABO system have the frequencies A {p} and B {q}, the rest is O; {n} people are in "
     "Hardy-Weinberg "
     "equilibrium.",
     "Among {n} people in Hardy-Weinberg equilibrium, allele A has a frequency of {p} and B one of {q}; all others "
     "are O."),
    ("How many have blood group A?", "How many people of group A does one expect?"),
    (lambda p, q, n: p * p * n, lambda p, q, n: (p * p + p * (1 - p - q)) * n), steps=4,
)  # fmt: skip
ALLELES = StemFamily("alleles", (
    (_COUNTED,), (_COUNTED, _CARRIERS), (_CARRIERS, _AFFECTED), (_AFFECTED, _THREE), (_AMONG, _SELECTED, _THREE),
), _ASIDES)  # fmt: skip
