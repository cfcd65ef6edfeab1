"""One spelling of a word: the singular, American, Greek letters by their names."""

from __future__ import annotations

import re

_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
)
_GREEK = dict(zip("αβγδεζηθικλµνξοπρστυφχψω", _NAMES.split(), strict=True))
_GREEK |= {letter.upper(): name for letter, name in _GREEK.items() if letter != "µ"}
_GREEK |= {"μ": "mu", "Μ": "mu", "ς": "sigma", "ϕ": "phi", "ϑ": "theta", "ϵ": "epsilon", "Ω": "omega"}
_LETTER = re.compile(f"[{''.join(_GREEK)}]")
_COMMAND = re.compile(r"\\(?:var)?([A-Za-z]+)")
_JOINED = re.compile(r"(?<=[A-Za-z])\\")

_PLURALS = {
    "mitochondria": "mitochondrion", "bacteria": "bacterium", "nuclei": "nucleus", "fungi": "fungus",
    "phenomena": "phenomenon", "criteria": "criterion", "spectra": "spectrum", "quanta": "quantum", "data": "datum",
    "hypotheses": "hypothesis", "analyses": "analysis", "bases": "base", "axes": "axis", "matrices": "matrix",
    "vertices": "vertex", "indices": "index", "formulae": "formula", "larvae": "larva", "algae": "alga",
    "vertebrae": "vertebra", "radii": "radius", "stimuli": "stimulus", "alveoli": "alveolus", "foci": "focus",
    "loci": "locus", "ova": "ovum", "media": "medium", "strata": "stratum", "ganglia": "ganglion",
    "mice": "mouse", "men": "man", "women": "woman", "teeth": "tooth", "feet": "foot", "leaves": "leaf",
    "halves": "half", "wolves": "wolf", "species": "species", "series": "series", "lenses": "lens", "genera": "genus",
    "antennae": "antenna", "cilia": "cilium", "flagella": "flagellum", "chromatids": "chromatid",
    "gases": "gas", "viruses": "virus", "biases": "bias",
    "parentheses": "parenthesis", "mitoses": "mitosis", "meioses": "meiosis", "crises": "crisis",
}  # fmt: skip
_AMERICAN = (
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"^aluminium"), "aluminum"),
    (re.compile(r"^caesium"), "cesium"),
    (re.compile(r"^(col|fav|harb|lab|neighb|behavi|hum|od|vap|tum|flav|rig)our"), r"\1or"),
    (re.compile(r"^(cent|fib|lit|met|kilomet|centimet|millimet|theat|spect|calib)re(?=s?$)"), r"\1er"),
    (re.compile(r"^haem"), "hem"),
    (re.compile(r"^oe(?=str|soph|dem)"), "e"),
    (re.compile(r"(?<=[a-z]{3})is(?=ation|ed$|ing$|e$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})yse(?=d?$)"), "yze"),
    (re.compile(r"ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^mould"), "mold"),
    (re.compile(r"(?<=[a-z]{2})aem(?=ia)"), "em"),
)
_SHORTEST = 4


def spelled_out(text: str) -> str:
    r"""Greek letters by their names, LaTeX commands without their backslash.

    >>> spelled_out(r"\alpha-helix"), spelled_out("β decay")
    ('alpha-helix', 'beta decay')
    """
    text = _COMMAND.sub(lambda match: f" {match.group(1)} ".strip(), _JOINED.sub(r" \\", text))
    return _LETTER.sub(lambda match: f" {_GREEK[match.group()]} ", text).strip().replace("  ", " ").replace(" -", "-")


def singular(word: str) -> str:
    """A lower-case word in the singular and in American spelling; the same for both numbers, not always a word.

    >>> singular("enzymes"), singular("mitochondria"), singular("gas"), singular("colours")
    ('enzyme', 'mitochondrion', 'gas', 'color')
    """
    for spelling, american in _AMERICAN:
        word = spelling.sub(american, word)
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < _SHORTEST or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
