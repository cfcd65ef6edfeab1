"""Words that tasks are made of.

No keyword is part of another, of a topic or of a filler sentence, and none of all these texts has j, q, x, z, a comma
or a word in capitals: so a witness holds what it was asked for, and nothing else.
"""

from __future__ import annotations

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


KEYWORDS = _words(
    """fog tea dog cat owl fig pie egg cup van pen key bell boat book bread brush cake camel cave chalk
    cliff cloud coal coat coin corn cow crab crown desk dish door drum duck dust fern flag flute fork frog
    ghost glove goat gold grape grass hawk hill horn ivy kite knife lake lamb lamp leaf lemon lily lion lock lunch
    mango maple milk mint moon moss mouse mud mule music nest oak ocean olive onion otter paint palm panda peach
    pearl piano pilot pond pony pump raft robot rock roof rope rose sail salt sand seal shelf ship shoe silk
    skate snow soap sofa soup spoon swan sword tent tiger toast tower tulip tuna wagon whale wheel wolf wool"""
)
_KINDS = _words("old new small green calm bright warm great local simple modern public hidden pretty lively clean")
_THINGS = _words(
    """trains gardens bridges villages markets letters schools rivers farms theaters roads museums songs films holidays
    computers bicycles planets storms sports harbors streets hotels islands castles"""
)
FILLERS = (
    "This part tells us more about it.",
    "There is always more to say on this.",
    "Many people think about it every day.",
    "We can learn a lot from what they say.",
    "It is good to know about these things.",
)
"""English that a language detector is sure of."""


def topic(rng: Random) -> str:
    """What a longer text is to be about."""
    return f"{rng.choice(_KINDS)} {rng.choice(_THINGS)}"


def keywords(rng: Random, count: int) -> list[str]:
    """Different keywords."""
    return rng.sample(KEYWORDS, count)
