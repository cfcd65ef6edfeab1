"""What the answers to the fixed tasks are made of."""

from __future__ import annotations

from typing import NamedTuple

AFRICA = tuple(
    """Algeria|Angola|Benin|Botswana|Burkina Faso|Burundi|Cabo Verde|Cameroon|Central African Republic|Chad|Comoros
    |Democratic Republic of the Congo|Djibouti|Egypt|Equatorial Guinea|Eritrea|Eswatini|Ethiopia|Gabon|Gambia|Ghana
    |Guinea|Guinea-Bissau|Ivory Coast|Kenya|Lesotho|Liberia|Libya|Madagascar|Malawi|Mali|Mauritania|Mauritius|Morocco
    |Mozambique|Namibia|Niger|Nigeria|Republic of the Congo|Rwanda|São Tomé and Príncipe|Senegal|Seychelles
    |Sierra Leone|Somalia|South Africa|South Sudan|Sudan|Tanzania|Togo|Tunisia|Uganda|Zambia|Zimbabwe""".replace(
        "\n    ", ""
    ).split("|")
)
"""Its 54 countries."""

CAPITALS = (
    "Reykjavik",
    "Helsinki",
    "Oslo",
    "Tallinn",
    "Stockholm",
    "Riga",
    "Moscow",
    "Copenhagen",
    "Vilnius",
    "Minsk",
    "Dublin",
    "Berlin",
    "Amsterdam",
    "Warsaw",
    "London",
    "Brussels",
    "Kyiv",
    "Prague",
    "Luxembourg",
    "Paris",
    "Vienna",
    "Bratislava",
    "Budapest",
    "Vaduz",
    "Chisinau",
    "Bern",
    "Ljubljana",
    "Zagreb",
)
"""Of Europe's countries, north of 45 degrees, from north to south."""

BATTLES = (
    "1796-04-12",
    "1796-05-10",
    "1796-08-05",
    "1796-11-15",
    "1797-01-14",
    "1798-07-21",
    "1799-07-25",
    "1800-06-14",
    "1805-12-02",
    "1806-10-14",
    "1807-02-07",
    "1807-06-14",
    "1809-05-21",
    "1809-07-05",
    "1812-09-07",
    "1813-05-02",
    "1813-08-26",
    "1813-10-16",
    "1815-06-16",
    "1815-06-18",
)
"""First days of battles from Montenotte to Waterloo."""

STORY = (
    "Anna lived by the sea.",
    "Boats came in every morning.",
    "Children ran down to meet them.",
    "Dawn was her favorite time.",
    "Each day brought another guest.",
    "Fishermen told her old tales.",
    "Gulls circled over the pier.",
    "Her brother never came along.",
    "It made her sad.",
    "Just once he had gone out alone.",
    "Kites had led him to the cliffs.",
    "Luckily someone heard him call.",
    "Mother had been so afraid.",
    "Now he stayed at home.",
    "One evening a stranger knocked.",
    "Patiently he asked for the boy.",
    "Quietly the brother opened the door.",
    "Rain had soaked the man.",
    "Slowly he took out a small box.",
    "The kite from the cliffs was inside.",
    "Under it lay a letter.",
    "Very few words were on it.",
    "We are proud of you.",
    "Xavier had signed it below.",
    "Years ago he had been the one who called for help.",
    "Zephyrs carried the kite the next day.",
)
"""A story whose sentences run through the alphabet."""


class Quiz(NamedTuple):
    """Questions, each longer than the one before, and options that go with all of them."""

    questions: tuple[str, ...]
    options: tuple[str, ...]


QUIZ = Quiz(
    (
        "Who painted Guernica?",
        "Who is best known for the drip paintings?",
        "Who made soup cans and film stars the matter of prints?",
        "Who put a urinal on show in 1917 and changed what people would call a work of art?",
    ),
    ("Pablo Picasso", "Jackson Pollock", "Andy Warhol", "Marcel Duchamp", "Frida Kahlo"),
)
"""On the art of the 20th century."""
