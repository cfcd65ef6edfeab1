"""Values of expressions to sixty digits, at points that are drawn from a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from fractions import Fraction
from typing import Any

from verigym.verifiers.math.exact import MAX_BITS, MAX_FACTORIAL, TooLargeError, UndefinedError, exact
from verigym.verifiers.math.expression import SERIES, Apply, Name, Node, Number, member, steps

_DIGITS = 60
_MAX_MEMBERS = 2000
_AGREE = 45
_MOST_CONSTANTS = 5
_AROUND = (Fraction(3), Fraction(1, 2))


def numeric(node: Node, point: Mapping[str, Any]) -> Any:
    """The value as an mpmath number of sixty digits, with variables as ``point`` gives them.

    Raises:
        TooLargeError: If a power or factorial is out of bounds.
        UndefinedError: If there is no value at this point.
    """
    mpmath = _mpmath()
    try:
        return _numeric(node, point, mpmath)
    except (KeyError, ZeroDivisionError, ValueError, OverflowError, mpmath.libmp.NoConvergence) as error:
        raise UndefinedError(str(error)) from error


def _numeric(node: Node, point: Mapping[str, Any], mp: Any) -> Any:
    if isinstance(node, Number):
        return mp.mpf(node.value.numerator) / node.value.denominator
    if isinstance(node, Name):
        constants = {"pi": mp.pi, "e": mp.e, "i": mp.mpc(0, 1)}
        if node.name in point:
            return point[node.name]
        base, _, index = node.name.partition("_")
        return _indexed(base, int(index), mp) if index.isdecimal() else +constants[node.name]
    if node.name in SERIES.values():
        return _series(node, point, mp)
    values = [_numeric(argument, point, mp) for argument in node.args]
    if node.name == "^" and (root := _odd_root(values[0], node.args[1], mp)) is not None:
        return root
    if any(mp.isnan(v) or mp.isinf(v) for v in values):
        raise UndefinedError("not a number")
    return _operate(node.name, values, mp)


def _operate(name: str, v: list[Any], mp: Any) -> Any:  # noqa: PLR0911, PLR0912 - one line an operation
    plain = {
        "sin": mp.sin, "cos": mp.cos, "tan": mp.tan, "cot": mp.cot, "sec": mp.sec, "csc": mp.csc, "arcsin": mp.asin,
        "arccos": mp.acos, "arctan": mp.atan, "arccot": mp.acot, "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh,
        "ln": mp.log, "lg": mp.log10, "abs": abs,
    }  # fmt: skip
    if name in plain:
        if name in ("sinh", "cosh", "tanh", "sin", "cos", "tan") and abs(v[0]) > 10**6:
            raise TooLargeError("a function of a huge value")
        return plain[name](v[0])
    match name:
        case "+":
            return v[0] + v[1]
        case "*":
            return v[0] * v[1]
        case "/":
            return v[0] / v[1]
        case "neg":
            return -v[0]
        case "percent":
            return v[0] / 100
        case "degrees":
            return v[0] * mp.pi / 180
        case "^" | "exp":
            base, exponent = v if name == "^" else (+mp.e, v[0])
            return _power(base, exponent, mp)
        case "root":
            return _root(v[0], v[1], mp)
        case "cis":
            return mp.cos(v[0]) + mp.mpc(0, 1) * mp.sin(v[0])
        case "log":
            return mp.log(v[0]) / (mp.log(v[1]) if len(v) > 1 else mp.log(10))
        case "!":
            return mp.gamma(_modest(v[0]) + 1)
        case "!!" if mp.isint(v[0]) and -1 <= v[0].real <= MAX_FACTORIAL:
            return mp.fac2(v[0])
        case "binom":
            return mp.binomial(_modest(v[0]), _modest(v[1]))
        case "min" | "max" if all(_is_real(value) for value in v):
            return min(v) if name == "min" else max(v)
        case "floor" | "ceil":
            return mp.floor(v[0]) if name == "floor" else mp.ceil(v[0])
    if name.endswith("()"):  # an unknown function: any fixed, scattered value will do
        return _scatter(mp, name, mp.nstr(v[0], 15))
    raise UndefinedError(f"{name} has no numeric value")


def _root(value: Any, degree: Any, mp: Any) -> Any:
    """The principal root, but the real one of a negative number where the degree is odd."""
    if value.imag or value.real >= 0 or not mp.isint(degree) or int(degree.real) % 2 == 0:
        return _power(value, 1 / degree, mp)
    return -_power(-value, 1 / degree, mp)


def _modest(value: Any) -> Any:
    if abs(value) > MAX_FACTORIAL:
        raise TooLargeError(f"a factorial of more than {MAX_FACTORIAL}")
    return value


def _series(node: Apply, point: Mapping[str, Any], mp: Any) -> Any:
    """A product or sum with dots, written out at a point where its length is a natural number."""
    first, second, last = node.args
    lengths = set()
    for step in steps(first, second, last):
        length = (_numeric(step.last, point, mp) - step.first) / (step.second - step.first)
        if not mp.isint(length) or not 0 <= length <= _MAX_MEMBERS:
            raise UndefinedError("dots over no natural number of members")
        lengths.add(int(length))
    if len(lengths) != 1:
        raise UndefinedError("dots that run to different ends")
    values = [_numeric(member(first, second, number), point, mp) for number in range(lengths.pop() + 1)]
    return mp.fprod(values) if node.name == SERIES["*"] else mp.fsum(values)


def _odd_root(base: Any, exponent: Node, mp: Any) -> Any:
    """The real value of ``base^(p/q)`` for a negative base and an odd ``q``, as a root has it; or ``None``."""
    if base.imag or base.real >= 0:
        return None
    written = exact(exponent)
    if written is None or written.denominator == 1 or written.denominator % 2 == 0:
        return None
    size = _power(-base.real, mp.mpf(written.numerator) / written.denominator, mp)
    return -size if written.numerator % 2 else size


def _is_real(value: Any) -> bool:
    return bool(value.imag == 0)


def _power(base: Any, exponent: Any, mp: Any) -> Any:
    if base == 0:
        if exponent.real <= 0:
            raise UndefinedError("zero to a power that is not positive")
        return mp.mpf(0)
    if abs(exponent) * (abs(mp.log(abs(base))) + 1) > MAX_BITS:
        raise TooLargeError(f"more than {MAX_BITS} bits")
    return mp.power(base, exponent)


def _mpmath() -> Any:
    import mpmath

    return mpmath


def _scatter(mp: Any, *parts: object) -> Any:
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return mp.mpf(int.from_bytes(digest[:8], "big")) / 2**64 + mp.mpf(1) / 3


def points(variables: frozenset[str], salt: str) -> list[dict[str, Any]]:
    """Four points for ``variables``, drawn from a hash of ``salt``: two positive, two of either sign.

    Where expressions are analytic, functions that agree there agree; for others see :func:`wide_points`.
    """
    return [_point(variables, f"{salt}{number}", 2, negative=number >= 2) for number in range(4)]


def wide_points(variables: frozenset[str], salt: str, constants: Sequence[Fraction]) -> list[dict[str, Any]]:
    """Points for functions that change their form somewhere, such as absolute values.

    Of all sizes and both signs, and on both sides of the ``constants`` that stand in them.
    """
    sizes = [Fraction(1, 20), Fraction(2), Fraction(40)]
    sizes += [abs(c) * times for c in sorted(set(constants), key=abs)[:_MOST_CONSTANTS] if c for times in _AROUND]
    return [
        _point(variables, f"{salt}{number}{size}", size, negative=number == 1) for size in sizes for number in range(3)
    ]


def _point(variables: frozenset[str], salt: str, size: Fraction | int, *, negative: bool) -> dict[str, Any]:
    """A value of each variable from a third of ``size`` to four thirds, some or (of one variable) all negative."""
    mp = _mpmath()
    scale = mp.mpf(Fraction(size).numerator) / Fraction(size).denominator
    point = {name: _scatter(mp, salt, name) * scale for name in sorted(variables)}
    flipped = [name for name in point if negative and (len(point) == 1 or _scatter(mp, salt, name, "sign") > 0.8)]
    return {**point, **{name: -point[name] for name in flipped}}


def whole_points(variables: frozenset[str], salt: str) -> list[dict[str, Any]]:
    """Four points of integers from 2 to 9; ``a_n`` has the value of ``a_4`` where n is 4."""
    indices = {index for name in variables if (index := name.partition("_")[2]).isalpha()}
    return [_whole(_point(variables | indices, f"{salt}{number}", 2, negative=False)) for number in range(4)]


def _whole(point: dict[str, Any]) -> dict[str, Any]:
    mp = _mpmath()
    found = {name: mp.floor(value * 3) for name, value in point.items()}
    for name in point:
        base, _, index = name.partition("_")
        if index.isdecimal() or index in point:
            found[name] = _indexed(base, int(index) if index.isdecimal() else int(found[index]), mp)
    return found


def _indexed(base: str, index: int, mp: Any) -> Any:
    return _scatter(mp, base, index)


def close(a: Any, b: Any) -> bool:
    """Equal to 45 digits, relative to the larger."""
    scale = max(abs(a), abs(b))
    return bool(scale == 0 or abs(a - b) * 10**_AGREE <= scale)


def precision() -> AbstractContextManager[object]:
    """Sixty digits for all that is computed inside; every comparison of values runs in it."""
    mpmath = _mpmath()
    manager: AbstractContextManager[object] = mpmath.workdps(_DIGITS)
    return manager


def number(value: int) -> Any:
    """An integer as a number of sixty digits."""
    return _mpmath().mpf(value)


def shown(value: Any) -> str:
    """A number to twenty digits, for comparison as text."""
    return str(_mpmath().nstr(value, 20))
