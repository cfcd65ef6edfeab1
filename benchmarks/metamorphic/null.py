"""Responses of policies that do no work, and which of them happen to say the very gold."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random

from metamorphic.pair import boxed
from metamorphic.value import exact
from verigym import registry
from verigym.envs import math, stem
from verigym.envs.env import prompt_text
from verigym.envs.source import LEVELS
from verigym.testing import CONSTANTS, NULL_RESPONSES
from verigym.types import Json, Task
from verigym.verifiers.response import last_boxed

SETS = ("math_golds", "hardverify_math", "scibench", "theoremqa")
_BARE_NUMBERS = " ".join(map(str, range(10_000)))
_SIDES = re.compile(r"^(?P<left>[^=→>]*?)\s*(?:=|→|\\(?:to|rightarrow|longrightarrow)(?![a-z])|<=>|->)")
_NAMED = re.compile(r"[^=]*=\s*(-?[\d.]+)")
_SIGNS = r"(?: ?[-+*/^] ?|[!()]| \(|\) )"
_EXPRESSION = re.compile(
    rf"(?<=\$)[^$\n]*[-+*/^\\][^$\n]*(?=\$)|(?<=\\\[)[^\n]+(?=\\\])|\(?(?:\d+|[a-z])(?:{_SIGNS}+(?:\d+|[a-z])\b)+[)!]*"
)
_UNDONE = re.compile(r"[-+*/^\\]")
_OTHERS = 4
_LETTERS = "ABCDEFGHIJ"
_NEAR = Fraction(1, 20)
"""Numbers nearer than this may be right within a tolerance."""


@dataclass(frozen=True)
class Null:
    """A response that does no work.

    Attributes:
        policy: Who answers so, whatever the task.
        task: The task.
        response: The answer.
        by_chance: It says what the gold says: a judge that pays it is right.
    """

    policy: str
    task: Task
    response: str
    by_chance: bool


def nulls(task: Task, gold: str, others: Sequence[str]) -> Iterator[Null]:
    """What the null policies answer to a task.

    Args:
        task: With its prompt as a model sees it.
        gold: A right answer, as text.
        others: Golds of other tasks.
    """
    golds = [gold, str(task.answer["value"])] if isinstance(task.answer, dict) else [gold]
    says = partial(_says, golds=golds)
    yield Null("empty", task, "", False)
    for response in (NULL_RESPONSES["ten thousand boxes"], NULL_RESPONSES["ten thousand tags"], _BARE_NUMBERS):
        yield Null("ten thousand boxes", task, response, says("9999"))
    texts = [(constant if len(constant) < 5 else "all options", constant) for constant in CONSTANTS]
    if (side := _SIDES.match(gold)) and side["left"].strip():
        texts += [("the gold's left-hand side", left) for left in (side["left"], f"{side['left']} =")]
    texts += [("all options", text) for text in _all_options(task.answer)]
    if other := next((other for other in others if not says(other)), None):
        texts.append(("another task's gold", other))
    for policy, text in texts:
        yield Null(policy, task, text, says(text))
        yield Null(policy, task, boxed(text), says(text))
    if prompt := prompt_text(task):
        yield Null("the prompt echoed", task, prompt, any(_ends_in(prompt, known) for known in golds))
        yield Null("the prompt echoed", task, boxed(prompt), says(prompt))
        yield from _copied(task, prompt, golds)


def _copied(task: Task, prompt: str, golds: Sequence[str]) -> Iterator[Null]:
    """The longest expression that the prompt gives to be worked out."""
    found = [match.group().strip() for match in _EXPRESSION.finditer(prompt) if _UNDONE.search(match.group())]
    if found:
        text = max(found, key=len)
        by_chance = any(_bare(text) == _bare(gold) for gold in golds)
        yield Null("an expression of the prompt", task, text, by_chance or any(_ends_in(text, gold) for gold in golds))
        yield Null("an expression of the prompt", task, boxed(text), by_chance)


def _says(text: str, golds: Sequence[str]) -> bool:
    return any(alike(text, gold) for gold in golds)


def alike(one: str, other: str) -> bool:
    """Whether two answers say the same, or might within a tolerance; judged by text and by exact numbers."""
    if _bare(one) == _bare(other):
        return True
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return False
    return abs(first - second) <= _NEAR * max(abs(first), abs(second))


def _number(text: str) -> Fraction | None:
    """The number that an answer comes to, without its name."""
    value = exact(text)
    return exact(found[1]) if value is None and (found := _NAMED.fullmatch(text.strip())) else value


def _bare(text: str) -> str:
    words = re.sub(r"\\(?:text|mathrm) ?\{([^{}]*)\}", r"\1", text)
    return re.sub(r"[\s$(){}.\\]", "", words).casefold()


def _ends_in(prompt: str, gold: str) -> bool:
    """Whether the gold is the last thing that a prompt names."""
    question, gold = prompt.strip().rstrip("?.!${}() "), gold.removesuffix(".0")
    return bool(_bare(gold)) and _bare(question).endswith(_bare(gold))


def _all_options(answer: Json) -> list[str]:
    options = [str(option) for option in answer.get("choices") or ()] if isinstance(answer, dict) else []
    if not options:
        return []
    together = "; ".join(f"{letter}. {option}" for letter, option in zip(_LETTERS, options, strict=False))
    return [together, " or ".join(options), ", ".join(_LETTERS[: len(options)])]


def gold_text(answer: Json) -> str:
    """A gold of a set as text."""
    if isinstance(answer, dict):
        return f"{answer['value']} {answer.get('unit') or ''}".replace("$", "").strip()
    return str(answer[0] if isinstance(answer, list) else answer).replace("$", "")


def of_records(tasks: Sequence[Task], rng: Random) -> Iterator[Null]:
    """The null policies on tasks whose golds are given."""
    golds = [gold_text(task.answer) for task in tasks]
    for task, gold in zip(tasks, golds, strict=True):
        yield from nulls(task, gold, rng.sample(golds, min(10, len(golds))))


def of_family(domain: str, family: str, level: int, number: int) -> Iterator[Null]:
    """The null policies on a family's first tasks of a level; another task's gold is one of the tasks after them."""
    spec = registry.spec(domain)
    source = spec.source(families=[family])
    drawn = [source.task(index, level) for index in range(number + _OTHERS)]
    golds = [_shown(source.demonstrate(task, Random(index))) for index, task in enumerate(drawn)]
    template = spec.templates["standard@1"]
    for task, gold in zip(drawn[:number], golds, strict=False):
        asked = dataclasses.replace(task, prompt=template.format(question=task.prompt))
        yield from nulls(asked, gold, golds[number:])


def _shown(response: str) -> str:
    return last_boxed(response) or response


def everywhere(data: Path, tasks: int, records: int, rng: Random) -> Iterator[tuple[str, Null]]:
    """The null policies, each with the source it was asked in.

    Args:
        data: The folder of the evaluation sets.
        tasks: How many of each family and level.
        records: How many of each set, drawn by ``rng``.
        rng: Draws records.
    """
    for domain, families in (("math", math.FAMILIES), ("stem", stem.FAMILIES)):
        for family in families:
            for level in range(len(LEVELS)):
                for null in of_family(domain, family, level, tasks):
                    yield f"{domain} families", null
    for name in SETS:
        lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        drawn = [json.loads(line) for line in rng.sample(lines, min(records, len(lines)))]
        known = [Task(line["id"], line["env"], line.get("prompt", ""), line["answer"]) for line in drawn]
        for null in of_records([task for task in known if gold_text(task.answer)], rng):
            yield name, null
