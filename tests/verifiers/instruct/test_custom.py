"""IFBench's custom types: a response that follows, and one that narrowly does not."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase

import pytest

from verigym.verifiers.instruct.checks.ifbench.geography import AFRICA, CAPITALS

CITIES = "ID,Country,City,Year,Count\n" + "\n".join(f'{n},Peru,"Lima, old",19{n}0,{n}' for n in range(1, 8))
PRODUCTS = "ProductID,Category,Brand,Price,Stock\n" + "\n".join(f"{n},tea,Fog,{n},{n}" for n in range(1, 14))
GRADES = '"StudentID"\t"Subject"\t"Grade"\t"Semester"\t"Score"' + "".join(
    f'\n"{n}"\t"Art"\t"A"\t"Fall"\t"9"' for n in range(1, 4)
)
OPTIONS = "\nA) oil\nB) ink\nC) clay\nD) wood\nE) wax"
QUESTIONS = "\n\n".join(f"Question {n}: Who painted{' long' * n} ago?{OPTIONS}" for n in range(1, 5))
STORY = " ".join(f"{letter}x went on." for letter in ascii_uppercase)
BACKWARDS = sorted(AFRICA, reverse=True)


@pytest.mark.parametrize(
    ("id", "yes", "no"),
    [
        ("custom:character_reverse", ".elgae dlab eht si lobmys ehT", "The answer is elgae dlab."),
        ("custom:word_reverse", "eagle bald the is symbol national The", "The animal is the eagle bald."),
        ("custom:multiples", "14, 21, 28, 35, 42, 49", "14, 21, 28, 35, 42"),
        ("custom:multiples", "14\n21\n28\n35\n42\n49", "7, 14, 21, 28, 35, 42, 49"),
        ("custom:date_format_list", "1796-05-10, 1805-12-02", "1796-05-10, 2 December 1805"),
        ("custom:date_format_list", "1796-02-29, 1805-12-02", "1797-02-29, 1805-12-02"),  # no leap year
        ("custom:sentence_alphabet", STORY, STORY.replace("Mx", "Nx")),
        ("custom:mcq_count_length", QUESTIONS, QUESTIONS.replace("\nE) wax", "", 1)),
        ("custom:mcq_count_length", QUESTIONS, "Sure!\n" + QUESTIONS),
        ("custom:mcq_count_length", QUESTIONS, QUESTIONS.replace(" long long long long", "")),
        ("custom:reverse_newline", "\n".join(BACKWARDS), "\n".join(sorted(AFRICA))),
        ("custom:csv_city", CITIES, CITIES.replace("3,Peru", "Peru")),
        ("custom:csv_city", CITIES, CITIES + "\n8,Peru,Lima,1980,8"),
        ("custom:csv_special_character", PRODUCTS + '\n14,"tea, green",Fog,1,1', PRODUCTS + '\n14,"tea",Fog,1,1'),
        ("custom:csv_quotes", GRADES, GRADES.replace('"Art"', "Art", 1)),
        ("custom:csv_quotes", GRADES, GRADES.replace("\t", ",")),
    ],
)
def test_check_of_custom_on_a_followed_and_a_broken_instruction(
    id: str, yes: str, no: str, follows: Callable[..., bool]
) -> None:
    assert follows(id, yes, "intended")
    assert follows(id, yes, "published")
    assert not follows(id, no, "intended")


def test_capitals_of_europe_are_known_by_their_other_names_and_in_their_order(follows: Callable[..., bool]) -> None:
    names = ", ".join(CAPITALS)
    for text in (names, names.replace("Kyiv", "Kiev").replace("Bern,", "Berne,").replace("Chis", "Chiș") + "."):
        assert follows("custom:european_capitals_sort", text, "intended")
    for text in (names.replace("Oslo, Tallinn", "Tallinn, Oslo"), names.replace("Vaduz, ", ""), ", ".join(AFRICA)):
        assert not follows("custom:european_capitals_sort", text, "intended")


@pytest.mark.parametrize(
    "lines",
    [
        ["Here they are:", *BACKWARDS],  # one line of introduction
        [f"{number}. {name}" for number, name in enumerate(BACKWARDS, start=1)],
        [name.replace("Gambia", "The Gambia") for name in BACKWARDS],
        [name.replace("Republic of the Congo", "Republic of Congo") for name in BACKWARDS],
        [*BACKWARDS[:1], *sorted([*BACKWARDS[1:], "Western Sahara"], reverse=True)],
    ],
)
def test_countries_of_africa_may_be_numbered_and_spelled_otherwise(
    lines: list[str], follows: Callable[..., bool]
) -> None:
    assert follows("custom:reverse_newline", "\n".join(lines), "intended")


@pytest.mark.parametrize(
    "lines",
    [BACKWARDS[:-1], [*BACKWARDS, "That is all."], [*BACKWARDS[:3], *BACKWARDS[2:]], ["a", "b", *BACKWARDS]],
)
def test_list_of_africa_is_complete_and_nothing_else(lines: list[str], follows: Callable[..., bool]) -> None:
    assert not follows("custom:reverse_newline", "\n".join(lines), "intended")
