"""Biology of DNA: complements, transcription, translation."""

from __future__ import annotations

from itertools import product
from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, chosen, counted, worded

_BASES = "ACGT"
_COMPLEMENT = str.maketrans(_BASES, "TGCA")
_ACIDS = "KNKNTTTTRSRSIIMIQHQHPPPPRRRRLLLLEDEDAAAAGGGGVVVV*Y*YSSSS*CWCLFLF"
CODE = dict(zip(map("".join, product("ACGU", repeat=3)), _ACIDS, strict=True))
"""The standard genetic code (NCBI's table 1): codons to letters of amino acids, ``*`` for stop."""

NAMES = {
    "A": "Ala", "R": "Arg", "N": "Asn", "D": "Asp", "C": "Cys", "Q": "Gln", "E": "Glu", "G": "Gly", "H": "His",
    "I": "Ile", "L": "Leu", "K": "Lys", "M": "Met", "F": "Phe", "P": "Pro", "S": "Ser", "T": "Thr", "W": "Trp",
    "Y": "Tyr", "V": "Val",
}  # fmt: skip


def complement(strand: str) -> str:
    """The other strand of DNA, base by base.

    >>> complement("ATGC")
    'TACG'
    """
    return strand.translate(_COMPLEMENT)


def translated(message: str) -> str:
    """The amino acids of a message, by letters, up to a stop."""
    letters = "".join(CODE[message[place : place + 3]] for place in range(0, len(message) - 2, 3))
    return letters.partition("*")[0]


def _strand(rng: Random, length: int) -> str:
    return "".join(rng.choice(_BASES) for _ in range(length))


def _peptide(letters: str) -> str:
    return "-".join(NAMES[letter] for letter in letters)


def _spoilt(rng: Random, strand: str, bases: str) -> tuple[str, ...]:
    """Strands with one base changed, one missing."""
    wrong = []
    for _ in range(3):
        place = rng.randrange(len(strand))
        wrong.append(strand[:place] + rng.choice(bases.replace(strand[place], "")) + strand[place + 1 :])
    return (*wrong, strand[:-1])


def _answered(rng: Random, question: str, right: str, wrong: tuple[str, ...], key: str) -> Problem:
    """A strand as a text, or as one of four options."""
    options = [other for other in dict.fromkeys(wrong) if other != right]
    if rng.random() < 0.2 and len(options) >= 3:
        text, answer = chosen(rng, right, options[:3])
        return Problem(f"{question} {text}", answer, key)
    return Problem(question, worded(right, f"5'-{right}-3'"), key, tuple(options))


def _short(rng: Random, level: int) -> Problem:
    strand = _strand(rng, 6)
    right = complement(strand)
    return Problem(f"DNA complement, base by base: {strand}", worded(right), f"complement {strand}",
                   (strand, *_spoilt(rng, right, _BASES)))  # fmt: skip


def _transcribed(rng: Random, level: int) -> Problem:
    strand = _strand(rng, rng.randint(8, 14))
    message = complement(strand).replace("T", "U")
    question = rng.choice((
        "A template strand of DNA reads 3'-{strand}-5'. Which mRNA is made from it? Write it from 5' to 3', bases "
        "only.",
        "Transcribe the template strand 3'-{strand}-5' into mRNA (bases from 5' to 3').",
    )).format(strand=strand)  # fmt: skip
    wrong = (complement(strand), strand.replace("T", "U"), message[::-1], *_spoilt(rng, message, "ACGU"))
    return _answered(rng, question, message, wrong, f"transcribe {strand}")


def _other_strand(rng: Random, level: int) -> Problem:
    strand = _strand(rng, rng.randint(9, 16))
    right = complement(strand)[::-1]
    question = rng.choice((
        "One strand of DNA is 5'-{strand}-3'. Write the other one from 5' to 3', bases only.",
        "What is the reverse complement of the DNA sequence {strand}, both read from 5' to 3'?",
    )).format(strand=strand)  # fmt: skip
    return _answered(
        rng, question, right, (right[::-1], strand[::-1], *_spoilt(rng, right, _BASES)), f"reverse {strand}"
    )


