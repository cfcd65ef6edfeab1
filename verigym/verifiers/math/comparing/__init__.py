r"""Whether an answer means what the gold means. The gold says what is asked for; the answer is not read more kindly."""

from __future__ import annotations

import re
from fractions import Fraction
from math import lcm

from verigym.verifiers.math import numeric
from verigym.verifiers.math.comparing.equations import assignment, half_line, same_equation, solved
from verigym.verifiers.math.comparing.families import same_families
from verigym.verifiers.math.comparing.intervals import as_range, same_ranges
from verigym.verifiers.math.comparing.lists import expanded, matched, same_many, same_row
from verigym.verifiers.math.comparing.parameters import domains_agree, renamings
from verigym.verifiers.math.comparing.values import names_agree, same_value
from verigym.verifiers.math.comparing.vectors import same_vector
from verigym.verifiers.math.equality import same_node
from verigym.verifiers.math.expression import Apply, Node, Number, UnreadableError, names
from verigym.verifiers.math.normal import squeezed
from verigym.verifiers.math.reading import shape
from verigym.verifiers.math.shapes import (
    Cases,
    Chain,
    Equation,
    Many,
    Ranges,
    Ratio,
    Reading,
    Residues,
    Row,
    Shape,
    Value,
    Words,
    rename,
    variables,
)

_LEFT_OUT = re.compile(r"(?<![a-zA-Z\\])([a-zA-Z]) ?\\ne(?![a-z])|\\setminus")
_FIXED = re.compile(r"(?<![a-zA-Z\\])([a-zA-Z]) ?= ?-?\d[\d.]*$")
_RESTRICTING = re.compile(r"[\s,]*(?:(?:if|whenever|unless|provided)\b|when\b(?!.*=))")
_LEADING = re.compile(r"^(?:(?:for|where|with|when|if|all|any|every|and)\b|[,\s])*")
_MAX_MODULUS = 100_000
_STEPS: dict[type, str] = {
    Value: "by value", Row: "as tuples", Many: "as sets", Ranges: "as sets on the line", Equation: "as equations",
    Chain: "as chains", Ratio: "as ratios", Residues: "as classes of integers", Cases: "as case distinctions",
    Words: "as words",
}  # fmt: skip


def same(gold: Reading, answer: Reading) -> tuple[bool, str]:
    """Whether both mean the same, and which step decided.

    Raises:
        TooLargeError: If a value is too large to be computed.
    """
    if not _conditions_agree(gold.condition, answer.condition) or (not gold.condition and _fixes(answer)):
        return False, "another condition"
    with numeric.precision():
        for new in renamings(gold, answer):
            if domains_agree(gold, answer, new) and same_shape(gold.shape, rename(answer.shape, new)):
                return True, f"compared {_STEPS[type(gold.shape)]}{', parameters renamed' if new else ''}"
        if same_families(gold, answer):
            return True, "compared as families"
    return False, f"compared {_STEPS[type(gold.shape)]}"


def _fixes(answer: Reading) -> bool:
    """Whether an answer gives one of its letters a value (``2x where x = 3`` is 6) or leaves one out of a family."""
    fixed = _FIXED.search(answer.condition)
    left_out = _LEFT_OUT.search(answer.condition)
    return (fixed is not None and fixed.group(1) in variables(answer.shape)) or (
        left_out is not None and left_out.group(1) in (None, *answer.parameters)
    )


def _conditions_agree(gold: str, answer: str) -> bool:
    """Whether both demand the same, as relations or letter by letter; what the gold demands may go without saying.

    An answer that holds only if something else does is another one where the gold has no condition.
    """
    if not answer or not gold:
        return not _RESTRICTING.match(answer)
    if squeezed(gold) == squeezed(answer):
        return True
    try:
        return same_shape(*(shape(_LEADING.sub("", text).strip(" .,;")) for text in (gold, answer)))
    except UnreadableError:
        return False


