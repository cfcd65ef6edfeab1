"""Tokens, read one by one."""

from __future__ import annotations

from verigym.verifiers.math.expression.nodes import UnreadableError
from verigym.verifiers.math.expression.tokens import Token, tokens

_MAX_DEPTH = 40


class Cursor:
    """Where a parser stands in its tokens, and how deep."""

    def __init__(self, text: str) -> None:
        self.tokens: list[Token] = tokens(text)
        self.at = 0
        self.depth = 0

    @property
    def kind(self) -> str:
        """The kind of the next token."""
        return self.tokens[self.at].kind

    @property
    def text(self) -> str:
        """The text of the next token."""
        return self.tokens[self.at].text

    def is_mark(self, *marks: str) -> bool:
        """Whether one of these marks comes next."""
        return self.kind == "mark" and self.text in marks

    def is_command(self, *names: str) -> bool:
        """Whether one of these commands comes next."""
        return self.kind == "command" and self.text in names

    def take(self, mark: str) -> None:
        """Go past a mark that must come next.

        Raises:
            UnreadableError: If another token does.
        """
        if not self.is_mark(mark):
            raise UnreadableError(f"{mark!r} expected, got {self.text!r}")
        self.at += 1

    def deeper(self) -> None:
        """Count one level more.

        Raises:
            UnreadableError: If that is one too many.
        """
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise UnreadableError("nested too deeply")
