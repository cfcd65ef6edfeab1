"""Answers that are words, letters or sentences."""

from __future__ import annotations

import re
from collections import Counter

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published, beyond, share_in_place
from verigym.verifiers.logic.literal import read_literal

_SHUFFLED = re.compile(r"sentence: ([^\n]*)")


def figlet_font(answer: str, entry: Entry, published: Published) -> float:
    """A long word with anything behind it earned 1, and another word a tenth for each letter that it happens to share.

    Credit begins where more than half of the letters are right.
    """
    word, gold = answer.replace(" ", "").lower(), entry["answer"].strip().lower()
    return max(0.0, 2 * share_in_place(word, gold) - 1)


def letter_jumble(answer: str, entry: Entry, published: Published) -> float:
    """The right words with more words behind them earned 1, and words that were not jumbled earned a share each."""
    words, gold = answer.lower().split(), entry["answer"].lower().split()
    jumbled = [word.lower() for word in entry["metadata"]["scrambled_words"]]
    return beyond(share_in_place(words, gold), share_in_place(jumbled, gold))


def sentence_reordering(answer: str, entry: Entry, published: Published) -> float:
    """Any words earned a share for those in place: one of them again and again, or all as the question has them."""
    words, gold = answer.lower().split(), entry["answer"].lower().split()
    if Counter(words) != Counter(gold):
        return 0.0
    asked = _SHUFFLED.search(entry["question"])
    untouched = share_in_place(asked[1].lower().split(), gold) if asked else 0.0
    return beyond(share_in_place(words, gold), untouched)


def spell_backward(answer: str, entry: Entry, published: Published) -> float:
    """The right word with letters behind it earned up to 1."""
    word, gold = answer.lower(), entry["answer"].lower()
    return 1.0 if word == gold else share_in_place(word, gold)


def string_insertion(answer: str, entry: Entry, published: Published) -> float:
    """Read, never executed; a list of the right letters earns a tenth, as it does there."""
    plain = answer.strip()
    if plain == entry["answer"]:
        return 1.0
    if re.fullmatch("[A-E]{1,10000}", plain):
        return 0.0
    return 0.1 if "".join(map(str, read_literal(plain))) == entry["answer"] else 0.0


def word_ladder(answer: str, entry: Entry, published: Published) -> float:
    """A step that is no word halved the reward, so that changing letter after letter earned an eighth and more."""
    return 1.0 if published(answer) == 1.0 else 0.0


def word_sorting(answer: str, entry: Entry, published: Published) -> float:
    """The right words with more behind them earned 1, the unsorted ones a fifth, and the question's end its words."""
    words, gold = [word.strip() for word in answer.split(",")], entry["metadata"]["sorted_words"]
    if words == gold:
        return 1.0
    if Counter(words) - Counter(gold):
        return 0.0
    return beyond(share_in_place(words, gold), share_in_place(entry["metadata"]["transformed_words"], gold))


CORRECTIONS: tuple[Correction, ...] = (
    figlet_font,
    letter_jumble,
    sentence_reordering,
    spell_backward,
    string_insertion,
    word_ladder,
    word_sorting,
)
