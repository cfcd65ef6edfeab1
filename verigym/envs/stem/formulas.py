"""Expressions: a law solved for one of its letters."""

from __future__ import annotations

from random import Random

from verigym.envs.stem.family import StemFamily
from verigym.envs.stem.problem import Problem, expressed

_LETTERS = "abcdfghkmnpqrstuvwxyz"
_TWICE = (
    ("{a} = {b}*{c} + {d}", "{c}", "({a}-{d})/{b}", "({a}+{d})/{b}"),
    ("{a} = {b}*({c} - {d})", "{c}", "{a}/{b}+{d}", "{a}/{b}-{d}"),
    ("{a} = {b}/({c}*{d})", "{c}", "{b}/({a}*{d})", "{a}*{d}/{b}"),
    ("{a} = ({b} + {c})/{d}", "{b}", "{a}*{d}-{c}", "{a}*{d}+{c}"),
)
_SQUARES = (
    ("{a} = {b}*{c}^2/2", "{c}", "sqrt(2*{a}/{b})", "sqrt({a}/(2*{b}))"),
    ("{a} = {b} + {c}^2/(2*{d})", "{c}", "sqrt(2*{d}*({a}-{b}))", "sqrt(2*{d}*({a}+{b}))"),
    ("{a}^2 = {b}^2 + 2*{c}*{d}", "{a}", "sqrt({b}^2+2*{c}*{d})", "{b}+sqrt(2*{c}*{d})"),
)
_NESTED = (
    ("1/{a} = 1/{b} + 1/{c}", "{a}", "{b}*{c}/({b}+{c})", "{b}+{c}"),
    ("1/{a} = 1/{b} + 1/{c}", "{b}", "{a}*{c}/({c}-{a})", "{a}*{c}/({a}+{c})"),
    ("{a}/({b} + {c}) = {d}/{b}", "{c}", "{a}*{b}/{d}-{b}", "{a}*{b}/{d}+{b}"),
    ("{a} = 2*pi*sqrt({b}/{c})", "{b}", "{c}*{a}^2/(4*pi^2)", "{c}*{a}/(2*pi)"),
)


def _law(rng: Random, forms: tuple[tuple[str, str, str, str], ...], wording: str, reworded: bool = False) -> Problem:
    letters = dict(zip("abcd", rng.sample(_LETTERS, 4), strict=True))
    law, wanted, solution, slip = (part.format(**letters) for part in rng.choice(forms))
    key = f"{law} {wanted}" if reworded else ""
    return Problem(wording.format(law=law, wanted=wanted), expressed(solution), key, (slip,))


def _product(rng: Random, level: int) -> Problem:
    forms = (
        ("{a}={b}*{c}", "{b}", "{a}/{c}", "{a}*{c}"),
        ("{a}={b}/{c}", "{b}", "{a}*{c}", "{a}/{c}"),
        ("{a}={b}+{c}", "{b}", "{a}-{c}", "{a}+{c}"),
        ("{a}={b}-{c}", "{b}", "{a}+{c}", "{a}-{c}"),
    )
    return _law(rng, forms, "{law}: {wanted}=?")


def _two_steps(rng: Random, level: int) -> Problem:
    return _law(rng, _TWICE, "Solve {law} for {wanted}.")


def _rooted(rng: Random, level: int) -> Problem:
    wording = rng.choice(
        ("All quantities are positive. Solve {law} for {wanted}.", "For {law}, all positive, {wanted} = ?")
    )
    return _law(rng, _SQUARES, wording, reworded=True)


def _reciprocal(rng: Random, level: int) -> Problem:
    return _law(rng, _NESTED, "All quantities are positive. Express {wanted} by the other letters, given {law}.")


def _chained(rng: Random, level: int) -> Problem:
    a, b, c, d, e = rng.sample(_LETTERS, 5)
    law, right, slip = rng.choice(
        (
            (f"{a} = {b}*{c} and {c} = {d}/{e}", f"{a}*{e}/{d}", f"{a}*{d}/{e}"),
            (f"{a} = {b}*{c}^2 and {c} = {d}*{e}", f"{a}/({d}^2*{e}^2)", f"{a}/({d}*{e})"),
            (f"{a} = {b}/{c} and 1/{c} = 1/{d} + 1/{e}", f"{a}*{d}*{e}/({d}+{e})", f"{a}*({d}+{e})"),
        )
    )
    asked = f"All quantities are positive: {law}. Find {b} in terms of {a}, {d} and {e}."
    return Problem(asked, expressed(right), wrong=(slip,))


FORMULAS = StemFamily("formulas", ((_product,), (_two_steps,), (_rooted,), (_reciprocal,), (_chained,)))
