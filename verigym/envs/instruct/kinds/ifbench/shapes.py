"""Sentences of our own in which each word has a certain build, and some where one word narrowly has not.

Any of them may follow any other of the same kind.
"""

from __future__ import annotations

from typing import Final

from verigym.envs.instruct.kinds.ifbench.plain import listed

ALPHABET: Final = tuple(
    map(
        listed,
        (
            "another a any",
            "brave bold big",
            "clever cheerful calm",
            "doctor driver dancer",
            "eagerly easily early",
            "found followed fetched",
            "green gentle great",
            "houses hats horses",
            "in inside into",
            "june july january",
            "keeping knowing kissing",
            "little large lovely",
            "markets museums mirrors",
            "near nearby now",
            "old ordinary other",
            "parks places ports",
            "quietly quickly quite",
            "reading resting running",
            "some several seven",
            "tall tiny tender",
            "useful unusual unknown",
            "villages visitors voices",
            "while when without",
            "xylophones xenon",
            "yellow young your",
            "zebras zoos zones",
        ),
    )
)

CLUSTERED: Final = (
    "Strong winds bring fresh storms.",
    "Thirsty plants drink spring showers.",
    "Small children watch bright stars.",
    "Old friends often share stories.",
    "Fresh apples smell splendid.",
    "Three brothers climbed steep slopes.",
    "Kind farmers plant green shrubs.",
    "Dark thunder shakes small windows.",
    "Gentle grandmothers knit soft blankets.",
    "Swift trains cross narrow bridges.",
    "Clever clerks sort printed forms.",
)
UNCLUSTERED: Final = (
    "Strong winds bring fresh water.",
    "Small children watch huge stars.",
    "Three brothers climbed a steep slope.",
    "Wide trains cross narrow bridges.",
    "Gentle grandmothers give soft blankets.",
)

PRIME: Final = (
    "We saw the brave birds fly by.",
    "My uncle has ten large baskets.",
    "No one can say how it began.",
    "The whole village met at the theater.",
    "It was too early to see the sun.",
    "She put the green bottles in the sun.",
    "You are one of our dearest friends.",
    "Nothing is as sweet as an apple.",
    "Her brother can clean the old house.",
    "All of us are happy to see you.",
    "The weather was not so great.",
    "Let us try to dance in the kitchen.",
)
NOT_PRIME: Final = (
    "We saw the brave birds move by.",
    "My uncle has four large baskets.",
    "No one can ever say how it began.",
    "The whole school met at the theater.",
    "Her brother can clean a house.",
    "Nothing is as sweet as an orange.",
)

VOWELS: Final = (
    (
        "In winter the girls wear warm scarves.",
        "A little rain feels fine in the spring.",
        "The nice man keeps three tame animals.",
        "We dine in the garden with all friends.",
        "Tall trees give shade in the heat.",
        "Clean air will heal the tired dancer.",
        "He picks ripe apples with great care.",
        "The artist sees bright stars at midnight.",
    ),
    (
        "The old man rode a strong horse.",
        "She told them a long tale of wonder.",
        "Most people love to walk alone at dawn.",
        "The red barn stood on a broad road.",
        "We want some fresh tomatoes.",
        "A good mother knows each song.",
        "Her dress has a lot of red dots.",
    ),
)
"""Sentences with a, e and i; with a, e and o."""
FOUR_VOWELS: Final = (
    "In summer the girls wear light scarves.",
    "He picks good apples with great care.",
    "The old man rode a white horse.",
    "A good mother knows such songs.",
)

CHANGING: Final = (
    "The birds sing near a river.",
    "We often cook rice for guests.",
    "She never drinks cold broth.",
    "Her brother plays an old guitar.",
    "They walked along empty roads.",
    "Some people like fresh bananas.",
    "His uncle reads long poems.",
    "We shall meet your grandmother.",
    "Heavy rain fell over many roads.",
)
"""They begin with h, s, t or w and end with other initials, so any may follow any."""
REPEATING: Final = (
    "The birds sing near nice rivers.",
    "We often cook crisp potatoes.",
    "Her big brother plays an old guitar.",
    "His uncle reads long letters.",
)

ODD_EVEN: Final = (
    "My sister got seven big parrots.",
    "That rabbit sat under his basket.",
    "Ten students sang funny old ballads.",
    "Her doctor can repair old windows.",
    "Old farmers plant carrots.",
    "Ten children ran into that forest.",
    "His mother will travel till winter.",
    "My father put butter in muffins.",
)
"""Words of one and of two syllables in turn; two in the end."""
OFF_BEAT: Final = (
    "My sister got seven yellow parrots.",
    "That rabbit sat down under his basket.",
    "Old farmers plant big carrots.",
    "My mother will travel before winter.",
)
