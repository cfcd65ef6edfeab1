"""Constants and data, in as many digits as questions state.

Constants: CODATA 2022, https://physics.nist.gov/constants. Atomic masses: IUPAC, abridged standard atomic weights 2021,
https://iupac.qmul.ac.uk/AtWt (for lithium, too, the conventional value).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Constant:
    """How a question writes a constant."""

    symbol: str
    value: str
    unit: str = ""


CONSTANTS = {
    "g": Constant("g", "9.81", "m/s^2"),
    "rg": Constant("R", "8.314", "J/(mol K)"),
    "c": Constant("c", "2.998e8", "m/s"),
    "h": Constant("h", "6.626e-34", "J s"),
    "big_g": Constant("G", "6.674e-11", "m^3/(kg s^2)"),
    "k": Constant("k", "8.988e9", "N m^2/C^2"),
    "e": Constant("e", "1.602e-19", "C"),
    "sigma": Constant("sigma", "5.670e-8", "W/(m^2 K^4)"),
    "na": Constant("N_A", "6.022e23", "1/mol"),
    "m_e": Constant("m_e", "9.109e-31", "kg"),
    "wien": Constant("b", "2.898e-3", "m K"),
}
"""By the name that laws use. Standard gravity is rounded to 9.81."""

ATOMIC_MASSES = {
    "H": "1.008", "Li": "6.94", "C": "12.011", "N": "14.007", "O": "15.999", "F": "18.998", "Na": "22.990",
    "Mg": "24.305", "Al": "26.982", "Si": "28.085", "P": "30.974", "S": "32.06", "Cl": "35.45", "K": "39.098",
    "Ca": "40.078", "Cr": "51.996", "Mn": "54.938", "Fe": "55.845", "Cu": "63.546", "Zn": "65.38", "Br": "79.904",
    "Ag": "107.87", "I": "126.90", "Ba": "137.33", "Pb": "207.2",
}  # fmt: skip
"""In g/mol."""

NUMBERS = {
    "H": 1, "He": 2, "Li": 3, "Be": 4, "B": 5, "C": 6, "N": 7, "O": 8, "F": 9, "Ne": 10, "Na": 11, "Mg": 12, "Al": 13,
    "Si": 14, "P": 15, "S": 16, "Cl": 17, "Ar": 18, "K": 19, "Ca": 20, "Cr": 24, "Mn": 25, "Fe": 26, "Co": 27,
    "Ni": 28, "Cu": 29, "Zn": 30, "Br": 35, "Kr": 36, "Sr": 38, "Ag": 47, "I": 53, "Xe": 54, "Cs": 55, "Ba": 56,
    "W": 74, "Au": 79, "Hg": 80, "Tl": 81, "Pb": 82, "Bi": 83, "Po": 84, "At": 85, "Rn": 86, "Fr": 87, "Ra": 88,
    "Ac": 89, "Th": 90, "Pa": 91, "U": 92, "Np": 93, "Pu": 94, "Am": 95, "Cm": 96,
}  # fmt: skip
"""Atomic numbers."""
