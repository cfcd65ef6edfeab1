"""Plain English of our own, from which responses are made.

Like the words that tasks are made of, these sentences hold no keyword of a task and no j, q, x, z, comma or digit; they
have no coordinating conjunction, no palindrome and no noun of a topic either. So a response says what it was asked to
say, and nothing else.

Instructions that decide on every word own ``OWN`` and replace the body in turn 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import Final

from verigym.envs.instruct.draft import Draft
from verigym.envs.source import seeded

OWN: Final = frozenset({"text", "sentences", "form", "tokens"})
"""Slots of those who write every word."""
ANY_WORDS: Final = frozenset({"request"})
"""What they share: their words may be some that the request has and another instruction forbids."""

PLAIN: Final = tuple(
    """\
The baker sorts fresh loaves before dawn.
The gentle wind moved every branch.
Our neighbors built a wooden fence last summer.
Nobody wanted such heavy rain in April.
Several students waited outside until evening.
She wrote long reports to her cousin abroad.
Green apples smell wonderful after harvest.
Most guests leave on time these days.
His grandfather told stories about distant lands.
They cleaned both walls with warm water.
Young children often ask hard things.
We walked home through narrow alleys.
An old clerk counted silver buttons.
Her brother repairs broken watches.
Every winter brings silence over the valley.
Farmers gather carrots near town.
Doctors say that sleep heals almost everything.
Visitors admire the famous stairs.
Cold streams flow under three stone arches.
Good friends forgive small mistakes.
My aunt grows tomatoes behind her house.
Clever ravens follow shiny trails.
Some people prefer thick noodles.
Great skill needs patience.
This garden looks different each spring.
Strangers may become allies within weeks.
Sunlight falls upon empty benches.
Hungry travelers found shelter by midnight.
The mayor thanked all volunteers twice.
Maps from that library are never late.
Barges carry timber towards lower ground.
You should taste their pepper sauce.
Nearly half of them voted against him.
Fishermen mend nets while waves break.
The nurse carried two blankets upstairs.
Leaves covered his forgotten garden tools.
Clear mornings make everyone slow.
Someone left an umbrella beside my chair.
Large vessels cross between both shores.
The actor forgot his final line again.
Plain answers save much trouble later.
Bright lanterns hung above our table.
Parents worry even without reason.
Nothing changed until seven guests arrived.
Its colors fade under strong light.
Tutors praised her neat handwriting.
Ice covers these slopes from December onwards.
Local weavers still make baskets by hand.
Wrong signs hide many errors.
Brave divers found a sunken statue.""".splitlines()
)
"""Sentences with nothing special about them; together they have more than 250 different words."""


CONTENT: Final = (
    "Brave farmers plant green shrubs",
    "Small children watch bright stars",
    "Clever clerks sort printed forms",
    "Thirsty flowers drink spring rain",
    "Old friends share funny stories",
    "Strong winds bring fresh storms",
    "Young cooks serve warm meals",
)
"""Adjective, noun, verb, adjective, noun; no stop words, and no word twice in all of them."""


def listed(words: str) -> tuple[str, ...]:
    """Words that are written with blanks between."""
    return tuple(words.split())


_PLACES = listed(
    """hens near trees by creeks behind houses under walls beside lanes above valleys around barns below windows
    near sheds by benches behind stairs under arches beside pastures above slopes around fountains below cottages
    near"""
)
"""Nouns with prepositions between."""


def rng_of(draft: Draft) -> Random:
    """Chance that depends on what the response is about: responses differ, and can be made again."""
    return seeded("ifbench", draft.topic)


def plain(draft: Draft) -> Iterator[str]:
    """Plain sentences without end, none twice before all were used."""
    return cycle(rng_of(draft).sample(PLAIN, len(PLAIN)))


def place(draft: Draft, n: int) -> None:
    """Make the last sentence number n."""
    sentence = draft.body.pop()
    draft.pad(n - 1 - len(draft.body))
    draft.body.insert(n - 1, sentence)


def clause(words: int) -> str:
    """A plain sentence of exactly so many words, at least 3."""
    start = ["We", "see"] if words % 2 else ["We", "often", "see"]
    places = cycle(_PLACES)
    return " ".join([*start, *(next(places) for _ in range(words - len(start)))]) + "."
