"""Where the program stands in a response. Nothing here parses the program itself."""

from __future__ import annotations

import re

from verigym.sandbox.languages import find_language
from verigym.verifiers.code.first_lines import looks_like_code

# A fence is a line of three or more backticks or tildes, indented by at most three spaces; words may follow an opening.
# Possessive, so that no line makes it go back and forth.
_FENCE = re.compile(r" {0,3}+(`{3,}+|~{3,}+)[ \t]*+([^\s`{]*+)[^`]*+$")


def extract_code(text: str, language: str = "python") -> str | None:
    r"""The program in a response from which the thinking was cut off.

    The last fenced block of the language counts, else the last fenced block without a language, else the whole text
    if it is only code (which can be told for the built-in languages). A block that is never closed goes on to the end.

    Returns:
        The program, or ``None`` if there is none.

    Raises:
        UsageError: If no language has this name.

    >>> extract_code("Here it is:\n```python\nprint(1)\n```\nDone.")
    'print(1)\n'
    """
    spoken = find_language(language)
    names = {spoken.name, *spoken.aliases}
    blocks = _blocks(text)
    if blocks:
        named = [code for info, code in blocks if info in names]
        bare = [code for info, code in blocks if not info]
        found = (named or bare or [""])[-1]
    else:
        found = text if looks_like_code(text, spoken.name) else ""
    return found if found.strip() else None


def _blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks, each with the first word after its opening fence in lower case."""
    blocks: list[tuple[str, str]] = []
    opened: tuple[str, str] | None = None
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        fence = _FENCE.match(line.rstrip())
        if opened is None:
            if fence:
                opened, lines = (fence[1], fence[2].lower()), []
        elif fence and fence[1].startswith(opened[0]) and line.strip() == fence[1]:
            blocks.append((opened[1], "".join(lines)))
            opened = None
        else:
            lines.append(line)
    if opened is not None:
        blocks.append((opened[1], "".join(lines)))
    return blocks
