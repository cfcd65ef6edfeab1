"""The symbols of the elements by atomic number."""

from __future__ import annotations

_TABLE = (
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb "
    "Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au "
    "Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts "
    "Og"
)
_CATIONS = (
    "Li Be Na Mg Al K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Rb Sr Y Zr Nb Mo Ru Rh Pd Ag Cd In Sn Cs Ba La Ce Hf Ta W Re "
    "Os Ir Pt Au Hg Tl Pb Bi U"
)

NUMBERS = {symbol: number for number, symbol in enumerate(_TABLE.split(), start=1)}
"""Atomic numbers; deuterium and tritium under their own letters."""
NUMBERS |= {"D": 1, "T": 1}

METALS = frozenset(_CATIONS.split())
"""Elements that stand as cations before an anion."""
