"""Short texts and truth values: what is the same word, and what never is."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.verifiers.stem.spelling import singular, spelled_out
from verigym.verifiers.stem.words import normal, same_words, truth

Score = Callable[..., float]

WORDS = ["enzyme", "cell wall", "double helix", "Krebs cycle", "noble gas", "covalent bond", "stationary phase", "mass"]
GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "π": "pi",
    "σ": "sigma",
    "ω": "omega",
    "μ": "mu",
    "λ": "lambda",
}
ARTICLES = [
    "{}",
    "the {}",
    "The {}.",
    "a {}",
    "an {}",
    "It is the {}",
    "\\text{{{}}}",
    "\\textbf{{the {}}}",
    "  {} ",
    "“{}”",
]


def text(value: str, *aliases: str) -> dict[str, Any]:
    return {"kind": "text", "value": value, "aliases": list(aliases)}


def plural(words: str) -> str:
    return words + ("es" if words.endswith("s") else "s")


@settings(max_examples=30)
@given(
    st.sampled_from(WORDS), st.sampled_from(ARTICLES),
    st.tuples(st.booleans(), st.booleans(), st.sampled_from([" ", "-", "–", ""])),
)  # fmt: skip
def test_case_articles_number_and_hyphens_do_not_matter(
    score: Score, words: str, form: str, how: tuple[bool, bool, str]
) -> None:
    upper, many, joint = how
    said = plural(words) if many else words
    said = form.format(said.replace(" ", joint))
    assert score(text(words), said.upper() if upper and "\\" not in said else said) == 1.0
    assert score(text(plural(words)), said) == 1.0


@settings(max_examples=30)
@given(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(
        [
            "not {}",
            "no {}",
            "not the {}",
            "it is not the {}",
            "non-{}",
            "anti{}",
            "{}?",
            "{} or {}",
            "{} and {}",
            "{} ({})",
            "{}, {}",
            "sub{}",
            "{} of {}",
        ]
    ),
)
def test_a_text_that_holds_the_words_is_not_the_words(score: Score, words: str, other: str, form: str) -> None:
    said = form.format(words, other if other != words else "something else")
    assert score(text(words), said) == 0.0


@settings(max_examples=50)
@given(st.sampled_from(sorted(GREEK)), st.sampled_from(["{}-helix", "{} decay", "{} particle"]))
def test_greek_letters_are_their_names(letter: str, form: str) -> None:
    gold = form.format(letter)
    for said in (GREEK[letter], letter.upper(), f"\\{GREEK[letter]}", GREEK[letter].title()):
        assert same_words(gold, form.format(said))
    assert not same_words(gold, form.format("theta"))


@settings(max_examples=50)
@given(st.text(alphabet="éèüöñçåÅÉÜ abc", min_size=1, max_size=12))
def test_accents_do_not_matter(word: str) -> None:
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))
    assert normal(word) == normal(plain) == normal(unicodedata.normalize("NFD", word))


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=60))
def test_words_are_compared_symmetrically_and_never_crash(one: str, other: str) -> None:
    assert (
        bool(same_words(one, other)) == bool(same_words(other, one))
        or "?" in one + other
        or one.isupper()
        or other.isupper()
    )
    assert same_words(one, one) in (True, None)


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(categories=["Ll"]), max_size=12))
def test_a_singular_is_its_own_singular_spelling_once_more(word: str) -> None:
    assert singular(singular(word)) == singular(singular(singular(word)))


RIGHT = [
    (text("mitochondria"), "the mitochondrion"),
    (text("nucleus"), "nuclei"),
    (text("Schrödinger equation"), "Schrodinger equation"),
    (text("sulfur"), "sulphur"),
    (text("aluminium"), "aluminum"),
    (text("colour"), "color"),
    (text("ionization energy"), "ionisation energy"),
    (text("photosynthesis"), "photo-synthesis"),
    (text("ATP", "adenosine triphosphate"), "adenosine triphosphate"),
    (text("ATP", "adenosine triphosphate"), "Adenosine triphosphate (ATP)"),
    ({"kind": "text", "value": ["hue", "colour"]}, "color"),
    (text("DNA"), "dna"),
    (text("carbon-14"), "carbon 14"),
    ("Krebs cycle", "the Krebs-Cycle"),
]  # fmt: skip
WRONG = [
    (text("CO"), "Co"),
    (text("ATP", "adenosine triphosphate"), "ADP (adenosine triphosphate)"),
    (text("oxidation"), "reduction (oxidation)"),
    (text("mitochondria"), "mitochondrial DNA"),
    (text("12"), "1 2"),
    (text("polar"), "nonpolar"),
    (text("gas"), "Ga"),
    (text("mass"), "mas"),
    (text("nothing"), ""),
    (text("an"), "the"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "said"), RIGHT)
def test_the_same_words(score: Score, answer: Any, said: str) -> None:
    assert score(answer, said) == 1.0


@pytest.mark.parametrize(("answer", "said"), WRONG)
def test_other_words(score: Score, answer: Any, said: str) -> None:
    assert score(answer, said) == 0.0


def test_greek_letters_in_one_word_stay_apart() -> None:
    assert spelled_out("αβ") == "alpha beta"
    assert spelled_out("\\alpha-helix") == "alpha-helix"


SAID_TRUE = [
    "True",
    "true",
    "TRUE.",
    "yes",
    "Yes",
    "correct",
    "T",
    "\\text{True}",
    "\\textbf{Yes}",
    "The statement is true",
    "It is correct",
    "$\\text{true}$",
]
SAID_FALSE = [
    "False",
    "false",
    "no",
    "No.",
    "incorrect",
    "F",
    "\\text{False}",
    "The claim is false",
    "this statement is incorrect",
]
SAID_NEITHER = [
    "true or false", "True/False", "not true", "It is not true", "maybe", "true?", "probably true", "yes and no", "1",
    "0", "true, but false",
    "True False", "The statement is true or false", "it is true that it is false", "neither", "", "yes, no", "truee",
    "never false", "un-true",
]  # fmt: skip


@pytest.mark.parametrize("gold", [True, False, "True", "no", {"kind": "boolean", "value": "yes"}, {"value": False}])
def test_truth_values(score: Score, gold: Any) -> None:
    value = gold["value"] if isinstance(gold, dict) else gold
    meant = value if isinstance(value, bool) else truth(value)
    for said in SAID_TRUE:
        assert score(gold, said) == meant, said
    for said in SAID_FALSE:
        assert score(gold, said) == (not meant), said
    for said in SAID_NEITHER:
        assert score(gold, said) == 0.0, said
