"""The grader of DeepScaleR (Luo et al. 2025), for comparison and as a member of ``any``.

Right if the MATH normal forms are equal, or if PRM800K's rules say so: plain texts that are equal, or tuples whose
elements sympy simplifies to the same. Written anew from what the published grader does. Where this one differs:

- No text is evaluated. sympy reads only what is made of numbers, letters, ``+ - * / ^ ! ( )``, ``sqrt``, ``ln`` and
  ``pi``, within the sizes of :mod:`~verigym.verifiers.math.gate`, and no other name has a meaning there. The
  published one hands any text with at most two letters to ``parse_expr``, which evaluates it.
- ``lenient`` extraction, the default, also takes answers that stand in no box, and needs no ``<think>``.
- A macro that is not known stays in the text; there it is dropped, or becomes the sign it stands for. A root with
  an index is never read as a square root.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.math.extract import Extraction, Found, extract, gold_text
from verigym.verifiers.math.gate import refuses
from verigym.verifiers.math.published.hendrycks import hendrycks_form
from verigym.verifiers.math.published.latex_text import UnreadableLatexError, latex_text
from verigym.verifiers.response import final_text

_LONGEST = 1000
_WHOLE = 100
"""A response that is nothing but an answer has at most so many characters."""

_TEXT = re.compile(r"\\text\{(.+?)\}")
_UNITS = re.compile(
    r"(?:degree|cm|centimeter|meter|mile|second|minute|hour|day|week|month|year|foot|feet|inch|yard)(?:es)?s? *"
    r"(?:\^[0-9]+)?"
)
_WORDS = {
    r"\%": "", "%": "", r"\$": "", "$": "", " or ": " , ", " and ": " , ",
    "million": "*10^6", "billion": "*10^9", "trillion": "*10^12",
}  # fmt: skip
_DEGREES = re.compile(r"\^ *\\circ")
_THIN = re.compile(r",\\! *")
_SIGNS = {"√": "sqrt", "π": "pi", "∞": "inf", "∪": "U", "·": "*", "×": "*"}
_MIXED = re.compile(r"([0-9]) +([0-9])")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?")
_FRACTION = re.compile(r"-?[0-9]+.?/0*[1-9][0-9]*.?")
_BRACKETS = frozenset("()[]")
_EXPRESSION = re.compile(r"[0-9a-zα-ω.+\-*/^!()]+")
_TOO_LARGE = re.compile(r"\*\*|\^\d\d|\^[-+\w.]*\^|\^\(")
_KEYWORD = re.compile(r"(?<![a-z])(?:as|if|in|is|or)(?![a-z])")  # those of Python with at most two letters


@dataclass(frozen=True)
class DeepScaler(Verifier):
    r"""Right or wrong, never in between.

    Attributes:
        extraction: ``strict`` takes ``\boxed{}`` alone, as the published grader does; ``lenient`` also takes
            ``<answer>``, a bare or a stated answer, and the last expression.
    """

    extraction: Extraction = "lenient"

    name: ClassVar[str] = "deepscaler"
    preload: ClassVar[tuple[str, ...]] = ("sympy.parsing.sympy_parser",)
    control: ClassVar[tuple[Task, str] | None] = (Task("control", "math", "", r"\sqrt{8}"), r"\boxed{2\sqrt{2}}")

    def quick(self, task: Task, response: str) -> Verdict | None:
        """Equal normal forms; see :class:`Verifier`."""
        found = self._found(task, response)
        verdict = found if isinstance(found, Verdict) else _by_text(_golds(task), found)
        return None if verdict is None else self.signed(verdict)

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response."""
        found = self._found(task, response)
        if isinstance(found, Verdict):
            return self.signed(found)
        return self.signed(_by_text(_golds(task), found) or _by_sympy(_golds(task), found))

    def _found(self, task: Task, response: str) -> Found | Verdict:
        if not _golds(task):
            return Verdict.unscorable(f"a math answer is a string or a list of strings, got {task.answer!r:.80}")
        text = final_text(response, task.meta.get("thinking") == "open")
        if text is None:
            return Verdict.zero(Reason.NO_ANSWER, detail="the thinking never ended")
        found = extract(text, self.extraction, lambda whole: len(whole) <= _WHOLE)
        if found is None:
            return Verdict.zero(Reason.NO_ANSWER, detail="no answer found")
        if len(found.text) > _LONGEST:
            return Verdict.zero(Reason.MALFORMED, found.text[:80] + "…", f"longer than {_LONGEST} characters")
        return found


