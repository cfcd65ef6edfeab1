"""Chemistry: solutions, acids and bases."""

from __future__ import annotations

import math
from fractions import Fraction

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.law import Case, Law
from verigym.envs.stem.moles import ASIDES
from verigym.envs.stem.quantity import between

_MOLAR = between("0.05", 3, "mol/L", "mmol/L", step="0.05")
_WEAK = between("0.01", "0.9", "mol/L", "mmol/L", step="0.01")
_VOLUME = between(10, 900, "mL", "L", step="5")

_DISSOLVED = Law(
    "concentration", {"n": between(2, 90, "mol", "mmol"), "v": between(2, 40, "L", "mL")}, lambda n, v: n / v,
    ("mol/L", "mmol/L"),
    ("In {v} of a solution there are {n} of salt.", "A salt, {n} of it, is dissolved to give {v}."),
    ("What is its concentration in {unit}?", "Find the molarity in {unit}."),
    (lambda n, v: n * v * 10**6, lambda n, v: v / n * 10**6), short="{n} in {v}: concentration in {unit}?",
)  # fmt: skip
_DILUTED = Law(
    "dilution", {"c": between("0.5", 12, "mol/L", "mmol/L", step="0.5"), "v": between(5, 90, "mL", "L"),
                 "w": between(100, 900, "mL", "L", step="10")},
    lambda c, v, w: c * v / w, ("mol/L", "mmol/L"),
    ("Water is added to {v} of a stock of {c} until there are {w}.",
     "A stock of {c} is diluted: {v} of it are filled up with water to {w}."),
    ("What is the new concentration in {unit}?", "Find the molarity in the end in {unit}."),
    (lambda c, v, w: c * v / (v + w), lambda c, v, w: c * w / v),
)  # fmt: skip
_STOCK = Law(
    "stock needed", {"c": between(4, 12, "mol/L", "mmol/L", step="0.5"), "d": between("0.1", 3, "mol/L", "mmol/L",
    step="0.1"),
                     "w": _VOLUME},
    lambda c, d, w: d * w / c, ("mL", "L"),
    ("From a stock of {c} one is to make {w} of {d}.", "There should be {w} of a solution of {d}; the stock has {c}."),
    ("What volume of the stock does it take, in {unit}?", "How many {unit} of the stock are needed?"),
    (lambda c, d, w: c * w / d, lambda c, d, w: w - d * w / c),
)  # fmt: skip
_MIXED = Law(
    "mixed solutions", {"c": _MOLAR, "v": _VOLUME, "d": _MOLAR, "w": _VOLUME},
    lambda c, v, d, w: (c * v + d * w) / (v + w), ("mol/L", "mmol/L"),
    ("One mixes {v} of a solution of {c} with {w} of a solution of {d} of the same salt.",
     "Two solutions of one salt, {v} of {c} and {w} of {d}, are poured together."),
    ("What is the concentration then, in {unit}?", "Find the molarity of the mixture in {unit}."),
    (lambda c, v, d, w: (c + d) / 2, lambda c, v, d, w: c + d), steps=3,
)  # fmt: skip
_PROTONS = tuple(
    Case({"acid": acid}, {"z": Fraction(z)})
    for acid, z in (("hydrochloric acid, HCl", 1), ("nitric acid, HNO3", 1), ("sulfuric acid, H2SO4", 2),
                    ("phosphoric acid, H3PO4", 3), ("oxalic acid, H2C2O4", 2), ("perchloric acid, HClO4", 1))
)  # fmt: skip
_TITRATED = Law(
    "titration", {"v": between(10, 60, "mL", "L"), "w": between(10, 40, "mL", "L", step="0.5"), "c": _WEAK},
    lambda v, w, c, z: w * c / z / v, ("mol/L", "mmol/L"),
    ("To neutralize {v} of {acid}, completely, takes {w} of NaOH of {c}.",
     "NaOH of {c} is added to {v} of {acid}. After {w} all of its protons are neutralized."),
    ("What was the acid's concentration in {unit}?", "Find the molarity of the acid in {unit}."),
    (lambda v, w, c, z: w * c / v * (z if z > 1 else 2), lambda v, w, c, z: v * c / z / w), cases=_PROTONS, steps=4,
)  # fmt: skip
_BACK = Law(
    "back titration", {"v": between(10, 60, "mL", "L"), "b": between(70, 150, "mL", "L"), "d": _MOLAR,
                       "w": between(2, 40, "mL", "L", step="0.5"), "c": _WEAK},
    lambda v, b, d, w, c, z: (b * d - w * c) / z / v, ("mol/L", "mmol/L"),
    ("To {v} of {acid} one adds {b} of NaOH of {d}, which is too much; {w} of HCl of {c} neutralize what is left.",
     "First {v} of {acid} get {b} of NaOH of {d}. That makes the solution basic, and it takes {w} of HCl of {c} to "
     "neutralize it."),
    ("What was the concentration of the first acid in {unit}?", "Find the first acid's molarity in {unit}."),
    (lambda v, b, d, w, c, z: b * d / z / v, lambda v, b, d, w, c, z: (b * d + w * c) / z / v), cases=_PROTONS,
    needs=lambda v, b, d, w, c: b * d > 1.2 * w * c, steps=5,
)  # fmt: skip
SOLUTIONS = StemFamily("solutions", (
    (_DISSOLVED,), (_DISSOLVED, _DILUTED, _STOCK), (_DILUTED, _STOCK), (_MIXED, _TITRATED), (_BACK, _TITRATED),
), ASIDES)  # fmt: skip

