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
_KINDS = _words(
    """old new small green calm bright warm great local simple modern public hidden pretty lively clean wide strange
    famous gentle busy rare noble humble sturdy cheap noisy remote unusual popular"""
)
_THINGS = _words(
    """trains gardens bridges villages markets letters schools rivers farms theaters roads museums songs films holidays
    computers bicycles planets storms sports harbors streets hotels islands castles forests beaches mountains kitchens
    workshops poems novels dances orchards ferries trams airports telescopes carpets festivals parades hobbies statues
    newspapers libraries hospitals tunnels canals windmills ruins temples insects birds turtles spiders sparrows meadows
    glaciers comets rainbows machines stations towns"""
)
_SETTINGS = (
    "",
    "in winter",
    "in spring",
    "in the rain",
    "after dark",
    "by the sea",
    "in the north",
    "near the border",
    "of the past",
    "of the future",
    "around the world",
    "at the weekend",
)
_FORMS = (
    "Write a few lines about {topic}",
    "Write a short note on {topic}",
    "Tell me something about {topic}",
    "Describe {topic}",
    "Say why people like {topic}",
    "Say what is good about {topic}",
    "Make a case for {topic}",
    "Tell a short story about {topic}",
    "Give some thoughts on {topic}",
    "Put together a small guide to {topic}",
    "Prepare a speech on {topic}",
    "Write down what one should know about {topic}",
    "Compare what people say about {topic}",
    "Write a letter about {topic}",
)
_READERS = (
    "",
    "for a friend",
    "for children",
    "for a school paper",
    "for an old neighbor",
    "for the town hall",
    "for a travel guide",
    "for someone who has never heard of it",
)
OPENERS = (
    "Here is something short about {topic}.",
    "There is a lot to say about {topic}.",
    "This is a short note on {topic}.",
    "These lines are about {topic}.",
    "Let us take a closer look at {topic}.",
)
"""First sentences."""

MENTIONS = (
    "It has to do with {words} too.",
    "One may think of {words} as well.",
    "Some would add {words} to this.",
    "Let us not forget {words} here.",
    "That brings us to {words} at last.",
    "It makes us think of {words} at times.",
    "With {words} we come to another side of it.",
    "To some of us {words} may be part of it.",
    "There may be {words} in it too.",
)
"""Sentences that bring a word in, but not at their end: ``fig.`` could be an abbreviation."""

FILLERS = (
    "This part tells us more about it.",
    "There is always more to say on this.",
    "Many people think about it every day.",
    "We can learn a lot from what they say.",
    "It is good to know about these things.",
    "Those who look closely will see more of it.",
    "Some of it takes time to understand.",
    "The best part may still be to come.",
    "Nobody has told the whole story yet.",
    "Every year brings something more to it.",
    "They often talk about it with their children.",
    "Most people have their own view of it.",
    "It has changed a lot over the years.",
    "Some see it as part of daily life.",
    "Others only know it from stories.",
    "There are good reasons to learn about it.",
    "Few of us know how it all came about.",
    "It may surprise those who have not seen it.",
    "You will find more of it than you think.",
    "Nothing about it is as simple as it seems.",
    "Someone has to take care of it.",
    "It costs less than most people think.",
    "Its history goes back a long time.",
    "Visitors like to hear how it works.",
    "Much has been written on this matter.",
    "Some details are easy to miss.",
)
"""English that a language detector is sure of."""

ASIDES = (
    "So.",
    "Yes.",
    "True.",
    "Right.",
    "Indeed.",
    "Well said.",
    "So it is.",
    "That is true.",
    "Most of us agree.",
    "There is much to like.",
    "It is well worth the time.",
)
"""Sentences of one to six words, and of two letters and more."""


def nouns(request: str) -> list[str]:
    """The words of a request that name its topic."""
    return [word for word in request.rstrip(".").split() if word in _THINGS]


def request(rng: Random, topic: str) -> str:
    """What is asked for, apart from the instructions."""
    return " ".join(filter(None, (rng.choice(_FORMS).format(topic=topic), rng.choice(_READERS)))) + "."


def topic(rng: Random) -> str:
    """What a longer text is to be about."""
    return " ".join(filter(None, (rng.choice(_KINDS), rng.choice(_THINGS), rng.choice(_SETTINGS))))


def keywords(rng: Random, count: int) -> list[str]:
    """Different keywords."""
    return rng.sample(KEYWORDS, count)
