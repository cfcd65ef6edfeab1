"""Find a word: each letter of a guess is in its place, elsewhere in the word, or not in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from verigym.types import Json
from verigym.verifiers.games.deduction import Deduction

PLACED, ELSEWHERE, ABSENT = "=", "+", "-"


class Word(Deduction[str]):
    """``puzzle`` holds the ``secret`` and the list of ``words``, or the letters that each of its places may hold.

    Attributes:
        listed: Whether the player was given a list.
        places: The letters of each place, where they were not.
    """

    name = "word"

    def __init__(self, puzzle: Mapping[str, Json]) -> None:
        super().__init__(puzzle)
        self.listed = "words" in puzzle
        self.places: list[str] = [] if self.listed else list(puzzle["places"])
        self._list: list[str] = list(puzzle["words"]) if self.listed else []

    def words(self) -> list[str]:
        """All words that may be guessed."""
        return self._list or ["".join(letters) for letters in product(*self.places)]

    def read(self, move: str) -> str | None:
        """One of the words."""
        if self.listed:
            return move if move in self._list else None
        right = len(move) == len(self.places) and all(
            letter in place for letter, place in zip(move, self.places, strict=True)
        )
        return move if right else None

    def hint(self, guess: str, secret: str) -> str:
        """A mark for each letter; a letter has no more marks than it has places in the word."""
        marks = [PLACED if a == b else ABSENT for a, b in zip(guess, secret, strict=True)]
        spare = [letter for letter, mark in zip(secret, marks, strict=True) if mark != PLACED]
        for place, letter in enumerate(guess):
            if marks[place] == ABSENT and letter in spare:
                spare.remove(letter)
                marks[place] = ELSEWHERE
        return "".join(marks)

    def legal(self) -> str:
        """What a word is."""
        if self.listed:
            return "Say one of the words of the list."
        return f"Say a word of {len(self.places)} letters that follows the rule."
