"""custom: whole tasks with an answer of one kind: counts, lists in order, words turned round, quizzes."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.facts import AFRICA, BATTLES, CAPITALS, QUIZ, STORY
from verigym.envs.instruct.kinds.kind import Kind

LEADS = (
    "This has nothing to do with {topic}.",
    "Leave {topic} aside for a moment.",
    "Before we get to {topic} there is something else.",
    "While others read about {topic} you could help with this.",
    "Here is a break from all the talk about {topic}.",
)
"""What goes before a task that is complete without a request."""


def _says(text: str) -> Callable[[Draft], None]:
    return lambda draft: draft.only(text)


def task(id: str, wordings: tuple[str, ...], right: str, wrong: str) -> Kind:
    """A type that is a whole task, with a right reply and one that is just wrong."""
    return Kind(f"custom:{id}", wordings, follow=_says(right), break_=_says(wrong), alone=True, requests=LEADS)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _quiz(questions: tuple[str, ...]) -> str:
    options = "\n".join(f"{letter}) {option}" for letter, option in zip("ABCDE", QUIZ.options, strict=True))
    return "\n\n".join(f"Question {i}: {question}\n{options}" for i, question in enumerate(questions, 1))


_COUNTRIES = sorted(AFRICA, key=_plain, reverse=True)
_EAGLE = "The national symbol of the US is the bald eagle"
_BACKWARD = " ".join(reversed(_EAGLE.split()))

KINDS = (
    task(
        "multiples",
        (
            "Go from 10 to 50 and write down only the numbers that 7 divides.",
            "Which multiples of 7 lie between 10 and 50? Write these numbers and no others.",
            "Count up from 10 to 50 but say nothing except at multiples of 7.",
            "Print all numbers from 10 to 50 that are multiples of 7 and leave out the rest.",
            "List in order every multiple of 7 from 10 up to 50 and not one other number.",
        ),
        "14, 21, 28, 35, 42, 49",
        "14, 21, 28, 35, 42",
    ),
    task(
        "reverse_newline",
        (
            "Name the countries of Africa from Z to A with one on each line.",
            "List all African countries, one per line, in reverse alphabetical order.",
            "Write down the countries of Africa in the opposite of alphabetical order, each on its own line.",
            "I need a list of Africa's countries that is sorted backwards by name and has one name in each line.",
            "Start a new line for every African country and sort them from the last letter of the alphabet to the "
            "first.",
        ),
        "\n".join(_COUNTRIES),
        "\n".join([*_COUNTRIES[:-2], _COUNTRIES[-1], _COUNTRIES[-2]]),
    ),
    task(
        "european_capitals_sort",
        (
            "Which capitals of European countries lie north of 45 degrees of latitude? Give only the cities, parted by "
            "commas, from north to south.",
            "List the European capital cities above the 45th degree of latitude from the highest latitude to the "
            "lowest, with commas between and without their countries.",
            "Name all capitals in Europe whose latitude is over 45 degrees, sorted by latitude with the northernmost "
            "first; use commas and leave out the countries.",
            "Sort the capital cities of Europe that are farther north than 45 degrees by descending latitude and "
            "write just their names with commas between them.",
            "I want a comma separated list of European capitals (no country names) with a latitude higher than 45 "
            "degrees, in falling order of latitude.",
        ),
        ", ".join(CAPITALS),
        ", ".join([*CAPITALS[:-2], CAPITALS[-1], CAPITALS[-2]]),
    ),
    task(
        "date_format_list",
        (
            "On which dates did Napoleon's battles begin? Give YYYY-MM-DD dates with commas between them and explain "
            "nothing.",
            "List when each of Napoleon's battles started as dates of the form YYYY-MM-DD, separated by commas, with "
            "no explanation.",
            "Write the first days of the battles that Napoleon fought, each as YYYY-MM-DD, with commas and without any "
            "comment.",
            "I only want dates: the beginning of every battle of Napoleon's as YYYY-MM-DD, divided by commas.",
            "Give a comma separated list of the starting dates of Napoleon's battles in the format YYYY-MM-DD and "
            "nothing beyond it.",
        ),
        ", ".join(BATTLES),
        ", ".join([*BATTLES[:-1], BATTLES[-1].replace("-", "/")]),
    ),
    task(
        "word_reverse",
        (
            "Which animal is the national symbol of the United States? Say it in a sentence whose words stand in "
            "reverse order.",
            "Answer with a sentence that is written from its last word to its first: what is the national animal of "
            "the US?",
            "What animal stands for the USA? Write your sentence backwards word by word.",
            "Name the animal that is the national symbol of the US in a full sentence and turn the order of its words "
            "round.",
            "Put the words of your answer in the opposite order: which animal is the US national symbol?",
        ),
        _BACKWARD,
        _BACKWARD.replace("eagle bald", "bald eagle"),
    ),
    task(
        "character_reverse",
        (
            "Which animal is the national symbol of the United States? Say it in a sentence that is spelled backwards, "
            "letter by letter.",
            "Answer with a sentence that is written from its last letter to its first: what is the national animal of "
            "the US?",
            "What animal stands for the USA? Write your whole sentence with its letters in reverse.",
            "Name the animal that is the national symbol of the US in a full sentence and turn the order of all its "
            "letters round.",
            "Put the letters of your answer in the opposite order, from the last to the first: which animal is the US "
            "national symbol?",
        ),
        _EAGLE[::-1],
        _EAGLE[::-1].replace("elgae dlab", "elgae bald"),
    ),
    task(
        "sentence_alphabet",
        (
            "Tell a story of 26 sentences that start with A, B, C and so on to Z.",
            "Write 26 sentences that make a story; the first begins with the letter A, the next with B, the last with "
            "Z.",
            "I would like a story in which the initial of each sentence's first word runs through the alphabet once, "
            "so it takes 26 sentences.",
            "Make up a tale with one sentence for every letter of the alphabet in order; each opens with a word that "
            "starts with its letter.",
            "The 26 sentences of your story must open with words in a, in b and so forth up to z.",
        ),
        " ".join(STORY),
        " ".join([*STORY[:-1], "The zebra slept."]),
    ),
    task(
        "mcq_count_length",
        (
            "Write 4 multiple choice questions on the art history of the 20th century. Label each Question, give 5 "
            "options to each and let every question be longer than the one before. Explain nothing.",
            "Make a quiz about 20th century art history: four items that start with the word Question, five answers to "
            "choose from in each, each question longer than the last, no explanations.",
            "I need exactly four multiple choice questions on the history of art in the 20th century with exactly five "
            "options each. They start with Question, grow in length one after the other and come without comment.",
            "Set 4 questions with 5 choices each about art of the 20th century and its history. Begin each by "
            "Question, make them longer and longer and add no explanation.",
            "Test me on the art history of the 20th century with 4 ever longer questions of 5 options each. Each one "
            "opens with the label Question and nothing is explained.",
        ),
        _quiz(QUIZ.questions),
        _quiz((*QUIZ.questions[:-2], QUIZ.questions[-1], QUIZ.questions[-2])),
    ),
)
