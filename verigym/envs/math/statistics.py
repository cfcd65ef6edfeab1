"""Averages, spread, and lines of best fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from random import Random

from verigym.envs.math.drawing import aside
from verigym.envs.math.family import MathFamily, Problem, graded
from verigym.envs.math.writing import line, root


def _averages(rng: Random, level: int) -> Problem:
    top = (30, 40, 80, 200, 500)[level]
    data = [rng.randint(1, top) for _ in range(2 if level == 0 else 3 + level)]
    if level == 0:
        a, b = data
        return Problem(("mean", *sorted(data)), f"mean of {a},{b}=?", Fraction(a + b, 2), (a + b, abs(a - b)))
    mean, listed = Fraction(sum(data), len(data)), ", ".join(map(str, data))
    last = data[0] * (len(data) + 1) - sum(data)
    changed = rng.randint(1, top)
    forms = [
        (("mean", *sorted(data)), [f"What is the mean of {listed}?", f"Find the average of {listed}."], mean),
        (("range", *sorted(data)), [f"Find the range of the data {listed}."], Fraction(max(data) - min(data))),
        (("last", data[0], *sorted(data)), [
            f"{aside(rng, level)}The mean of {len(data) + 1} numbers is {data[0]}. All but one of them are {listed}. "
            "What is the last one?"], Fraction(last)),
        (("wrong entry", len(data), data[0], data[1], changed), [
            f"{aside(rng, level)}The mean of {len(data)} numbers was computed as {data[0]}, but one of them was "
            "read as "
            f"{data[1]} instead of {changed}. What is the true mean?"],
         data[0] + Fraction(changed - data[1], len(data))),
    ]  # fmt: skip
    key, wordings, value = rng.choice(forms[max(0, level - 2) : 1 + min(level, 3)])
    slips = (Fraction(sum(data), len(data) + 1), Fraction(sum(data)), sorted(data)[len(data) // 2], value + 1, mean - 1)
    return Problem(key, wordings, value, slips)


def _small_median(rng: Random, level: int) -> Problem:
    data = rng.sample(range(1, 60), 3)
    middle = sorted(data)[1]
    question = f"median of {','.join(map(str, data))}=?"
    return Problem(("median", *sorted(data)), question, middle, (data[1], Fraction(sum(data), 3), max(data)))


def _median(rng: Random, level: int) -> Problem:
    data = [rng.randint(1, 60 * level) for _ in range(rng.randint(5, 7 + level))]
    value, listed = _middle(data), ", ".join(map(str, data))
    wordings = [f"What is the median of {listed}?", f"Find the median of these data: {listed}."]
    slips = (Fraction(sum(data), len(data)), data[len(data) // 2], value + 1, Fraction(max(data) + min(data), 2))
    return Problem(("median", *sorted(data)), wordings, value, slips)


def _middle(data: Sequence[int]) -> Fraction:
    ordered, half = sorted(data), len(data) // 2
    return Fraction(ordered[half]) if len(data) % 2 else Fraction(ordered[half - 1] + ordered[half], 2)


def _variance(rng: Random, level: int) -> Problem:
    data = [rng.randint(1, 12 * level) for _ in range(rng.randint(4, 4 + level))]
    mean = Fraction(sum(data), len(data))
    squares = sum(((value - mean) ** 2 for value in data), Fraction())
    variance, listed = squares / len(data), ", ".join(map(str, data))
    if variance == 0:
        return _variance(rng, level)
    if level < 3:
        wordings = [
            f"Find the variance of {listed}, with division by the number of values.",
            f"What is the population variance of {listed}?",
        ]
        slips: tuple[Fraction | str, ...] = (
            squares / (len(data) - 1),
            squares,
            variance + mean,
            Fraction(sum(v * v for v in data), len(data)),
        )
        return Problem(("variance", *sorted(data)), wordings, variance, slips)
    wordings = [
        f"Find the population standard deviation of {listed}, exactly.",
        f"What is the exact standard deviation of {listed}, with division by the number of values?",
    ]
    right = root(variance)
    slips = (variance + 1, root(squares / (len(data) - 1)), root(squares), root(variance, 2))
    return Problem(("deviation", *sorted(data)), wordings, right, slips)


def _grouped_mean(rng: Random, level: int) -> Problem:
    m, n = rng.sample(range(5, 30), 2)
    a, b = rng.sample(range(40, 95), 2)
    value = Fraction(m * a + n * b, m + n)
    wordings = [
        f"{aside(rng, level)}A class of {m} has a mean score of {a}, another class of {n} one of {b}. What is the "
        "mean score of all?",
        f"{m} numbers have mean {a}, and {n} others have mean {b}. Find the mean of all {m + n} numbers.",
    ]
    slips = (Fraction(a + b, 2), Fraction(m * b + n * a, m + n), m * a + n * b, value + 1)
    return Problem(("groups", *sorted([[m, a], [n, b]])), wordings, value, slips)


def _frequencies(rng: Random, level: int) -> Problem:
    sizes = sorted(rng.sample(range(1, 30), 4 if level < 4 else 5))
    counts = [rng.randint(1, 12) for _ in sizes]
    data = list(Counter(dict(zip(sizes, counts, strict=True))).elements())
    listed = ", ".join(f"{size} ({count} times)" for size, count in zip(sizes, counts, strict=True))
    name, value = rng.choice((("mean", Fraction(sum(data), len(data))), ("median", _middle(data))))
    wordings = [
        f"A survey found these values: {listed}. What is their {name}?",
        f"Find the {name} of the data {listed}.",
    ]
    slips = (Fraction(sum(sizes), len(sizes)), _middle(sizes), Fraction(sum(data), len(sizes)), value + 1)
    key = (f"frequency {name}", *([size, count] for size, count in zip(sizes, counts, strict=True)))
    return Problem(key, wordings, value, slips)


def _regression(rng: Random, level: int) -> Problem:
    xs, ys = sorted(rng.sample(range(0, 12), 4)), [rng.randint(0, 20) for _ in range(4)]
    n, sx, sy = 4, sum(xs), sum(ys)
    top = n * sum(x * y for x, y in zip(xs, ys, strict=True)) - sx * sy
    slope = Fraction(top, n * sum(x * x for x in xs) - sx * sx)
    height = (sy - slope * sx) / n
    listed = ", ".join(f"({x}, {y})" for x, y in zip(xs, ys, strict=True))
    wordings = [
        f"Find the least squares line y = mx + b of the points {listed}, with exact fractions.",
        f"Which line y = mx + b fits {listed} best by least squares? Answer with exact numbers.",
    ]
    right = line(slope, height)
    slips = (
        line(slope + 1, height),
        line(slope, height + 1),
        line(Fraction(ys[-1] - ys[0], xs[-1] - xs[0]), ys[0]),
        line(-slope, height),
    )
    return Problem(("regression", *map(list, zip(xs, ys, strict=True))), wordings, right, slips)


AVERAGES = MathFamily("averages", _averages)
STATISTICS = MathFamily(
    "statistics",
    graded(
        _small_median,
        _median,
        (_variance, _median, _grouped_mean),
        (_variance, _frequencies, _grouped_mean),
        (_variance, _frequencies, _regression),
    ),
)
