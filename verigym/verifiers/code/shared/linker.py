"""What a language has to say of tests and programs in one process."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from verigym.verifiers.code.suite import Suite

WORD = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Linked:
    """A program and its test in one: the main file's text, and the files beside it."""

    source: str
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Linker:
    """Puts a program and its test together.

    Attributes:
        link: Makes one program of a suite, a response's code and a word that neither of them holds. What it makes
            reads a secret from standard input before any code of the response's runs, and prints it as the last thing
            it does, if the test came to its end and nothing in it failed.
        forbidden: What no response may hold: by it the end of a test, or the outcome of a comparison, can be forged.
        defined: Finds the names that a response gives a meaning of its own; the test must not use one of them for
            something else.
        own: Names that a response is expected to define.
    """

    link: Callable[[Suite, str, str], Linked]
    forbidden: re.Pattern[str]
    defined: re.Pattern[str] | None = None
    own: frozenset[str] = frozenset()

    def refusal(self, suite: Suite, code: str) -> str | None:
        """What in a response's code stands in the way of a fair test, as far as it can be seen; ``None`` if nothing."""
        found = self.forbidden.search(code)
        if found:
            return " ".join(found[0].split())[:40]
        if self.defined is None:
            return None
        used = set(WORD.findall(suite.test)) - self.own
        return next((f"a {name!r} of its own" for name in self.defined.findall(code) if name in used), None)
