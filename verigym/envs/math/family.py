"""What all families of math tasks share: problems apart from their wording, options to choose from, mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import TypeAlias

from verigym.envs.math.writing import shown
from verigym.types import Json

_NUMBER = re.compile(r"\d+")
_FINISHED = re.compile(r"-?\d+(?:/\d+|\.\d+)?")
_SLIPS = (1, -1, 2, -2, 10, -10)
_OPTIONS_FROM_LEVEL = 1
_OPTIONS_SHARE = 0.15
_OPTIONS = 4
_INVITATIONS = ("Choose from: {}.", "One of these is right: {}. Give it as it stands.", "The options are {}.")
_LETTERS = "ABCDEFGH"

Value: TypeAlias = int | Fraction | str
"""A number, or the text of whatever else is an answer."""


@dataclass(frozen=True)
class Problem:
    """A problem, and the words that ask it.

    Attributes:
        key: The name of what is asked, and the values it is asked of. Problems with the same key are the same problem.
            Without a key the question itself is the problem.
        wordings: Questions that all ask it.
        answer: The exact answer.
        slips: Wrong answers that typical mistakes lead to; the right one among them is passed over.
    """

    key: tuple[Json, ...]
    wordings: str | Sequence[str]
    answer: Value
    slips: Sequence[Value] = ()


Draw: TypeAlias = Callable[[Random, int], Problem]
"""Draws a problem for a level from 0 to 4."""


@dataclass
class MathFamily:
    """A kind of math task.

    Attributes:
        name: As recipes name it.
        draw: Where its problems come from.
        zero: Whether 0 may be an answer. Elsewhere such a problem is drawn again, so that the constant 0 earns nothing.
    """

    name: str
    draw: Draw
    zero: bool = False

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """See :class:`verigym.envs.source.Family`."""
        problem = self.draw(rng, level)
        while problem.answer == 0 and not self.zero:
            problem = self.draw(rng, level)
        question = problem.wordings if isinstance(problem.wordings, str) else rng.choice(problem.wordings)
        answer = _text(problem.answer)
        slips = [slip for slip in dict.fromkeys(map(_text, problem.slips)) if slip != answer]
        meta: dict[str, Json] = {"key": list(problem.key)} if problem.key else {}
        if slips:
            meta["slips"] = slips
        if _FINISHED.fullmatch(answer):
            meta["finished"] = True
        if level >= _OPTIONS_FROM_LEVEL and len(slips) >= _OPTIONS - 1 and rng.random() < _OPTIONS_SHARE:
            options = [answer, *rng.sample(slips, _OPTIONS - 1)]
            rng.shuffle(options)
            question = f"{question} {rng.choice(_INVITATIONS).format('; '.join(options))}"
            meta["options"] = options
        return question, answer, meta

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """The answer in a box."""
        return rf"\boxed{{{answer}}}"

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A typical wrong answer, or the answer with one of its numbers changed, in a box."""
        return rf"\boxed{{{rng.choice(meta['slips']) if 'slips' in meta else _changed(rng, str(answer))}}}"


def graded(*levels: Draw | tuple[Draw, ...]) -> Draw:
    """A draw that is another one at each level, or any of several."""

    def draw(rng: Random, level: int) -> Problem:
        chosen = levels[level]
        return (rng.choice(chosen) if isinstance(chosen, tuple) else chosen)(rng, level)

    return draw


def selected(rng: Random, ask: str, right: Sequence[str], wrong: Sequence[str]) -> Problem:
    """All of several options that are right, by their letters; two at least are right, and one at least is not."""
    marked = [(text, True) for text in right] + [(text, False) for text in wrong]
    rng.shuffle(marked)
    letters = _LETTERS[: len(marked)]
    chosen = [letter for letter, (_, is_right) in zip(letters, marked, strict=True) if is_right]
    others = [letter for letter in letters if letter not in chosen]
    listed = " ".join(f"({letter}) {text}" for letter, (text, _) in zip(letters, marked, strict=True))
    slips = [", ".join(chosen[1:]), ", ".join(sorted([*chosen[1:], others[0]])), ", ".join(others)]
    asked = f"{ask} Give the letters of all of them: {listed}"
    return Problem((ask, *sorted(text for text, _ in marked)), asked, ", ".join(chosen), slips)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else shown(value)


def _changed(rng: Random, answer: str) -> str:
    numbers = list(_NUMBER.finditer(answer))
    if not numbers:
        return f"{answer}+1"
    spot = rng.choice(numbers)
    value = int(spot.group())
    slip = rng.choice([slip for slip in _SLIPS if value + slip > 0])
    return f"{answer[: spot.start()]}{value + slip}{answer[spot.end() :]}"
