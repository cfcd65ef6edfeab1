"""Pairs of golds and answers whose verdict is known: answers made from golds by rewriting or changing them.

What keeps a value and what changes it is certified apart from the verifiers: by exact fractions, or by a small reader
of its own that evaluates both texts at the same points. What cannot be certified is not generated.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from metamorphic import answers, dress, labels, quantities, shapes, spelling
from metamorphic.numbers import Written
from metamorphic.pair import Pair, boxed
from metamorphic.reader import UnreadError
from metamorphic.structure import structure
from verigym.types import Json

__all__ = ["Pair", "exchanged", "pairs"]

_HEDGED = ("value", "tuple", "definition")
_ONE_WAY = ("left side alone", "two options", "percent of it")
_AGAIN = 3
_LONGEST = 400


def pairs(name: str, record: Mapping[str, Json], rng: Random) -> Iterator[Pair]:
    """The pairs of one gold, as ``rng`` draws them.

    Args:
        name: The set that the record is of.
        record: A task in the record format, of ``math`` or ``stem``.
        rng: Decides between the many writings.
    """
    answer = record["answer"]
    kept, other, gold, hedged = (_math if record["env"] == "math" else _stem)(answer, rng)
    whole = [(True, rule, boxed(text), text) for rule, text in kept]
    whole += [(False, rule, boxed(text), text) for rule, text in other]
    taken_back = rng.choice(other)[1] if other else ""
    if gold:
        whole += [(True, rule, response, "") for rule, response in dress.rewritten(gold, taken_back, rng)]
    if gold and taken_back:
        whole += [
            (False, rule, response, "")
            for rule, response in dress.changed(gold, taken_back, rng)
            if hedged or rule != "hedged"
        ]
    for right, rule, response, text in whole:
        if len(response) < _LONGEST:
            form = text if record["env"] == "math" and text and rule not in _ONE_WAY else None
            prompt = str(record.get("prompt", ""))
            yield Pair(name, record["env"], record["id"], rule, right, answer, response, prompt, form)


def exchanged(pair: Pair) -> Pair | None:
    """The pair with gold and answer exchanged, where both have the form of a gold."""
    if pair.text is None:
        return None
    gold = pair.answer if r"\$" in pair.answer else pair.answer.replace("$", "")
    return dataclasses.replace(pair, answer=pair.text, response=boxed(gold), text=None)


def _math(answer: str, rng: Random) -> tuple[list[Written], list[Written], str, bool]:
    """Right and wrong writings, the gold's own text, and whether it is one answer that a hedge would leave open."""
    try:
        one = structure(answer)
    except UnreadError:
        return _unread(answer, rng)
    kept, other = _written(shapes.rewritten(one, rng)), _written(shapes.changed(one, rng))
    certain = [(rule, text) for rule, text in other if rule != "percent of it"]
    twice = [("rewritten twice", text) for text in _again(kept, rng)]
    disguised = [("changed and rewritten", text) for text in _again(certain, rng)]
    return kept + twice, other + disguised, one.text, one.kind in _HEDGED


def _again(found: Sequence[Written], rng: Random) -> Iterator[str]:
    """Some of the texts, rewritten once more."""
    for _, text in rng.sample(found, min(_AGAIN, len(found))):
        try:
            further = _written(shapes.rewritten(structure(text), rng))
        except UnreadError:
            continue
        if further:
            yield rng.choice(further)[1]


def _unread(answer: str, rng: Random) -> tuple[list[Written], list[Written], str, bool]:
    kept, other = _written(labels.rewritten(answer, rng)), _written(labels.changed(answer, rng))
    if kept:
        return kept, other, kept[0][1], True
    return _written(spelling.token_by_token(answer.replace("$", ""), rng)), [], "", False


def _written(found: Iterable[Written]) -> list[Written]:
    return [(rule, text) for rule, text in found if text]


def _stem(answer: Mapping[str, Json], rng: Random) -> tuple[list[Written], list[Written], str, bool]:
    kind, value, unit = answer["kind"], answer["value"], str(answer.get("unit", ""))
    if kind != "number":
        kept = _written(answers.rewritten(kind, value, rng))
        return kept, _written(answers.changed(kind, value, rng)), kept[0][1], kind != "list"
    text, counted = str(value).replace(",", "").strip(), isinstance(value, int)
    kept = list(quantities.rewritten(text, unit, rng))
    gold = text if not unit else next((text for rule, text in kept if rule == "notation of a unit"), "")
    return kept, list(quantities.changed(text, unit, rng, counted)), gold, True
