"""Several instructions in one task, and responses that follow all of them or all but one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds import KINDS, Kind, Kwargs
from verigym.envs.instruct.words import KEYWORDS

Asked = list[tuple[str, Kwargs]]
"""Instruction ids with their arguments."""

_WORDS = frozenset(
    {"keywords", "keyword", "word", "forbidden_words", "first_word", "last_word"}
    | {f"keyword{number}" for number in range(1, 6)}
)
"""Arguments that name keywords; no keyword is asked for twice in a task."""


def compatible(one: Kind, other: Kind) -> bool:
    """Whether one response can follow both, whatever their arguments; see :class:`Kind`."""
    if one.id == other.id or one.alone or other.alone:
        return False
    return not (one.slots & (other.slots | other.shares) or other.slots & one.shares)


def choose(rng: Random, first: Kind, count: int, pool: Sequence[Kind]) -> list[Kind]:
    """``first`` and others of the pool that go with it and with each other, at most ``count`` in all, in any order."""
    chosen = [first]
    for kind in rng.sample(pool, len(pool)):
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
    text = but_for(other if bare else topic, asked, rng.randrange(len(asked)), bare=bare)
    return text if text.strip() else other


def but_for(topic: str, asked: Sequence[tuple[str, Kwargs]], fails: int, *, bare: bool = False) -> str:
    """A response that follows all instructions but the one at ``fails``."""
    return _written(topic, asked, fails, bare).text()


def _written(topic: str, asked: Sequence[tuple[str, Kwargs]], fails: int | None, bare: bool) -> Draft:
    draft = Draft(topic, bare)
    for i in sorted(range(len(asked)), key=lambda i: KINDS[asked[i][0]].turn):
        id, kwargs = asked[i]
        kind = KINDS[id]
        act = kind.follow if i != fails else kind.omit if bare else kind.break_
        act(draft, **kwargs)
    return draft