_PH = Law(
    "pH", {"c": between("0.0011", "0.0999", "mol/L", "mmol/L", step="0.0001")}, lambda c: -math.log10(c / 1000), ("",),
    ("A solution has [H+] = {c}.", "The concentration of H+ in a solution is {c}."),
    ("What is its pH?", "Find the pH."), (lambda c: 14 + math.log10(c / 1000), lambda c: -math.log(c / 1000)),
    short="[H+] = {c}: pH?",
)  # fmt: skip
_POH = Law(
    "pH of a base", {"c": between("0.0011", "0.0999", "mol/L", "mmol/L", step="0.0001")},
    lambda c: 14 + math.log10(c / 1000), ("",),
    ("A solution at 25 °C has [OH-] = {c}.", "At 25 °C the concentration of OH- in a solution is {c}."),
    ("What is its pH?", "Find the pH, not the pOH."), (lambda c: -math.log10(c / 1000),), steps=2,
    short="25 °C, [OH-] = {c}: pH?",
)  # fmt: skip
_FROM_PH = Law(
    "concentration from pH", {"p": between(1, 6, "", step="0.01")}, lambda p: 1000 * 10.0 ** -p, ("mol/L", "mmol/L"),
    ("A solution has a pH of {p}.", "The pH of a solution is {p}."),
    ("What is [H+] in {unit}?", "Find the concentration of H+ in {unit}."),
    (lambda p: 1000 * 10.0 ** (p - 14), lambda p: 1000 * math.exp(-p)), steps=2,
)  # fmt: skip
_WEAK_ACID = Law(
    "weak acid", {"k": between(3, 6, "", step="0.05"), "c": _WEAK},
    lambda k, c: -math.log10((math.sqrt(10 ** (-2 * k) + 4 * 10.0**-k * c / 1000) - 10.0**-k) / 2), ("",),
    ("A weak acid with one proton has a pKa of {k}; its solution has {c} in all.",
     "There are {c} of a weak acid (one proton, pKa {k}) in water."),
    ("What is its pH?", "Find the pH of the solution."),
    (lambda k, c: -math.log10(c / 1000), lambda k, c: k), steps=3,
)  # fmt: skip
_BUFFER = Law(
    "buffer", {"k": between(3, 10, "", step="0.05"), "a": _WEAK, "b": _WEAK}, lambda k, a, b: k + math.log10(b / a),
    ("",),
    ("A buffer holds {a} of a weak acid of pKa {k} and {b} of its conjugate base.",
     "In a buffer of a weak acid (pKa {k}) there are {a} of the acid and {b} of its base."),
    ("What is its pH?", "Find the pH of the buffer."), (lambda k, a, b: k - math.log10(b / a), lambda k, a, b: k),
    steps=3,
)  # fmt: skip
_STRONG = Law(
    "mixed acid and base", {"v": _VOLUME, "c": _WEAK, "w": _VOLUME, "d": _WEAK},
    lambda v, c, w, d: -math.log10((v * c - w * d) / (v + w) / 1000), ("",),
    ("One mixes {v} of HCl of {c} with {w} of NaOH of {d}.", "To {v} of HCl of {c} come {w} of NaOH of {d}."),
    ("What is the pH then?", "Find the pH of the mixture."),
    (lambda v, c, w, d: -math.log10((v * c - w * d) / v / 1000), lambda v, c, w, d: -math.log10(c / 1000)),
    needs=lambda v, c, w, d: 1.1 * w * d < v * c < w * d + 100 * (v + w), steps=4,
)  # fmt: skip
_SPOILT = Law(
    "buffer with base", {"k": between(3, 10, "", step="0.05"), "v": _VOLUME, "a": _WEAK, "b": _WEAK,
                         "n": between("0.2", 20, "mmol", "mol", step="0.2")},
    lambda k, v, a, b, n: k + math.log10((b * v + n) / (a * v - n)), ("",),
    ("A buffer, {v} of it, holds {a} of a weak acid of pKa {k} and {b} of its conjugate base. Then {n} of solid NaOH "
     "are added.",
     "Into {v} of a buffer ({a} of an acid of pKa {k}, {b} of its conjugate base) one stirs {n} of solid NaOH."),
    ("What is its pH then?", "Find the pH after that."),
    (lambda k, v, a, b, n: k + math.log10(b / a), lambda k, v, a, b, n: k + math.log10((a * v - n) / (b * v + n))),
    needs=lambda k, v, a, b, n: a * v > 1.1 * n, steps=5,
)  # fmt: skip
ACIDS = StemFamily("acids", (
    (_PH, _POH), (_PH, _POH, _FROM_PH), (_POH, _FROM_PH), (_WEAK_ACID, _BUFFER), (_STRONG, _SPOILT),
), ASIDES)  # fmt: skip
