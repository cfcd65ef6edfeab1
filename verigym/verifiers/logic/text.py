"""Text golds: choices, words, truth values, sequences, counts. All functions take linear time."""

from __future__ import annotations

import re

from verigym.types import Message
from verigym.verifiers.logic.counts import number
from verigym.verifiers.logic.options import bare, folded, label_and_text, label_of, options_of, tidy, without_lead

_LONGEST = 2000
"""Characters of an answer beyond those of gold and prompt: what is longer is no short answer."""

_BRACKETS = frozenset("[](){}<>")
_LIST_MARK = re.compile(r"^[ \t]*(?:\d{1,4}[.)]|[-*•])[ \t]+", re.MULTILINE)
_SEPARATORS = re.compile(r"[\s,;]+")
_OTHER_LABEL = re.compile(r"[\[(][a-z][\])]|(?<![^\s,;/])(?!a [a-z]|i )[a-z](?![^\s.):,;/])", re.IGNORECASE)
_HEDGE = re.compile(r"(?:or|and|not|nor|but)\b|[/&|]", re.IGNORECASE)


def same_text(answer: str, gold: str, question: str | list[Message] = "") -> bool:
    """Whether two short answers to a question say the same.

    Args:
        answer: What a response says.
        gold: A choice, some words, a truth value, brackets, a number.
        question: Text or chat; where it lists options, their letters and their texts are as good as each other.

    >>> same_text("b.", "(B)"), same_text("(B) the cat", "(B)"), same_text("(A)", "(B)"), same_text("eleven", "11")
    (True, True, False, True)
    """
    prompt = question if isinstance(question, str) else "\n\n".join(message["content"] for message in question)
    if len(answer) > _LONGEST + 2 * len(gold) + len(prompt):
        return False
    options = options_of(prompt)
    wanted = options.named(gold) if options is not None else None
    if options is not None and wanted is not None:
        return options.named(answer) == wanted
    answers = (answer, without_lead(tidy(answer)))
    letter = label_of(tidy(gold))
    if letter is not None:
        return any(_named_letter(tidy(given)) == letter for given in answers)
    return any(_same(given, gold, prompt) for given in answers)


def _same(answer: str, gold: str, prompt: str) -> bool:
    if bare(answer) == bare(gold):
        return True
    amount = _number(gold)
    if amount is not None and amount in (_number(answer), _counted(answer, prompt)):
        return True
    brackets = _brackets(gold)
    return brackets == _brackets(answer) if brackets else _words(answer, gold) == _words(gold, gold)


def _number(text: str) -> str | None:
    """A number's normal form, with any sign that means minus."""
    return number(re.sub("[−–﹣－]", "-", folded(text)).rstrip(".").removeprefix("= "))


def _counted(answer: str, prompt: str) -> str | None:
    """The number in "11 vegetables" where the question is how many vegetables."""
    amount, _, things = folded(answer).rstrip(".").partition(" ")
    _, asked, rest = folded(prompt).rpartition("how many ")
    counted = asked and things and rest.startswith(things) and not rest[len(things) :][:1].isalnum()
    return _number(amount) if counted else None


def _brackets(text: str) -> str | None:
    """Nothing but brackets, without the spacing and commas between them; ``None`` for any other text."""
    signs = "".join(text.replace("\\", "").replace(",", " ").strip("\"'`$ \n").split())
    return signs if signs and _BRACKETS.issuperset(signs) else None


def _words(text: str, gold: str) -> list[str]:
    """The words of a list, whether they stand in a row, between commas or on lines of their own."""
    plain = _LIST_MARK.sub("", text) if "\n" in text.strip() else text
    words = [word for word in _SEPARATORS.split(bare(_SEPARATORS.sub(" ", plain))) if word]
    listed = len(words) > 3 and words[-2] == "and" and "and" not in gold.casefold().split()
    return [*words[:-2], words[-1]] if listed else words


def _named_letter(text: str) -> str | None:
    """The letter that an answer names where the question's options are not known; no other letter may stand there."""
    letter = label_of(text)
    if letter is not None:
        return letter
    letter, said = label_and_text(text)
    return None if _OTHER_LABEL.search(said) or _HEDGE.match(said) else letter
