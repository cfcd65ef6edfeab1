"""The languages of programs: the built-in ones, and those that installed packages announce.

A package announces one more by a declaration and, in its ``pyproject.toml``, a line below
``[project.entry-points."verigym.languages"]`` whose name is the language's own: ``perl = "my_package:PERL"``.

>>> PERL = Language(name="perl", file="main.pl", run=Tool(("perl", "main.pl"), install="perl-base"))
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from verigym.errors import SandboxError, UsageError, did_you_mean
from verigym.sandbox.languages.builtin import BUILT_IN
from verigym.sandbox.languages.language import Language, Tool

__all__ = ["GROUP", "Language", "Tool", "broken_languages", "find_language", "languages"]

GROUP = "verigym.languages"
"""The entry-point group in which a package announces a :class:`Language` under its name."""


def languages() -> dict[str, Language]:
    """Every language by its name. The built-in names cannot be taken by others."""
    return {
        **{name: found for name, found in _announced().items() if isinstance(found, Language)},
        **{language.name: language for language in BUILT_IN},
    }


def broken_languages() -> dict[str, SandboxError]:
    """What is announced and does not load, by its name."""
    return {name: found for name, found in _announced().items() if isinstance(found, SandboxError)}


@cache
def find_language(name: str) -> Language:
    """A language by its name or an alias, in any case.

    Raises:
        UsageError: If there is none.
        SandboxError: If a package announces it and its code does not load.
    """
    wanted = name.lower()
    for language in BUILT_IN:  # without loading anybody else's code
        if wanted == language.name or wanted in language.aliases:
            return language
    for language in languages().values():
        if wanted == language.name or wanted in language.aliases:
            return language
    if wanted in broken_languages():
        raise broken_languages()[wanted]
    known = languages()
    raise UsageError(
        f"no language is called {name!r}, there are {', '.join(sorted(known))}.{did_you_mean(name, known)}"
    )


@cache
def _announced() -> dict[str, Language | SandboxError]:
    return {point.name: _load(point) for point in entry_points(group=GROUP)}


def _load(point: EntryPoint) -> Language | SandboxError:
    try:
        found = point.load()
    except Exception as error:
        return SandboxError(f"language {point.name!r} does not load: {type(error).__name__}: {error}")
    if not isinstance(found, Language) or found.name != point.name:
        return SandboxError(f"language {point.name!r} must be a Language of this name, got {found!r}")
    return found
