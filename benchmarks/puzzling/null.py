"""What policies that do no work earn, task by task, with the published scorers and with ours."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from puzzling.made import every_task, golds
from verigym.testing import NULL_RESPONSES
from verigym.types import Task
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier
from verigym.verifiers.logic.scoring import Puzzle

OPTIONS = "A, B, C, D, E, True, False, Yes, No"
POLICIES = (
    *("empty", "0", "True", "A", "all options", "the prompt echoed", "another task's gold"),
    *("another instance's gold", "ten thousand boxes"),
)
_OTHERS = 2
_SHOWN = 0.05
_MARGIN = 0.1
"""What letters that happen to stand in their place may add to chance."""


@dataclass
class Earned:
    """Scores of one policy on one task's puzzles.

    Attributes:
        published: By the library.
        intended: By ours.
        chance: 1 where the answer says what the gold says, 0 elsewhere.
    """

    published: list[float] = field(default_factory=list)
    intended: list[float] = field(default_factory=list)
    chance: list[float] = field(default_factory=list)


def answers(task: Task, others: Sequence[str], foreign: str) -> Iterator[tuple[str, str]]:
    """What each policy answers.

    Args:
        task: The puzzle.
        others: Golds of other instances.
        foreign: The gold of another task.
    """
    fixed = zip(POLICIES, ("", "0", "True", "A", OPTIONS, str(task.prompt), foreign), strict=False)
    yield from fixed
    for text in others:
        yield "another instance's gold", text
    yield "ten thousand boxes", "9999"


def says(text: str, gold: str) -> bool:
    """Whether an answer is the gold, in another case or with the zeros of a decimal at most."""
    plain = [one.strip().casefold().removesuffix(".0") for one in (text, gold)]
    return plain[0] == plain[1]


def earned(tasks: int) -> dict[str, dict[str, Earned]]:
    """Task to policy to what it earns."""
    drawn = dict(every_task(tasks))
    known = {name: golds(puzzles) for name, puzzles in drawn.items()}
    found: dict[str, dict[str, Earned]] = {}
    with VerifierPool() as pool:
        for name, puzzles in drawn.items():
            foreign = [text for other, texts in known.items() if other != name for text in texts]
            asked = [one for task in puzzles for one in _asked(task, known[name], foreign)]
            found[name] = defaultdict(Earned)
            for profile in ("published", "intended"):
                judge = LogicVerifier(profile=profile)
                verdicts = pool.judge([(judge, task, _response(policy, text)) for task, policy, text in asked])
                for (_, policy, _), verdict in zip(asked, verdicts, strict=True):
                    getattr(found[name][policy], profile).append(verdict.score or 0.0)
            for task, policy, text in asked:
                found[name][policy].chance.append(float(says(text, Puzzle.of(task.answer).gold or "\x00")))
    return found


def _asked(task: Task, known: Sequence[str], foreign: Sequence[str]) -> Iterator[tuple[Task, str, str]]:
    rng, gold = Random(task.id), Puzzle.of(task.answer).gold or ""
    others = [text for text in known if not says(text, gold)]
    for policy, text in answers(task, rng.sample(others, min(_OTHERS, len(others))), rng.choice(foreign)):
        yield task, policy, text


def _response(policy: str, text: str) -> str:
    return NULL_RESPONSES[policy] if policy == "ten thousand boxes" else f"<answer>{text}</answer>"


def run(tasks: int) -> int:
    """Print the table; 1 if a policy earns more than chance with ours."""
    found = earned(tasks)
    print("| task | " + " | ".join(POLICIES) + " |")
    print("|---" * (1 + len(POLICIES)) + "|")
    above = []
    for name, row in found.items():
        cells = [_cell(row[policy]) for policy in POLICIES]
        if any(cells):
            print(f"| {name} | " + " | ".join(cells) + " |")
        for policy, one in row.items():
            if one.intended and statistics.mean(one.intended) > statistics.mean(one.chance) + _MARGIN:
                above.append(f"{name}, {policy}: {statistics.mean(one.intended):.2f}")
    whole = [_cell(_all(found, policy), least=0.0) for policy in POLICIES]
    print("| **all 105** | " + " | ".join(whole) + " |")
    for text in above:
        print(f"above chance: {text}")
    return int(bool(above))


def _all(found: dict[str, dict[str, Earned]], policy: str) -> Earned:
    whole = Earned()
    for row in found.values():
        for part in ("published", "intended", "chance"):
            getattr(whole, part).extend(getattr(row[policy], part))
    return whole


def _cell(one: Earned, least: float = _SHOWN) -> str:
    if not one.published:
        return ""
    theirs, ours, chance = (statistics.mean(values) for values in (one.published, one.intended, one.chance))
    return f"{theirs:.2f} / {ours:.2f} ({chance:.2f})" if max(theirs, ours) >= least else ""