def _pairs(rng: Random, level: int) -> Problem:
    """Chargaff's rule, and two or three hydrogen bonds a pair."""
    share, pairs = rng.randint(6, 44), 100 * rng.randint(2, 90)
    turns = rng.randint(5, 90)
    bonds = pairs * (2 * 2 * share + 3 * (100 - 2 * share)) // 100
    question = rng.choice((
        "In a double-stranded DNA of {pairs} base pairs {share}% of the bases are adenine. It is wound {turns} times. "
        "By "
        "how many hydrogen bonds are its strands held together?",
        "A double helix of {pairs} pairs with {turns} turns has {share}% adenine among all its bases. How many "
        "hydrogen "
        "bonds are there between the bases of its two strands?",
    )).format(pairs=pairs, share=share, turns=turns)  # fmt: skip
    wrong = (pairs * (2 * share + 3 * (100 - share)) // 100, 2 * pairs, 3 * pairs, 5 * pairs // 2)
    apart = tuple(str(value) for value in wrong if value != bonds)
    return Problem(question, counted(bonds), f"bonds {pairs} {share}", apart)


def _message(rng: Random, length: int) -> str:
    """Codons without a stop among them."""
    codons = sorted(codon for codon, letter in CODE.items() if letter != "*")
    return "".join(rng.choice(codons) for _ in range(length))


def _translated(rng: Random, level: int) -> Problem:
    """A message with a start, a stop, and bases around them."""
    lead = "".join(rng.choice("CGU") for _ in range(rng.randint(0, 4)))  # no A in it: the first AUG starts
    body = "AUG" + _message(rng, rng.randint(3, 5))
    message = (
        lead + body + rng.choice(("UAA", "UAG", "UGA")) + "".join(rng.choice("ACGU") for _ in range(rng.randint(1, 5)))
    )
    peptide = _peptide(translated(body))
    question = rng.choice((
        "Translate the mRNA 5'-{message}-3' from its first start codon to the stop codon. Give the peptide in "
        "three-letter codes joined by hyphens.",
        "Which peptide does the mRNA 5'-{message}-3' code for, from the first AUG on? Write it as in Met-Ala-Gly.",
    )).format(message=message)  # fmt: skip
    parts = peptide.split("-")
    wrong = ("-".join(parts[1:]), "-".join(parts[:-1]), "-".join([*parts, "Gly"]), "-".join(reversed(parts)))
    slips = tuple(other for other in wrong if other != peptide)
    return Problem(question, worded(peptide, translated(body)), f"translate {message}", slips)


def _gene(rng: Random, level: int) -> Problem:
    """From the template strand to the peptide, with a base changed."""
    body = "AUG" + _message(rng, rng.randint(4, 6))
    place = rng.randrange(3, len(body))
    base = rng.choice("ACGU".replace(body[place], ""))
    changed = body[:place] + base + body[place + 1 :]
    template = complement((body + "UAA").replace("U", "T"))
    new = complement(base.replace("U", "T"))
    weight = rng.randint(20, 90)
    peptide = _peptide(translated(changed))
    question = rng.choice((
        "The template strand of a gene is 3'-{template}-5'; the whole protein weighs {weight} kDa. By a mutation base "
        "number {number} of it, counted from its 3' end, becomes {new}. Which peptide does this piece code for then, "
        "up "
        "to the first stop? Use three-letter codes joined by hyphens.",
        "A cell of {weight} µm reads the template 3'-{template}-5'. In a mutant the base at position {number} from "
        "the 3' "
        "end is {new}. What peptide is made of it, until the first stop codon? Write it as in Met-Ala-Gly.",
    )).format(template=template, number=place + 1, new=new, weight=weight)  # fmt: skip
    parts = peptide.split("-")
    wrong = (_peptide(translated(body)), "-".join([*parts, "Gly"]), "-".join(reversed(parts)), "-".join(parts[:-1]))
    slips = tuple(other for other in dict.fromkeys(wrong) if other and other != peptide)
    return Problem(question, worded(peptide, translated(changed)), f"mutant {template} {place} {new}", slips)


STRANDS = StemFamily("strands", (
    (_short,), (_transcribed,), (_transcribed, _other_strand), (_translated, _pairs), (_gene,),
))  # fmt: skip
