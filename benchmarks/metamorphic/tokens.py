"""LaTeX as a list of tokens, each with the blank before it: what local edits are made on."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"(?P<blank>(?:\s|~)*)(?P<text>\\(?:[A-Za-z]+|.)|\d+(?:\.\d+)?|\.\d+|[^\s~])")
_OPENING, _CLOSING = {"(", "[", "{", r"\{"}, {")", "]", "}", r"\}"}
_UNICODE = {"−": "-", "×": r"\times", "·": r"\cdot", "π": r"\pi", "∞": r"\infty", "√": r"\sqrt", "°": r"^\circ",
            "≤": r"\le", "≥": r"\ge", "∪": r"\cup"}  # fmt: skip


class Token(NamedTuple):
    """A token and the blank that stood before it."""

    text: str
    blank: str = ""

    @property
    def numeral(self) -> bool:
        """Whether it is a decimal numeral."""
        return self.text[0].isdigit() or (self.text[0] == "." and len(self.text) > 1)

    @property
    def letter(self) -> bool:
        """Whether it is one letter."""
        return len(self.text) == 1 and self.text.isalpha()

    @property
    def word(self) -> bool:
        """Whether it is a command that a letter after it would lengthen."""
        return self.text[0] == "\\" and self.text[-1].isalpha()


def split(text: str) -> list[Token]:
    r"""The tokens of a text.

    >>> [token.text for token in split(r"\frac{1}{2} x^10")]
    ['\\frac', '{', '1', '}', '{', '2', '}', 'x', '^', '10']
    """
    return [Token(match["text"], match["blank"]) for match in _TOKEN.finditer(text)]


def join(tokens: list[Token]) -> str:
    r"""The text of tokens, with a blank wherever a command would run into a letter, or a numeral into another."""
    text = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        apart = before and ((before.word and token.letter) or (before.numeral and token.numeral))
        text += (token.blank or " " if apart else token.blank) + token.text
    return text


def plain(text: str) -> str:
    """The text with LaTeX in place of mathematical signs of Unicode."""
    return "".join(_UNICODE.get(sign, sign) for sign in text)


def top_level(text: str, *separators: str) -> list[str]:
    r"""The parts between separators that stand in no bracket.

    >>> top_level(r"(1, 2), \{3, 4\}", ",")
    ['(1, 2)', ' \\{3, 4\\}']
    """
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in split(text):
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth == 0 and token.text in separators:
            parts.append([])
        else:
            parts[-1].append(token)
    return [join(part) for part in parts]
