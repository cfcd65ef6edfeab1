"""Find a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.envs.games.splitting import splitting, turns_needed
from verigym.verifiers.games.word import Word

_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"
_WORDS = (8, 14, 30)
"""At these levels the words are listed, beyond them a rule describes them."""
_LENGTH = (3, 4, 4, 4, 5)
_RULE = (5, 3)
"""Consonants and vowels of a rule."""
_OPTIMUM = 5
"""Turns that are enough for :meth:`WordFamily.best`, whatever the word."""
_MARKS = "= for a letter in its place, + for one elsewhere in the word, - for one that is not in it"


class WordFamily(GameFamily[Word]):
    """Pronounceable words, consonants and vowels by turns, which no dictionary has to know."""

    name = "word"

    def draw(self, rng: Random, level: int) -> Drawn:
        """A list of words or a rule for them, and one of the words."""
        return self._listed(rng, level) if level < len(_WORDS) else self._ruled(rng, level)

    def best(self, game: Word) -> Iterator[str]:
        """A word that fits and leaves few; where a rule describes many, at first one of different letters."""
        words = game.words()
        if not game.listed:
            yield first(game.places)
        while True:
            words = [word for word in words if game.fits(word)]
            yield splitting(words, game.hint)

    def random_move(self, game: Word, rng: Random) -> str:
        """Any word."""
        return rng.choice(game.words())

    def _listed(self, rng: Random, level: int) -> Drawn:
        few = rng.sample(_CONSONANTS, 4 + 2 * level), rng.sample(_VOWELS, 2 + level)
        found: set[str] = set()
        while len(found) < _WORDS[level]:
            found.add("".join(rng.choice(few[place % 2]) for place in range(_LENGTH[level])))
        words = sorted(found)
        secret = rng.choice(words)
        optimum = turns_needed(words, Word({"turns": 1, "secret": secret, "words": words}).hint)
        turns = optimum + level
        question = (
            f"Find my word, one of: {' '.join(words)}. Name one a turn; I mark it with {_MARKS}. "
            f"You have {turns} turns."
        )
        return Drawn(question, {"words": words, "secret": secret}, turns, optimum, words)

    def _ruled(self, rng: Random, level: int) -> Drawn:
        drawn = rng.sample(_CONSONANTS, _RULE[0]), rng.sample(_VOWELS, _RULE[1])
        some = ["".join(sorted(letters)) for letters in drawn]
        places = [some[place % 2] for place in range(_LENGTH[level])]
        secret = "".join(map(rng.choice, places))
        turns = _OPTIMUM + 1
        question = (
            f"Find my word of {len(places)} letters: by turns one of {' '.join(some[0])} and one of "
            f"{' '.join(some[1])}; any may repeat. Name such a word a turn; I mark it with {_MARKS}. "
            f"You have {turns} turns."
        )
        return Drawn(question, {"places": places, "secret": secret}, turns, _OPTIMUM, places)


def first(places: Sequence[str]) -> str:
    """A word of different letters as far as a rule allows that."""
    word = ""
    for place in places:
        word += next((letter for letter in place if letter not in word), place[0])
    return word
