"""What may be judged in a shared process, and what may reach a parser that is not ours.

The second is narrow: known characters, known words, no attribute, nothing that explodes.
"""

from __future__ import annotations

import re

from verigym.types import Task
from verigym.verifiers.math.expression import FUNCTIONS

_LIGHT, _LIGHT_PROMPT, _LIGHT_POWERS = 160, 2000, 8
_GROWING = re.compile(
    r"!|\\(?:binom|dots|choose)(?![a-z])|C_|permutation|\^ ?\{? ?-?\d{4}|\^[^\^]{0,20}\^[^\^]{0,20}\^"
)
_MAX_LENGTH = 200
_MAX_DEPTH = 30
_ALLOWED = re.compile(r"[A-Za-z0-9\s+\-*/^_=<>|!%.,:;(){}\[\]\\&$~]*")
_FORBIDDEN = re.compile(
    r"__|\d\s*_|\.\s*[A-Za-z_]|\d{40}|!\s*!|\d{4,}\s*[)}]*\s*!|\^\s*\{?\s*-?\d{5,}|\\(?:lim|partial|nabla|hat|bar|dot)(?![a-z])|'|([|:;,])(?:\s*\1){3}"
)
_TOWER = re.compile(r"\^[^\^]{0,40}\^[^\^]{0,40}\^")
_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{3,}")
_WORDS = FUNCTIONS | {
    "mod", "and", "for", "all", "sqrt", "frac", "pmatrix", "cases", "array", "infty", "text", "mathrm",
}  # fmt: skip


def is_light(task: Task, gold: str, answer: str) -> bool:
    """Whether our own grammar and arithmetic judge two normal forms in milliseconds: short, and nothing that grows."""
    if len(gold) > _LIGHT or len(answer) > _LIGHT or len(str(task.prompt)) > _LIGHT_PROMPT:
        return False
    return not any(_GROWING.search(text) or text.count("^") > _LIGHT_POWERS for text in (gold, answer))


def refuses(text: str) -> str | None:
    r"""Why ``text`` must not be parsed, or ``None`` if it may be.

    >>> refuses("__import__('os')") is None, refuses(r"\frac{x}{2}") is None
    (False, True)
    """
    if len(text) > _MAX_LENGTH:
        return f"longer than {_MAX_LENGTH} characters"
    if not _ALLOWED.fullmatch(text):
        return "a character outside of mathematics"
    if _FORBIDDEN.search(text) or _TOWER.search(text):
        return "a form that is not mathematics, or too large to evaluate"
    depth = deepest = 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH:
        return "nested too deeply"
    plain = re.sub(r"\\text\s*\{[^{}]*\}", "", text)
    unknown = next((word for word in _WORD.findall(plain) if word not in _WORDS), None)
    return f"the word {unknown!r}" if unknown else None
