r"""Whether an answer's shape is the gold's. The gold says what is asked for; the answer is never read more kindly."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from typing import Any

from verigym.verifiers.math import evaluate, number
from verigym.verifiers.math.evaluate import UndefinedError
from verigym.verifiers.math.expression import Apply, Name, Node, Number, UnreadableError, names, parse
from verigym.verifiers.math.shapes import Equation, Many, Range, Ranges, Row, Shape, Value, Words

_MAX_ROWS = 64
_PARAMETERS = frozenset("kmntl")


def same(gold: Shape, answer: Shape) -> bool:  # noqa: PLR0911, PLR0912 - one line a pair of shapes
    """Whether ``answer`` means what ``gold`` means.

    Raises:
        TooLargeError: If a value is too large to be computed.
    """
    match gold, answer:
        case Value(), Value():
            return _same_value(gold, answer)
        case Row(), Row():
            return _same_row(gold, answer)
        case Many(), _:
            return _same_many(gold, answer)
        case _, Many() if len(_expanded(answer)) == 1:
            return same(gold, _expanded(answer)[0])
        case Ranges(), Ranges():
            return _same_ranges(gold, answer)
        case Ranges(), Row():
            return (
                len(gold.ranges) == 1
                and (as_range := _as_range(answer)) is not None
                and _same_range(gold.ranges[0], as_range)
            )
        case Row(), Ranges():
            return (
                len(answer.ranges) == 1
                and (as_range := _as_range(gold)) is not None
                and _same_range(as_range, answer.ranges[0])
            )
        case Equation(), Equation():
            return _same_equation(gold, answer)
        case Row(), Many() if len(gold.items) == len(answer.items):  # a tuple written without its brackets
            return all(map(same, gold.items, answer.items))
        case Equation(), Value():
            return _solved(gold, answer)
        case Ranges(), Equation():
            return (equation := _as_equation(gold)) is not None and _same_equation(equation, answer)
        case Equation(), Ranges():
            return (equation := _as_equation(answer)) is not None and _same_equation(gold, equation)
        case Value(), Equation():
            return bool(gold.name) and _same_equation(Equation(_name_node(gold.name), "=", gold.node), answer)
        case Words(), Words():
            return gold.text == answer.text
    return False


def _name_node(name: str) -> Node:
    try:
        return parse(name)
    except UnreadableError:
        return Name(name)


def _same_value(gold: Value, answer: Value) -> bool:
    if not _names_agree(gold.name, answer.name):
        return False
    if gold.unit and answer.unit and not _units_agree(gold.unit, answer.unit):
        return False
    node = _renamed(gold, answer)
    return any(same_node(g, a) for g, a in _readings(gold.node, node))


def _names_agree(gold: str, answer: str) -> bool:
    """``x=5`` may be answered by ``5``, not by ``y=5``; the argument of ``f(x)`` and the index of ``a_n`` are bound."""
    bare = [re.sub(r"\([a-z](?:,[a-z])*\)|_\{?[a-z]\}?|[{}\\ ]", "", name) for name in (gold, answer)]
    return not gold or not answer or "?" in (gold, answer) or bare[0].casefold() == bare[1].casefold()


_UNITS = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "kg": "kilogram", "g": "gram",
    "mg": "milligram", "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "ml": "milliliter",
    "l": "liter", "ft": "feet", "in": "inch", "inches": "inch", "mi": "mile",
}  # fmt: skip


def _units_agree(gold: str, answer: str) -> bool:
    """Known units must be the same; other words around a number say nothing."""
    known = set(_UNITS.values())
    a, b = (_UNITS.get(u.strip(), re.sub(r"s$", "", u.strip())) for u in (gold, answer))
    return a == b or a not in known or b not in known


def _renamed(gold: Value, answer: Value) -> Node:
    """The answer with its bound variable called as the gold's: the argument of ``f(x)``, or an integer parameter."""
    ours, theirs = names(gold.node), names(answer.node)
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return answer.node
    (to,), (old,) = ours, theirs
    argument = re.fullmatch(r"\w\((\w)\)", gold.name)
    argued = re.fullmatch(r"\w\((\w)\)", answer.name)
    index = re.fullmatch(r"\w_\{?(\w)\}?", gold.name), re.fullmatch(r"\w_\{?(\w)\}?", answer.name)
    bound = argument and argument.group(1) == to and argued and argued.group(1) == old
    bound = bound or (index[0] and index[1] and index[0].group(1) == to and index[1].group(1) == old)
    family = {to, old} <= _PARAMETERS and _mentions(gold.node, "pi") and _mentions(answer.node, "pi")
    return _replaced(answer.node, old, to) if bound or family else answer.node


