"""Answers that no honest solver gives, made from a puzzle, to find the ones that a scorer pays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from random import Random

from verigym.types import Task
from verigym.verifiers.logic.scoring import Puzzle

CONSTANTS = (
    *("0", "1", "-1", "2", "10", "100", "0.5", "1/2", "True", "False", "Yes", "No", "A", "B", "None", "infeasible"),
    *("nan", "inf", "-inf", "NaN", "1e999", "9" * 400, "0x0", "0b0", "٣", "²", "1_0", "+1", "-0", "0.0", "1e-9"),
    *("[]", "{}", "()", "[[]]", "[{}]", "[null]", "[true]", '""', '"a"', "[NaN]", "[[0]]", "[[1]]", "0 0\n0 0"),
    *("x", "x + C", "C", "word", "a b c", "a, b, c", "?", "-", ".", ",", "\n", "_", "#", "i", "1 + 1", "0+0i"),
    *("knight", "knave", "white", "red", "12:00", "00:00:00", "1 days, 00:00:00", "R", "RLUD" * 200, "A B C"),
)
"""Answers that do not look at the question."""

_JUNK = ("", " ", " or not", ", 0", ".", " 0", "\n0", " x", ", or another", ";", ")", "]", " = 0")


def constants(task: Task) -> Iterator[tuple[str, str]]:
    """The same for every puzzle."""
    for text in CONSTANTS:
        yield "constant", text


def pieces(task: Task) -> Iterator[tuple[str, str]]:
    """Parts of the question: its lines, its paragraphs, what it quotes, its numbers."""
    prompt = str(task.prompt)
    found = [prompt, prompt[-200:], *prompt.split("\n\n"), *prompt.splitlines(), *re.findall(r"'([^'\n]+)'", prompt)]
    found += [*re.findall(r'"([^"\n]+)"', prompt), *re.findall(r"\d+(?:\.\d+)?", prompt)[:20], *_after_colon(prompt)]
    for text in dict.fromkeys(part.strip() for part in found):
        if text:
            yield "piece of the question", text


def _after_colon(prompt: str) -> list[str]:
    return [part.strip() for line in prompt.splitlines() for part in line.split(":")[1:]]


def changed_golds(task: Task, rng: Random) -> Iterator[tuple[str, str]]:
    """The gold cut, turned round, doubled, with junk, with a part replaced."""
    gold = Puzzle.of(task.answer).gold
    if not gold:
        return
    for junk in _JUNK[1:]:
        yield "gold and junk", gold + junk
        yield "junk and gold", junk.strip() + " " + gold
    yield "gold twice", gold + gold
    yield "gold twice", gold + " " + gold
    yield "gold twice", gold + "\n" + gold
    yield "gold twice", gold + ", " + gold
    yield "gold reversed", gold[::-1]
    for share in (4, 2):
        yield "gold cut", gold[: len(gold) // share]
        yield "gold cut", gold[len(gold) // share :]
    yield "gold cut", gold[:-1]
    yield "gold cut", gold[1:]
    yield "other case", gold.swapcase()
    yield "unicode digits", gold.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for separator in ("\n", ", ", " "):
        parts = gold.split(separator)
        if len(parts) > 1:
            yield "parts in another order", separator.join(reversed(parts))
            yield "parts in another order", separator.join(rng.sample(parts, len(parts)))
            yield "a part doubled", separator.join([*parts, parts[-1]])
            yield "a part doubled", separator.join([parts[0], *parts])
            yield "a part left out", separator.join(parts[1:])
            yield "a part left out", separator.join(parts[:-1])
            yield "one part again and again", separator.join([parts[0]] * len(parts))
    yield from _near(gold, rng)
    yield from _json(gold)


def _near(gold: str, rng: Random) -> Iterator[tuple[str, str]]:
    for step in (1, -1, 3):
        digits = [match.span() for match in re.finditer(r"\d+", gold)]
        for start, end in dict.fromkeys([digits[0], digits[-1], rng.choice(digits)] if digits else []):
            yield "a number changed", gold[:start] + str(abs(int(gold[start:end]) + step)) + gold[end:]
    letters = [place for place, letter in enumerate(gold) if letter.isalpha()]
    if letters:
        place = rng.choice(letters)
        yield "a letter changed", gold[:place] + ("a" if gold[place] != "a" else "b") + gold[place + 1 :]
    if re.match(r"\d", gold):
        yield "sign changed", "-" + gold


def _json(gold: str) -> Iterator[tuple[str, str]]:
    try:
        value = json.loads(gold)
    except ValueError:
        return
    yield "as a JSON string", json.dumps(gold)
    if isinstance(value, list):
        yield "list in an object", json.dumps({str(place): item for place, item in enumerate(value)})
        yield "list doubled", json.dumps(value + value)
        yield "items doubled", json.dumps([item for item in value for _ in range(2)])
        if all(isinstance(item, str) for item in value):
            yield "items as keys", json.dumps(dict.fromkeys(value, 1))


def foreign(others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Golds of other puzzles."""
    for text in others:
        yield "another puzzle's gold", text


def odd(task: Task, others: Sequence[str], rng: Random) -> Iterator[tuple[str, str]]:
    """All of these, each answer once, with how it was made; never the gold itself."""
    gold = (Puzzle.of(task.answer).gold or "").strip()
    seen = {gold}
    for made in (constants(task), pieces(task), changed_golds(task, rng), foreign(others)):
        for kind, text in made:
            if text.strip() not in seen:
                seen.add(text.strip())
                yield kind, text.strip()
