"""Several instructions in one task, and responses that follow all of them or all but one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds import KINDS, Kind, Kwargs
from verigym.envs.instruct.words import KEYWORDS

Asked = list[tuple[str, Kwargs]]
"""Instruction ids with their arguments."""

# Another language goes with marks, but with no English words to find, repeat or spell.
_ANY_LANGUAGE = frozenset(
    {
        "punctuation:no_comma",
        "startend:quotation",
        "detectable_content:number_placeholders",
        "detectable_format:number_highlighted_sections",
        "keywords:forbidden_words",
    }
)
# A row of one letter tells a language detector nothing good; other languages are full of rare letters.
_CLASHES = {
    frozenset({"keywords:letter_frequency", "change_case:english_capital"}),
    frozenset({"keywords:letter_frequency", "change_case:english_lowercase"}),
}
_WORDS = ("keywords", "keyword", "forbidden_words", "first_word")
"""Arguments that name keywords; no keyword is asked for twice in a task."""


def compatible(one: Kind, other: Kind) -> bool:
    """Whether one response can follow both, whatever their arguments."""
    if one.id == other.id or one.slots & other.slots or {one.id, other.id} in _CLASHES:
        return False
    pair = {one.id, other.id}
    return "language:response_language" not in pair or bool(pair & _ANY_LANGUAGE)


def choose(rng: Random, first: Kind, count: int) -> list[Kind]:
    """``first`` and others that go with it and with each other, ``count`` in all, in any order."""
    chosen = [first]
    for kind in rng.sample(list(KINDS.values()), len(KINDS)):
        if len(chosen) < count and all(compatible(kind, other) for other in chosen):
            chosen.append(kind)
    rng.shuffle(chosen)
    return chosen


def arguments(rng: Random, kinds: Iterable[Kind], request: str) -> Asked:
    """Arguments for each of them, no keyword twice."""
    asked: Asked = []
    used: set[str] = set()
    for kind in kinds:
        kwargs = kind.sample(rng, request)
        while used & words_of(kwargs):
            kwargs = kind.sample(rng, request)
        used |= words_of(kwargs)
        asked.append((kind.id, kwargs))
    return asked


def words_of(kwargs: Kwargs) -> set[str]:
    """The keywords among the arguments."""
    values = [kwargs[name] for name in _WORDS if name in kwargs]
    return {word for value in values for word in ([value] if isinstance(value, str) else value)}


def followed(topic: str, asked: Sequence[tuple[str, Kwargs]], *, bare: bool) -> str:
    """A witness: a response that follows all instructions."""
    return _written(topic, asked, None, bare).text()


def broken(rng: Random, topic: str, asked: Sequence[tuple[str, Kwargs]], *, bare: bool) -> str:
    """A response that breaks one of the instructions."""
    other = rng.choice([word for word in KEYWORDS if word != topic])
    # A bare response may be about nothing but the word that it is to leave out.
    text = _written(other if bare else topic, asked, rng.randrange(len(asked)), bare).text()
    return text if text.strip() else other


def _written(topic: str, asked: Sequence[tuple[str, Kwargs]], fails: int | None, bare: bool) -> Draft:
    draft = Draft(topic, bare)
    # A language replaces the text, and counting what is still missing comes last.
    order = sorted(range(len(asked)), key=lambda i: _TURNS.get(asked[i][0], 1))
    for i in order:
        id, kwargs = asked[i]
        kind = KINDS[id]
        (kind.break_ if i == fails else kind.follow)(draft, **kwargs)
    return draft


_TURNS = {"language:response_language": 0, "keywords:frequency": 2}
