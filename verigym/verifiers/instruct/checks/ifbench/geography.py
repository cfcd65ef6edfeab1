"""custom: the countries of Africa, the capitals of Europe."""

from __future__ import annotations

import string
import unicodedata
from itertools import pairwise

from verigym.verifiers.instruct.registry import instruction, published

_AFRICA = """
    Algeria, Angola, Benin, Botswana, Burkina Faso, Burundi, Cabo Verde, Cameroon, Central African Republic, Chad,
    Comoros, Democratic Republic of the Congo, Djibouti, Egypt, Equatorial Guinea, Eritrea, Eswatini, Ethiopia, Gabon,
    Gambia, Ghana, Guinea, Guinea-Bissau, Ivory Coast, Kenya, Lesotho, Liberia, Libya, Madagascar, Malawi, Mali,
    Mauritania, Mauritius, Morocco, Mozambique, Namibia, Niger, Nigeria, Republic of the Congo, Rwanda,
    Sao Tome and Principe, Senegal, Seychelles, Sierra Leone, Somalia, South Africa, South Sudan, Sudan, Tanzania,
    Togo, Tunisia, Uganda, Zambia, Zimbabwe
"""
_CAPITALS = """
    Reykjavik, Helsinki, Oslo, Tallinn, Stockholm, Riga, Moscow, Copenhagen, Vilnius, Minsk, Dublin, Berlin, Amsterdam,
    Warsaw, London, Brussels, Kyiv, Prague, Luxembourg, Paris, Vienna, Bratislava, Budapest, Vaduz, Chisinau, Bern,
    Ljubljana, Zagreb
"""

AFRICA = [name.strip() for name in _AFRICA.split(",")]
"""The 54 members of the United Nations."""

CAPITALS = [name.strip() for name in _CAPITALS.split(",")]
"""The capitals of Europe north of 45 degrees, from north to south."""

_FORGOTTEN = "Kyiv"
"""The capital that the published check has no place for."""

_OTHER_NAMES = {
    "cape verde": "Cabo Verde",
    "congo": "Republic of the Congo",
    "congo brazzaville": "Republic of the Congo",
    "congo republic": "Republic of the Congo",
    "congo republic of the": "Republic of the Congo",
    "republic of congo": "Republic of the Congo",
    "congo kinshasa": "Democratic Republic of the Congo",
    "congo democratic republic": "Democratic Republic of the Congo",
    "congo democratic republic of the": "Democratic Republic of the Congo",
    "democratic republic of congo": "Democratic Republic of the Congo",
    "dr congo": "Democratic Republic of the Congo",
    "drc": "Democratic Republic of the Congo",
    "cote d ivoire": "Ivory Coast",
    "cote divoire": "Ivory Coast",
    "swaziland": "Eswatini",
    "gambia the": "Gambia",
    "sao tome & principe": "Sao Tome and Principe",
    "berne": "Bern",
    "kiev": "Kyiv",
    "luxembourg city": "Luxembourg",
}
_OPTIONAL = {"western sahara", "sahrawi arab democratic republic", "somaliland"}
_DECORATION = string.punctuation + " "


def _ascii(text: str) -> str:
    """The text without accents, and without what has no place in ASCII."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def _key(name: str) -> str:
    """How a name is looked up and sorted: ASCII, small, single blanks for marks, no number before it."""
    plain = _ascii(name)
    words = "".join(char if char.isalnum() or char == "&" else " " for char in plain).lower().split()
    while words and words[0].isdigit():
        del words[0]
    return " ".join(words)


_KNOWN = {_key(name): name for name in (*AFRICA, *CAPITALS)} | _OTHER_NAMES


def _country(line: str) -> str | None:
    whole, short = _key(line), _key(line.split("(", 1)[0])  # a note may follow in brackets
    if short in _OPTIONAL:
        return short
    name = _KNOWN.get(whole) or _KNOWN.get(short) or _KNOWN.get(short.removeprefix("the "))
    return None if name in CAPITALS else name


@instruction("custom:reverse_newline")
def reverse_newline(response: str) -> bool:
    """All 54 countries of Africa, one a line, from Zimbabwe back; an opening line may precede them."""
    lines = [line for line in response.split("\n") if line.strip()]
    first = next((index for index, line in enumerate(lines) if _country(line)), None)
    if first is None or first > 1:
        return False
    names = [_country(line) for line in lines[first:]]
    complete = None not in names and len(set(names)) == len(names) and set(AFRICA) <= set(names)
    keys = [_key(line) for line in lines[first:]]
    return complete and (_falls(keys) or _falls([key.removeprefix("the ") for key in keys]))


@published("custom:reverse_newline")
def reverse_newline_published(response: str) -> bool:
    """From a line with ``Zimbabwe`` on, 52 lines or more, whatever they say, in falling order."""
    lines = [text for text in (line.strip(_DECORATION) for line in response.split("\n")) if text]
    first = next((index for index, line in enumerate(lines) if "Zimbabwe" in line), None)
    return first is not None and len(lines) - first >= 52 and _falls([_ascii(line) for line in lines[first:]])


def _falls(lines: list[str]) -> bool:
    return all(high >= low for high, low in pairwise(lines))


@instruction("custom:european_capitals_sort")
def european_capitals_sort(response: str) -> bool:
    """The capitals north of 45 degrees from north to south, Kyiv among them, parted by commas."""
    names = [_KNOWN.get(_key(part)) for part in response.strip().removesuffix(".").split(",")]
    return names == CAPITALS


@published("custom:european_capitals_sort")
def european_capitals_sort_published(response: str) -> bool:
    """The same in the reference's spelling, Kyiv forgotten."""
    names = [part.strip() for part in _ascii(response).split(",")]
    return [name for name in names if name] == [name for name in CAPITALS if name != _FORGOTTEN]
