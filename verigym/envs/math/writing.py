"""How numbers, expressions and the shapes of answers are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction


def shown(value: Fraction | int) -> str:
    """A rational number as tasks write it: ``7`` or ``-3/4``."""
    return str(Fraction(value))


def signed(value: int) -> str:
    """A term to be added, with its sign: ``+ 3`` or ``- 3``."""
    return f"+ {value}" if value >= 0 else f"- {-value}"


def polynomial(coefficients: Sequence[int | Fraction], variable: str = "x") -> str:
    """A polynomial from its coefficients, the constant term first.

    >>> polynomial([-1, 0, 3])
    '3x^2 - 1'
    """
    names = ["", variable, *(f"{variable}^{power}" for power in range(2, len(coefficients)))]
    return combination(reversed(list(zip(coefficients, names, strict=False))))


def combination(terms: Iterable[tuple[int | Fraction, str]]) -> str:
    r"""A sum of multiples of symbols; a symbol that is empty is 1, a multiple of 0 is left out.

    >>> combination([(2, "x"), (-1, "y"), (Fraction(1, 2), "")])
    '2x - y + 1/2'
    """
    text = ""
    for value, symbol in terms:
        if value == 0:
            continue
        size = shown(abs(Fraction(value))) if abs(value) != 1 or not symbol else ""
        if "/" in size and symbol:
            size = f"({size})"
        sign = ("-" if value < 0 else "") if not text else (" - " if value < 0 else " + ")
        text += sign + size + symbol
    return text or "0"


def times(value: Fraction | int, symbol: str) -> str:
    r"""A multiple of a symbol.

    >>> times(3, "\\pi"), times(Fraction(-1, 2), "\\pi")
    ('3\\pi', '-\\frac{\\pi}{2}')
    """
    value = Fraction(value)
    top = symbol if abs(value.numerator) == 1 else f"{abs(value.numerator)}{symbol}"
    size = top if value.denominator == 1 else f"\\frac{{{top}}}{{{value.denominator}}}"
    return f"-{size}" if value < 0 else size


def root(radicand: Fraction | int, factor: Fraction | int = 1) -> str:
    r"""A square root, times a factor, in simplest form.

    >>> root(12), root(Fraction(1, 2)), root(16, 3)
    ('2\\sqrt{3}', '\\frac{\\sqrt{2}}{2}', '12')
    """
    radicand = Fraction(radicand)
    outside, inside = square_part(radicand.numerator * radicand.denominator)
    scale = Fraction(factor) * Fraction(outside, radicand.denominator)
    return shown(scale) if inside == 1 else times(scale, f"\\sqrt{{{inside}}}")


def square_part(number: int) -> tuple[int, int]:
    """The pair ``(a, b)`` with ``a**2 * b == number`` and ``b`` free of squares.

    >>> square_part(72)
    (6, 2)
    """
    outside, inside, factor = 1, number, 2
    while factor * factor <= inside:
        while inside % factor**2 == 0:
            inside //= factor**2
            outside *= factor
        factor += 1
    return outside, inside


def interval(low: Fraction | int | None, high: Fraction | int | None, closed: str = "()") -> str:
    r"""An interval; ``None`` is infinite, ``closed`` has the two brackets.

    >>> interval(None, 3, "(]")
    '(-\\infty, 3]'
    """
    left = "-\\infty" if low is None else shown(low)
    right = "\\infty" if high is None else shown(high)
    return f"{'(' if low is None else closed[0]}{left}, {right}{')' if high is None else closed[1]}"


def point(*values: Fraction | int) -> str:
    """Coordinates: ``(1, -2)``."""
    return f"({', '.join(map(shown, values))})"


def values(numbers: Iterable[Fraction | int]) -> str:
    """A list of numbers in rising order, each once: ``-1/2, 3``."""
    return ", ".join(map(shown, sorted(set(map(Fraction, numbers)))))


def line(slope: Fraction | int, height: Fraction | int) -> str:
    """The equation of a line: ``y = 2x - 3``."""
    return f"y = {combination([(slope, 'x'), (height, '')])}"


def matrix(rows: Sequence[Sequence[Fraction | int]]) -> str:
    r"""A matrix in LaTeX.

    >>> matrix([[1, 2], [3, 4]])
    '\\begin{pmatrix}1 & 2\\\\3 & 4\\end{pmatrix}'
    """
    body = "\\\\".join(" & ".join(map(shown, row)) for row in rows)
    return f"\\begin{{pmatrix}}{body}\\end{{pmatrix}}"


def plain_matrix(rows: Sequence[Sequence[int]]) -> str:
    """A matrix as questions write it: ``[[1, 2], [3, 4]]``."""
    return str([list(row) for row in rows])


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