def same_shape(gold: Shape, answer: Shape) -> bool:  # noqa: PLR0911, PLR0912 - one line a pair of shapes
    """Whether ``answer`` means what ``gold`` means, letter by letter."""
    match gold, answer:
        case Value(), Value():
            return same_value(gold, answer) or _same_assignments(gold, answer)
        case Row(), Row():
            return same_row(gold, answer, same_shape)
        case Many(), _:
            return same_many(gold, answer, same_shape)
        case _, Many() if len(expanded([answer])) == 1 and not isinstance(gold, Words):
            return same_shape(gold, expanded([answer])[0])
        case Ranges(), Ranges():
            return same_ranges(gold, answer)
        case Ranges(), Row():
            return (pair := as_range(answer)) is not None and same_ranges(gold, Ranges((pair,)))
        case Row(), Ranges():
            return (pair := as_range(gold)) is not None and same_ranges(Ranges((pair,)), answer)
        case Row(), Many() if len(expanded([gold])) > 1:
            return matched(expanded([gold]), expanded([answer]), same_shape)
        case Row(), Many() if len(gold.items) == len(answer.items) and not answer.braced:  # a tuple without brackets
            return all(map(same_shape, gold.items, answer.items))
        case Equation(), Equation():
            return same_equation(gold, answer)
        case Equation(), Value():
            return solved(gold, answer)
        case Value(), Equation() if names(gold.node):  # a curve; a value is not met by what it solves
            return bool(gold.name) and same_equation(assignment(gold), answer)
        case Ranges(), Equation():
            return (equation := half_line(gold, answer)) is not None and same_equation(equation, answer)
        case Equation(), Ranges():
            return (equation := half_line(answer, gold)) is not None and same_equation(gold, equation)
        case Chain(), Chain():
            return _same_chain(gold, answer)
        case Value(), Row():
            return same_vector(gold, answer)
        case Row(), Value():
            return same_vector(answer, gold)
        case Ratio(), Ratio():
            return _same_ratio(gold, answer)
        case Residues(), Residues():
            return _same_residues(gold, answer)
        case Cases(), Cases():
            return _same_cases(gold, answer)
        case Words(), Words():
            return gold.text in (answer.text, answer.claim)  # a part of the gold may repeat the question
    return False


def _same_assignments(gold: Value, answer: Value) -> bool:
    """``y = 2x + 1`` and ``x = (y - 1)/2`` are one equation."""
    if not gold.name or not answer.name or not names(gold.node) or not names(answer.node):
        return False
    ours, theirs = assignment(gold), assignment(answer)
    if not (names(ours.left) & names(answer.node) and names(theirs.left) & names(gold.node)):
        return False
    return same_equation(ours, theirs)


def _same_chain(gold: Chain, answer: Chain) -> bool:
    if gold.relations != answer.relations:
        return False
    return all(map(same_node, gold.sides, answer.sides))


def _same_ratio(gold: Ratio, answer: Ratio) -> bool:
    """The ratio a : b : c equals d : e : f where all cross products agree."""
    if len(gold.items) != len(answer.items):
        return False

    def times(a: Node, b: Node) -> Node:
        return Apply("*", (a, b))

    first, other = gold.items[0], answer.items[0]
    if same_node(other, Number(Fraction(0))):
        return False
    return all(
        same_node(times(a, other), times(b, first)) for a, b in zip(gold.items[1:], answer.items[1:], strict=True)
    )


def _same_residues(gold: Residues, answer: Residues) -> bool:
    """Equal as sets of integers."""
    modulus = lcm(gold.modulus, answer.modulus)
    if modulus > _MAX_MODULUS or not names_agree(gold.name, answer.name):
        return False
    a, b = (
        {r + k * one.modulus for r in one.residues for k in range(modulus // one.modulus)} for one in (gold, answer)
    )
    return a == b


def _same_cases(gold: Cases, answer: Cases) -> bool:
    """Each branch of either side is met by one of the other, under the same condition."""
    ours = [Row(branch) for branch in gold.branches]
    theirs = [Row(branch) for branch in answer.branches]
    return matched(ours, theirs, same_shape)
