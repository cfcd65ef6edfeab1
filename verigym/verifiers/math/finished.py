"""Whether an answer is worked out, or only the question's own work repeated.

``38 + 5`` is no answer to "What is 38 + 5?" and ``x^2 - 1`` none to "Factor x^2 - 1.", though both have the gold's
value. Two rules say so: an expression that stands in the question is no answer, unless the gold stands there, too; and
a task may demand a finished number (``meta.finished``: nothing left to compute, fractions in lowest terms).
"""

from __future__ import annotations

import math
import re

from verigym.types import Task
from verigym.verifiers.math.asked import Asked, Tree, asked, prompt_text, relation_tree, tree
from verigym.verifiers.math.expression import Apply, Node, Number, UnreadableError
from verigym.verifiers.math.normal import normal, squeezed
from verigym.verifiers.math.number import read_number
from verigym.verifiers.math.reading import read
from verigym.verifiers.math.shapes import Value

_FRACTION = re.compile(r"\\frac\{-?(\d+)\}\{-?(\d+)\}|(\d+)/-?(\d+)")
_BRACKETED = re.compile(r"\((-?\d+)\)")


def reducible(answer: str) -> bool:
    """Whether a plain number is a fraction that is not in lowest terms; linear time."""
    return any(math.gcd(int(top), int(bottom)) > 1 for top, bottom in _fractions(answer))


def copied_fraction(task: Task, gold: str, answer: str) -> bool:
    """Whether a fraction stands in the question as it is, and the gold does not; linear time."""
    said = _fractions(normal(prompt_text(task)))
    return _fractions(answer) <= said and not (_fractions(gold) and _fractions(gold) <= said)


def _fractions(text: str) -> set[tuple[str, str]]:
    plain = _BRACKETED.sub(r"\1", squeezed(text))
    return {(a or c, b or d) for a, b, c, d in _FRACTION.findall(plain)}


def unfinished(task: Task, gold: str, answer: str) -> bool:
    """Whether an answer of the gold's value leaves undone what the task asks for.

    Args:
        task: Its ``meta.finished`` and its prompt count.
        gold: The gold's normal form.
        answer: The answer's normal form.
    """
    if task.meta.get("finished") and read_number(gold) is not None and _has_work(_expression(answer)):
        return True
    said = squeezed(normal(prompt_text(task)))
    if not said or _stands_in(said, gold):
        return False
    if read_number(gold) is not None and reducible(answer) and copied_fraction(task, gold, answer):
        return True
    given = asked(task)
    if "_" in gold and re.search(rf"(?<![\d.]){re.escape(squeezed(answer))}(?![\d.])", prompt_text(task)):
        return True  # the number to be converted
    copied = _stands_in(said, answer) and not _is_number(gold, answer)
    return not _is_given(given, gold) and (copied or _is_given(given, answer))


def _stands_in(said: str, text: str) -> bool:
    """Whether the question writes something that is no plain number just so."""
    wanted = squeezed(text)
    return len(wanted) > 1 and read_number(text) is None and wanted in said


def _is_number(gold: str, answer: str) -> bool:
    """Whether the answer is the gold's number with something beside it that needs no work: ``12^{th}``, ``12 cm``."""
    plain = read_number(gold)
    if "_" in answer:  # a number in another base
        return False
    said = _expression(answer)
    return plain is not None and isinstance(said, Number) and said.value == plain.value


def _is_given(given: Asked, text: str) -> bool:
    """Whether something is a formula of the question, in whatever order."""
    return any(one in given.trees or one in given.relations for one in _trees(text))


def _trees(text: str) -> list[Tree]:
    relation = None if _is_assignment(text) else relation_tree(text)
    found = [] if relation is None else [relation]
    node = _expression(text)
    return [*found, tree(node)] if isinstance(node, Apply) else found


def _is_assignment(text: str) -> bool:
    return re.match(r"[a-zA-Z]\w? ?=", text) is not None


def _expression(text: str) -> Node | None:
    """The expression that a text is as a whole, apart from name and unit; ``None`` if it is anything else."""
    try:
        shape = read(text).shape
    except UnreadableError:
        return None
    return shape.node if isinstance(shape, Value) else None


def _has_work(node: Node | None) -> bool:
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
    return isinstance(node, Apply)
