"""Whether two equations or inequalities say the same, and whether an expression solves an equation."""

from __future__ import annotations

from typing import Any

from verigym.verifiers.math import numeric
from verigym.verifiers.math.equality import same_node, value_at
from verigym.verifiers.math.expression import Apply, Name, Node, UnreadableError, names, parse
from verigym.verifiers.math.shapes import Equation, Ranges, Value


def same_equation(gold: Equation, answer: Equation) -> bool:
    """One is the other times a constant, positive for an inequality; or both have the same solution for a variable."""
    if gold.relation != answer.relation:
        return False
    a, b = _difference(gold), _difference(answer)
    variables = names(a) | names(b)
    ratios = []
    for point in numeric.points(variables, f"{a}{b}"):
        x, y = value_at(a, point), value_at(b, point)
        if x is None or y is None or not x or not y:
            return False
        ratios.append(x / y)
    if all(numeric.close(ratio, ratios[0]) for ratio in ratios):
        return gold.relation in ("=", "!=") or ratios[0].real > 0
    fractions = _has_denominator(a) or _has_denominator(b)  # clearing them changes the ratio, not the solutions
    return (
        fractions and gold.relation == "=" and any(_same_solution(a, b, name) for name in sorted(names(a) & names(b)))
    )


def _has_denominator(node: Node) -> bool:
    """Whether something with a variable is divided by."""
    if not isinstance(node, Apply):
        return False
    return (node.name == "/" and bool(names(node.args[1]))) or any(map(_has_denominator, node.args))


def solved(gold: Equation, answer: Value) -> bool:
    """An equation answered by its solution for the one variable that the answer does not hold."""
    if gold.relation != "=":
        return False
    if answer.name not in ("", "?"):
        return same_equation(gold, assignment(answer))
    if same_node(gold.left, answer.node) or same_node(gold.right, answer.node):
        return False  # a side repeated is nothing solved
    difference = _difference(gold)
    missing = names(difference) - names(answer.node)
    if len(missing) != 1 or not names(answer.node) <= names(difference):
        return False
    (name,) = missing
    for point in numeric.points(names(difference) - missing, f"{difference}{answer.node}"):
        x, y = _solution(difference, name, point), value_at(answer.node, point)
        if x is None or y is None or not numeric.close(x, y):
            return False
    return True


def assignment(value: Value) -> Equation:
    """A named value as an equation."""
    try:
        left = parse(value.name)
    except UnreadableError:
        left = Name(value.name)
    return Equation(left, "=", value.node)


def half_line(ranges: Ranges, inequality: Equation) -> Equation | None:
    """A half-line as an inequality in the variable that ``inequality`` bounds; ``None`` if that is not solved.

    A variable with its sign changed (``-x > -1``) counts as solved, one with a factor does not.
    """
    bounded = [_variable(side) for side in (inequality.left, inequality.right)]
    sides = [name for name in bounded if name is not None]
    if len(ranges.ranges) != 1 or len(sides) != 1 or ranges.name not in ("", sides[0].name):
        return None
    (one,), (name,) = ranges.ranges, sides
    if one.low is None and one.high is not None:
        return Equation(name, "<=" if one.high_closed else "<", one.high)
    if one.high is None and one.low is not None:
        return Equation(one.low, "<=" if one.low_closed else "<", name)
    return None


def _variable(node: Node) -> Name | None:
    if isinstance(node, Apply) and node.name == "neg":
        (node,) = node.args
    return node if isinstance(node, Name) else None


def _difference(equation: Equation) -> Node:
    return Apply("+", (equation.left, Apply("neg", (equation.right,))))


def _solution(node: Node, name: str, point: dict[str, Any]) -> Any:
    """Where ``node``, linear in ``name``, is zero; ``None`` if it is not linear."""
    at = [value_at(node, {**point, name: value}) for value in (0, 1, 2, 5)]
    if None in at:
        return None
    slope = at[1] - at[0]
    linear = numeric.close(at[2], at[0] + 2 * slope) and numeric.close(at[3], at[0] + 5 * slope)
    return -at[0] / slope if linear and abs(slope) > 1e-12 else None


def _same_solution(a: Node, b: Node, name: str) -> bool:
    others = (names(a) | names(b)) - {name}
    for point in numeric.points(others, f"{a}{b}"):
        x, y = _solution(a, name, point), _solution(b, name, point)
        if x is None or y is None or not numeric.close(x, y):
            return False
    return True