def _mentions(node: Node, name: str) -> bool:
    if isinstance(node, Name):
        return node.name == name
    return isinstance(node, Apply) and any(_mentions(argument, name) for argument in node.args)


def _replaced(node: Node, old: str, new: str) -> Node:
    if isinstance(node, Name):
        return Name(new) if node.name == old else node
    if isinstance(node, Apply):
        return Apply(node.name, tuple(_replaced(argument, old, new) for argument in node.args))
    return node


def _readings(gold: Node, answer: Node) -> list[tuple[Node, Node]]:
    """Percent and degree signs may be left away where the other side has none."""
    readings = [(gold, answer)]
    for mark in ("percent", "degrees"):
        marked = [isinstance(node, Apply) and node.name == mark for node in (gold, answer)]
        if marked == [True, False]:
            readings.append((gold.args[0], answer))  # type: ignore[union-attr]
        elif marked == [False, True] and isinstance(gold, Number) and gold.places is None:
            readings.append((gold, answer.args[0]))  # type: ignore[union-attr]
    return readings


def same_node(gold: Node, answer: Node) -> bool:
    """Equal exactly, by 25 digits at four points, or as an exact value and its correctly rounded decimal."""
    if gold == answer:
        return True
    exact_gold, exact_answer = evaluate_exact(gold), evaluate_exact(answer)
    if exact_gold is not None and exact_answer is not None:
        return number.same_number(number.Plain(exact_gold, _places(gold)), number.Plain(exact_answer, _places(answer)))
    variables = names(gold) | names(answer)
    if not variables:
        return _same_constant(gold, answer)
    agreed = 0
    for point in evaluate.points(variables, f"{gold}{answer}"):
        values = [_at(node, point) for node in (gold, answer)]
        if values == [None, None]:
            continue
        if None in values or not evaluate.close(*values):
            return False
        agreed += 1
    return agreed >= 2


def evaluate_exact(node: Node) -> Fraction | None:
    """The exact value; ``None`` also where there is none."""
    try:
        return evaluate.exact(node)
    except UndefinedError:
        return None


def _at(node: Node, point: dict[str, Any]) -> Any:
    try:
        return evaluate.numeric(node, point)
    except UndefinedError:
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
    a, b = _at(gold, {}), _at(answer, {})
    if a is None or b is None:
        return False
    if evaluate.close(a, b):
        return True
    for exact, node in ((a, answer), (b, gold)):
        value, places = evaluate_exact(node), _places(node)
        if value is None or places is None or exact.imag:
            continue
        written = number.Plain(value, places)
        if written.significant:
            scaled = Fraction(int(exact.real * 10**30), 10**30)
            return number.rounds_to(scaled, written)
    return False


def _same_row(gold: Row, answer: Row) -> bool:
    if gold.closed != answer.closed and (gold.closed[0] != gold.closed[1] or answer.closed[0] != answer.closed[1]):
        return False
    if len(gold.items) == 2 and gold.closed != answer.closed:
        return False
    return len(gold.items) == len(answer.items) and all(map(same, gold.items, answer.items))


def _expanded(many: Many) -> list[Shape]:
    """The elements, with plus-minus in tuples written out, each once."""
    found: list[Shape] = []
    for item in many.items:
        for one in _written_out(item):
            found.append(one)
    return found


def _written_out(item: Shape) -> list[Shape]:
    if isinstance(item, Many):
        return [one for inner in item.items for one in _written_out(inner)]
    if isinstance(item, Row) and any(isinstance(inner, Many) for inner in item.items):
        choices = [inner.items if isinstance(inner, Many) else (inner,) for inner in item.items]
        rows = itertools.islice(itertools.product(*choices), _MAX_ROWS)
        return [Row(tuple(choice), item.closed, item.name) for choice in rows]
    return [item]


