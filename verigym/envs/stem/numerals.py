"""Computing basics: numerals of other bases, operations on bits, negative numbers."""

from __future__ import annotations

from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, counted, worded

_DIGITS = "0123456789ABCDEF"
_NAMES = {2: "binary", 8: "octal", 10: "decimal", 16: "hexadecimal"}
_OPERATIONS = {
    "AND": lambda a, b: a & b,
    "OR": lambda a, b: a | b,
    "XOR": lambda a, b: a ^ b,
}


def numeral(value: int, base: int) -> str:
    """A natural number in a base up to 16.

    >>> numeral(45, 2), numeral(45, 16)
    ('101101', '2D')
    """
    digits = _DIGITS[value % base]
    while value := value // base:
        digits = _DIGITS[value % base] + digits
    return digits


def _written(value: int, base: int) -> tuple[dict[str, object], tuple[str, ...]]:
    """The answer that a number is in a base, and what slips give."""
    near = [numeral(other, base) for other in (value + 1, value - 1, value + base, 2 * value) if other > 0]
    right = numeral(value, base)
    if base == 10:
        return counted(value), tuple(near)
    prefix = {2: "0b", 8: "0o", 16: "0x"}.get(base)
    return worded(right, *([prefix + right] if prefix else []), f"{right}_{base}"), tuple(near)


def _short(rng: Random, level: int) -> Problem:
    value, base = rng.randint(17, 1000), rng.choice((2, 8, 16))
    answer, wrong = _written(value, base)
    return Problem(f"{value} in {_NAMES[base]}: ?", answer, f"{value} 10 {base}", wrong)


def _between(rng: Random, level: int) -> Problem:
    """One base to another; from level 2 on neither is ten."""
    bases = (2, 8, 10, 16) if level == 1 else (2, 3, 4, 5, 6, 7, 8, 9, 12, 16)
    given, asked = rng.sample(bases, 2)
    value = rng.randint(20, 500) if level == 1 else rng.randint(100, 3000)
    text, answer = numeral(value, given), _written(value, asked)
    question = rng.choice((
        "Write {text} (base {given}) in base {asked}.",
        "What is the base-{asked} numeral of the number that is {text} in base {given}?",
        "Convert {text} from base {given} to base {asked}.",
    )).format(text=text, given=given, asked=asked)  # fmt: skip
    return Problem(question, answer[0], f"{value} {given} {asked}", answer[1])


def _sums(rng: Random, level: int) -> Problem:
    base = rng.choice((2, 3, 5, 7, 8, 16))
    a, b, c = rng.randint(20, 400), rng.randint(20, 400), rng.randint(3, 15)
    value, form = rng.choice(((a + b, "{} + {}"), (a * c, "{} * {}")))
    texts = [numeral(number, base) for number in (a, b if "+" in form else c)]
    answer, wrong = _written(value, base)
    question = rng.choice((
        "All numerals are in base {base}. What is {sum}, in the same base?",
        "In base {base}, compute {sum}; give a numeral of that base.",
    )).format(base=base, sum=form.format(*texts))  # fmt: skip
    return Problem(question, answer, f"{form} {texts} {base}", wrong)


def _bits(rng: Random, level: int) -> Problem:
    name = rng.choice(sorted(_OPERATIONS))
    a, b = rng.randint(128, 255), rng.randint(16, 127)
    value = _OPERATIONS[name](a, b)
    if not value:
        return _bits(rng, level)
    answer, wrong = _written(value, 2)
    question = rng.choice((
        "What is {a} {name} {b}, bit by bit, in binary without leading zeros?",
        "Apply a bitwise {name} to {a} and {b}; write the result in binary, without zeros in front.",
    )).format(a=f"{a:b}", b=f"{b:08b}", name=name)  # fmt: skip
    return Problem(question, answer, f"{a} {name} {b}", wrong)


def _negative(rng: Random, level: int) -> Problem:
    width = rng.choice((8, 12, 16))
    value = -rng.randint(2, 2 ** (width - 1))
    pattern = numeral(value + 2**width, 2)
    wrong = tuple(map(str, (value + 2**width, -value, value - 1, value + 1)))
    question = rng.choice((
        "Which number is {pattern} in two's complement of {width} bits?",
        "A register of {width} bits holds {pattern}. Read it as two's complement: which number is it, in decimal?",
    )).format(pattern=pattern, width=width)  # fmt: skip
    return Problem(question, counted(value), f"{pattern} {width}", wrong)


def _chain(rng: Random, level: int) -> Problem:
    """Two operations and a shift, within a register, in hexadecimal."""
    first, second = rng.choice(sorted(_OPERATIONS)), rng.choice(sorted(_OPERATIONS))
    a, b, c = (rng.randint(2**11, 2**16 - 1) for _ in range(3))
    shift, bank = rng.randint(1, 7), rng.randint(2, 90)
    value = (_OPERATIONS[second](_OPERATIONS[first](a, b), c) << shift) % 2**16
    if value < 2**4:
        return _chain(rng, level)
    answer, wrong = _written(value, 16)
    question = rng.choice((
        "Registers of 16 bits hold a = {a:X}, b = {b:X} and c = {c:X} (hexadecimal); register {bank} holds 0. Compute "
        "(a {first} b) {second} c bit by bit, then shift left by {shift} and drop what leaves the register. What is "
        "the "
        "result in hexadecimal?",
        "In a machine of 16 bits with {bank} registers, x = {a:X}, y = {b:X}, z = {c:X} in hexadecimal. It takes "
        "x {first} y, combines that with z by {second}, and shifts the bits left by {shift} places, losing those that "
        "do not fit. Give the result in hexadecimal.",
    )).format(a=a, b=b, c=c, first=first, second=second, shift=shift, bank=bank)  # fmt: skip
    return Problem(question, answer, f"{a} {first} {b} {second} {c} {shift}", wrong)


NUMERALS = StemFamily("numerals", ((_short,), (_between,), (_between,), (_sums, _bits, _negative), (_chain,)))
