"""Whether an answer is worked out, or only the question's own work repeated.

``38 + 5`` is no answer to "What is 38 + 5?" and ``x^2 - 1`` none to "Factor x^2 - 1.", though both have the gold's
value. Two rules say so: an expression that stands in the question is no answer, unless the gold stands there, too; and
a task may demand a finished number (``meta.finished``: nothing left to compute, fractions in lowest terms).
"""

from __future__ import annotations

import math
import re

from verigym.types import Task
from verigym.verifiers.math.expression import Apply, Name, Node, Number, UnreadableError
from verigym.verifiers.math.normal import normal, squeezed
from verigym.verifiers.math.number import read_number
from verigym.verifiers.math.reading import read
from verigym.verifiers.math.shapes import Value

_FRACTION = re.compile(r"\\frac\{(\d+)\}\{(\d+)\}|(\d+)/(\d+)")
_PROMPT_CHARACTERS = 20_000


def reducible(answer: str) -> bool:
    """Whether a plain number is a fraction that is not in lowest terms; linear time."""
    return any(math.gcd(int(a or c), int(b or d)) > 1 for a, b, c, d in _FRACTION.findall(squeezed(answer)))


def unfinished(task: Task, gold: str, answer: str) -> bool:
    """Whether an answer of the gold's value leaves undone what the task asks for.

    Args:
        task: Its ``meta.finished`` and its prompt count.
        gold: The gold's normal form.
        answer: The answer's normal form.
    """
    if not _undone(answer):
        return False
    if task.meta.get("finished") and read_number(gold) is not None:
        return True
    asked = _asked(task)
    return squeezed(answer) in asked and squeezed(gold) not in asked


def _asked(task: Task) -> str:
    said = (
        task.prompt if isinstance(task.prompt, str) else " ".join(str(turn.get("content", "")) for turn in task.prompt)
    )
    return squeezed(normal(said[:_PROMPT_CHARACTERS]))


def _undone(answer: str) -> bool:
    try:
        shape = read(answer).shape
    except (UnreadableError, RecursionError):
        return False
    return isinstance(shape, Value) and _has_work(shape.node)


def _has_work(node: Node) -> bool:
    """Whether an expression is more than a number or a name."""
    match node:
        case Apply("neg" | "percent" | "degrees", (inner,)):
            return _has_work(inner)
        case Apply("/", (Number(), Number())):
            return False
        case Apply("+", (Number(), Apply("/", (Number(), Number())))):  # a mixed number
            return False
        case Apply("*", (Number(), Apply("^", (Number(value=ten), Number() | Apply("neg", (Number(),)))))) if ten == 10:
            return False  # scientific notation
        case Apply("^", (Number(value=ten), Number() | Apply("neg", (Number(),)))) if ten == 10:
            return False
    return not isinstance(node, Number | Name)