def _same_many(gold: Many, answer: Shape) -> bool:
    """Each element of either side is met by exactly one of the other."""
    wanted = _expanded(gold)
    given = _expanded(answer) if isinstance(answer, Many) else _written_out(answer)
    if len(given) == 1 and len(wanted) > 1 and isinstance(given[0], Row):
        given = list(given[0].items) if not isinstance(wanted[0], Row) else given
    if len(wanted) != len(given):
        return False
    for want in wanted:
        at = next((at for at, one in enumerate(given) if same(want, one)), None)
        if at is None:
            return False
        del given[at]
    return True


def _as_range(row: Row) -> Range | None:
    if len(row.items) != 2 or not all(isinstance(item, Value) for item in row.items):
        return None
    low, high = row.items
    return Range(low.node, row.closed[0], high.node, row.closed[1])  # type: ignore[union-attr]


def _as_equation(ranges: Ranges) -> Equation | None:
    """A half-line of a named variable as the inequality that it came from."""
    if len(ranges.ranges) != 1 or not ranges.name:
        return None
    (one,) = ranges.ranges
    if one.low is None and one.high is not None:
        return Equation(_name_node(ranges.name), "<=" if one.high_closed else "<", one.high)
    if one.high is None and one.low is not None:
        return Equation(one.low, "<=" if one.low_closed else "<", _name_node(ranges.name))
    return None


def _same_ranges(gold: Ranges, answer: Ranges) -> bool:
    if len(gold.ranges) != len(answer.ranges) or not _names_agree(gold.name, answer.name):
        return False
    left = list(answer.ranges)
    for one in gold.ranges:
        at = next((at for at, other in enumerate(left) if _same_range(one, other)), None)
        if at is None:
            return False
        del left[at]
    return True


def _same_range(gold: Range, answer: Range) -> bool:
    if (gold.low_closed, gold.high_closed) != (answer.low_closed, answer.high_closed):
        return False
    return _same_end(gold.low, answer.low) and _same_end(gold.high, answer.high)


def _same_end(gold: Node | None, answer: Node | None) -> bool:
    return gold is answer if gold is None or answer is None else same_node(gold, answer)


def _difference(equation: Equation) -> Node:
    return Apply("+", (equation.left, Apply("neg", (equation.right,))))


def _same_equation(gold: Equation, answer: Equation) -> bool:
    """One is the other times a constant, positive for an inequality; or both have the same solution for a variable."""
    if gold.relation != answer.relation:
        return False
    a, b = _difference(gold), _difference(answer)
    variables = names(a) | names(b)
    ratios = []
    for point in evaluate.points(variables, f"{a}{b}"):
        x, y = _at(a, point), _at(b, point)
        if x is None or y is None or not x or not y:
            return False
        ratios.append(x / y)
    if all(evaluate.close(ratio, ratios[0]) for ratio in ratios):
        return gold.relation in ("=", "!=") or ratios[0].real > 0
    return gold.relation == "=" and any(_same_solution(a, b, name) for name in sorted(names(a) & names(b)))


def _solution(node: Node, name: str, point: dict[str, Any]) -> Any:
    """Where ``node``, linear in ``name``, is zero; ``None`` if it is not linear."""
    at = [_at(node, {**point, name: value}) for value in (0, 1, 2, 5)]
    if None in at:
        return None
    slope = at[1] - at[0]
    linear = evaluate.close(at[2], at[0] + 2 * slope) and evaluate.close(at[3], at[0] + 5 * slope)
    return -at[0] / slope if linear and abs(slope) > 1e-12 else None


def _same_solution(a: Node, b: Node, name: str) -> bool:
    others = (names(a) | names(b)) - {name}
    for point in evaluate.points(others, f"{a}{b}"):
        x, y = _solution(a, name, point), _solution(b, name, point)
        if x is None or y is None or not evaluate.close(x, y):
            return False
    return True


def _solved(gold: Equation, answer: Value) -> bool:
    """An equation answered by its solution for the one variable that the answer does not hold."""
    if gold.relation != "=":
        return False
    if answer.name not in ("", "?"):
        return _same_equation(gold, Equation(_name_node(answer.name), "=", answer.node))
    difference = _difference(gold)
    missing = names(difference) - names(answer.node)
    if len(missing) != 1 or not names(answer.node) <= names(difference):
        return False
    (name,) = missing
    for point in evaluate.points(names(difference) - missing, f"{difference}{answer.node}"):
        x, y = _solution(difference, name, point), _at(answer.node, point)
        if x is None or y is None or not evaluate.close(x, y):
            return False
    return True