def _golds(task: Task) -> list[str]:
    """The right answers; none if the task has none that can be read."""
    answers = task.answer if isinstance(task.answer, list) else [task.answer]
    readable = all(isinstance(gold, str | int | float) and str(gold).strip() for gold in answers)
    return [gold_text(str(gold)) for gold in answers] if readable else []


def _by_text(golds: list[str], found: Found) -> Verdict | None:
    answer, plain = hendrycks_form(found.text), plain_form(found.text)
    if not answer or not plain:
        return Verdict.zero(Reason.NO_ANSWER, detail="an empty answer")
    for gold in golds:
        if hendrycks_form(gold) == answer:
            return Verdict.right(found.text, f"{found.where}; same MATH normal form")
        if plain_form(gold) == plain:
            return Verdict.right(found.text, f"{found.where}; same plain text")
    return None


def _by_sympy(golds: list[str], found: Found) -> Verdict:
    answer = plain_form(found.text)
    step = ""
    for gold in golds:
        same, step = _same_elements(plain_form(gold), answer)
        if same:
            return Verdict.right(found.text, f"{found.where}; {step}")
    return Verdict.zero(Reason.WRONG, found.text, f"{found.where}; {step}")


def plain_form(answer: str) -> str:
    r"""An answer as plain text without units, in lower case.

    >>> plain_form(r"2 \frac{1}{3} \text{ cm}"), plain_form("1,000.0")
    ('2+1/3', '1000')
    """
    text = answer
    if wrapped := _TEXT.fullmatch(text):
        text = wrapped[1]
    for word, instead in _WORDS.items():
        text = text.replace(word, instead)
    text = _THIN.sub("", _DEGREES.sub("", _UNITS.sub("", text)))
    if len(text) > 1 and text[0] == "{" and text[-1] == "}":
        text = text[1:-1]
    if "\\" in text:
        with suppress(UnreadableLatexError):  # it is compared as it stands
            text = latex_text(text)
        for sign, instead in _SIGNS.items():
            text = text.replace(sign, instead)
    text = re.sub(r"- *", "-", text.strip())
    text = _MIXED.sub(r"\1+\2", text)
    text = re.sub(r"[\s{}]", "", text).lower()
    return str(int(float(_ungrouped(text)))) if _is_whole(text) else text


def _ungrouped(text: str) -> str:
    return _GROUPED.sub("", text)


def _is_whole(text: str) -> bool:
    digits = _ungrouped(text)
    if not _NUMBER.fullmatch(digits):
        return False
    value = float(digits)
    return abs(value) < 1e300 and abs(value - round(value)) <= 1e-7


def _elements(text: str) -> list[str]:
    """The elements of a tuple or interval; anything else is one element."""
    text = _ungrouped(text)
    inner = text[1:-1]
    if len(text) > 2 and text[0] in _BRACKETS and text[-1] in _BRACKETS and not _BRACKETS & set(inner):
        return inner.split(",")
    return [text] if text else []


def _same_elements(gold: str, answer: str) -> tuple[bool, str]:
    wanted, given = _elements(gold), _elements(answer)
    if len(wanted) != len(given) or not wanted:
        return False, "another number of elements"
    if len(wanted) > 1 and (gold[0], gold[-1]) != (answer[0], answer[-1]):
        return False, "other brackets"
    for one, other in zip(wanted, given, strict=True):
        if _FRACTION.fullmatch(one) and _FRACTION.fullmatch(other):
            if one != other:
                return False, "another fraction, or not in lowest terms"
        elif _is_whole(one) != _is_whole(other):
            return False, "an integer is met by an integer alone"
        elif not _same_expression(one, other):
            return False, "not the same to sympy"
    return True, "the same to sympy"


def _same_expression(one: str, other: str) -> bool:
    """Whether sympy simplifies the difference to 0; never where it may not read it."""
    text = f"({one})-({other})"
    letters = {sign for sign in text.replace("sqrt", "") if sign.isalpha()}
    if len(letters) > 2 or not _EXPRESSION.fullmatch(text) or refuses(text):
        return False
    if _TOO_LARGE.search(text) or _KEYWORD.search(text):
        return False
    import sympy
    from sympy.parsing import sympy_parser

    known = ("Float", "Integer", "Rational", "Symbol", "factorial", "ln", "pi", "sqrt")
    rules = (*sympy_parser.standard_transformations, sympy_parser.implicit_multiplication_application)
    names = {"__builtins__": {}, **{name: getattr(sympy, name) for name in known}}
    try:
        difference = sympy_parser.parse_expr(text.replace("^", "**"), transformations=rules, global_dict=names)
        return bool(sympy.simplify(difference) == 0)
    except (SyntaxError, TypeError, ValueError, AttributeError, NameError, ArithmeticError):
        return False  # what is no expression to sympy equals nothing
