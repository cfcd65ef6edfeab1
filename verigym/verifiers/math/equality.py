"""Whether two expressions are equal: exactly, by many digits at several points, or as a correctly rounded decimal."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from verigym.verifiers.math import exact, number, numeric
from verigym.verifiers.math.expression import SERIES, Apply, Name, Node, Number, mentions, names

_WHOLE = ("!!", *SERIES.values())
_BRANCHING = (
    "abs", "root", "min", "max", "floor", "ceil", "ln", "log", "lg", "arcsin", "arccos", "arctan", "arccot",
)  # fmt: skip
_CONSTANT = Name("C")
_INTEGRATED = frozenset(["x", "t", "u", "y", "z", "s", "r", "v", "w", "theta", "phi"])


def same_node(gold: Node, answer: Node) -> bool:
    """Equal exactly, by 45 digits at several points, or as an exact value and its correctly rounded decimal.

    Points at which neither side is real say nothing, unless the imaginary unit stands there.
    """
    if gold == answer:
        return True
    if names(answer) and not names(gold):
        return False
    exact_gold, exact_answer = exact_value(gold), exact_value(answer)
    if exact_gold is not None and exact_answer is not None:
        return number.same_number(number.Plain(exact_gold, _places(gold)), number.Plain(exact_answer, _places(answer)))
    variables = names(gold) | names(answer)
    if not variables:
        return _same_constant(gold, answer)
    agreed = 0
    real = not mentions(gold, "i", "cis") and not mentions(answer, "i", "cis")
    for point in _points(gold, answer, variables):
        try:
            values = [value_at(node, point) for node in (gold, answer)]
        except exact.TooLargeError:
            continue
        if None not in values and numeric.close(*values):
            agreed += 1
        elif values != [None, None] and not (real and all(value is None or value.imag for value in values)):
            return False
    return agreed >= 2


def _points(gold: Node, answer: Node, variables: frozenset[str]) -> list[dict[str, Any]]:
    salt = f"{gold}{answer}"
    if mentions(gold, *_WHOLE) or mentions(answer, *_WHOLE):
        return numeric.whole_points(variables, salt)
    if _branches(gold) or _branches(answer):
        return numeric.wide_points(variables, salt, [*_constants(gold), *_constants(answer)])
    return numeric.points(variables, salt)


def _branches(node: Node) -> bool:
    """Whether an expression is not analytic everywhere, so that agreement at one side of a point proves nothing."""
    if not isinstance(node, Apply):
        return False
    power = node.name == "^" and not (isinstance(node.args[1], Number) and node.args[1].value.denominator == 1)
    return power or node.name in _BRANCHING or any(map(_branches, node.args))


def _constants(node: Node) -> list[Fraction]:
    if isinstance(node, Number):
        return [node.value]
    return [value for argument in node.args for value in _constants(argument)] if isinstance(node, Apply) else []


def same_up_to_constant(gold: Node, answer: Node) -> bool:
    """Whether both end in an arbitrary constant (``+ C``) and differ by a constant without it."""
    a, b = _without_constant(gold), _without_constant(answer)
    if a is None or b is None:
        return False
    difference = Apply("+", (a, Apply("neg", (b,))))
    variables = names(difference)
    values = [value_at(difference, point) for point in numeric.points(variables, f"{gold}{answer}")]
    known = [value for value in values if value is not None]
    scale = 1 + max((abs(value) for value in known), default=0)
    if any(value.imag for value in known):
        return False
    return bool(variables) and len(known) >= 2 and all(numeric.close(one + scale, known[0] + scale) for one in known)


def _without_constant(node: Node) -> Node | None:
    if not isinstance(node, Apply) or node.name != "+" or node.args[1] != _CONSTANT:
        return None
    rest = names(node.args[0])
    return node.args[0] if rest & _INTEGRATED and _CONSTANT.name not in rest else None


def exact_value(node: Node) -> Fraction | None:
    """The exact value; ``None`` also where there is none."""
    try:
        return exact.exact(node)
    except exact.UndefinedError:
        return None


def value_at(node: Node, point: Mapping[str, Any]) -> Any:
    """The value at a point, or ``None`` where there is none."""
    try:
        return numeric.numeric(node, point)
    except exact.UndefinedError:
        return None


def _places(node: Node) -> int | None:
    """The decimals of a written decimal, also under a sign or a percent sign."""
    if isinstance(node, Number):
        return node.places
    if isinstance(node, Apply) and node.name in ("neg", "percent"):
        inner = _places(node.args[0])
        return None if inner is None else inner + (2 if node.name == "percent" else 0)
    return None


def _same_constant(gold: Node, answer: Node) -> bool:
    a, b = value_at(gold, {}), value_at(answer, {})
    if a is None or b is None:
        return False
    if numeric.close(a, b):
        return True
    for value, node in ((a, answer), (b, gold)):
        decimal, places = exact_value(node), _places(node)
        if decimal is None or places is None or value.imag:
            continue
        written = number.Plain(decimal, places)
        if written.significant:
            scaled = Fraction(int(value.real * 10**30), 10**30)
            return number.rounds_to(scaled, written)
    return False
