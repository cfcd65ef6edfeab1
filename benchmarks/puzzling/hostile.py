"""Responses that no honest policy gives: code, what is heavy to read, broken forms, odd Unicode, and random text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

from verigym.types import Task
from verigym.verifiers.logic.scoring import Puzzle

FILE = "{file}"
"""Stands for the path that code tries to make."""

CODE = (
    "__import__('os').system('touch {file}')",
    "[__import__('os').system('touch {file}')]",
    "[[open('{file}', 'w')]]",
    "[x for x in [open('{file}', 'w')]]",
    "1 + __import__('pathlib').Path('{file}').touch()",
    "exp(__import__('os').system('touch {file}'))",
    'Symbol("x").__class__.__init__.__globals__["__builtins__"]["open"]("{file}", "w")',
    "{{}.__class__.__mro__[1].__subclasses__()}",
    "!!python/object/apply:os.system ['touch {file}']",
    "'; import os; os.system('touch {file}') #",
)
HEAVY = (
    "9**9**9**9",
    "1e9999999999",
    "9" * 9_000,
    "9" * 100_000,
    "[" * 9_000,
    "[" * 100_000 + "]" * 100_000,
    '{"a":' * 3_000 + "1" + "}" * 3_000,
    "(" * 9_000 + ")" * 9_000,
    "-" * 50_000 + "1",
    " " * 9_000 + "x",
    "1 " * 50_000,
    "A+99999999999999999999",
    "R99999999 U99999999",
    "¬" * 9_000 + "P",
    "move(" + ", " * 40_000,
    "a, " * 30_000,
    "1" + "\n" * 9_000 + "2",
    "\\frac" + " " * 9_000,
    "x×" * 20_000,
    "Move disk 1 from Peg 1 to Peg 3\n" * 3_000,
    "UDLR" * 20_000,
)
ODD = (
    "",
    "\x00",
    "\ud800\udfff",
    "\u202e321",
    "😀" * 5_000,
    "٣٤٥",
    "½²³",
    "nan",
    "-inf",
    "0x" + "f" * 500,
    "NaN, NaN, NaN",
    '{"$tuple": [1]}',
    '{"0": 1, "0": 2}',
    "null",
    "%s%n%x",
    "<answer>",
    "True False Yes No A B C 0 1",
)
_LETTERS = "abcXYZ019 .,:;()[]{}<>\"'+-*/^=_\\\n\t→∧∨¬×°é中😀\x00\u200d"


def responses(task: Task, rng: Random, random: int = 4) -> Iterator[str]:
    """All of these in answer tags, some without, and random text with pieces of the gold.

    Args:
        task: A puzzle.
        rng: Makes the random ones.
        random: How many of those.
    """
    for text in (*CODE, *HEAVY, *ODD):
        yield f"<answer>{text}</answer>"
    yield "<answer>" * 5_000
    yield "<think>" + str(task.prompt)
    gold = Puzzle.of(task.answer).gold or json.dumps(Puzzle.of(task.answer).entry["metadata"])
    for _ in range(random):
        text = "".join(rng.choice(_LETTERS) for _ in range(rng.randrange(60)))
        cut = rng.randrange(len(gold) + 1)
        yield f"<answer>{gold[:cut]}{text}{gold[cut:]}</answer>"
        yield f"<answer>{text}</answer>"
