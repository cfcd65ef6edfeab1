"""Milliseconds of a verdict over the library's bare scorer, task by task."""

from __future__ import annotations

import contextlib
import io
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from puzzling.made import every_task, golds
from verigym.types import Task
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier, decode
from verigym.verifiers.logic.dataset import scorer_of
from verigym.verifiers.logic.scoring import Profile, Puzzle
from verigym.verifiers.logic.sharing import may_share

BARS = {"shared": 2.0, "forked": 20.0}
_SYMBOLIC = ("intermediate_integration", "polynomial_multiplication", "simple_integration")


@dataclass
class Cost:
    """Of one task in one profile, medians in milliseconds.

    Attributes:
        profile: Of the verifier.
        task: Its name.
        place: ``shared`` or ``forked``.
        bare: The library's scorer alone, in a process that has scored this task before; what sympy remembers of the
            very expression is cleared.
        over: A verdict by a pool of one worker, less the bare scorer.
        least: The same of the fastest round of each, which other work on the machine disturbs least.
    """

    profile: Profile
    task: str
    place: str
    bare: float
    over: float
    least: float


def run(rounds: int, as_json: bool) -> int:
    """Measure all tasks on one core and print a table; 1 if a bar is missed."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    costs: list[Cost] = []
    with VerifierPool(workers=1) as pool:
        for name, tasks in every_task(2):
            for profile in ("intended", "published"):
                costs.append(_cost(pool, profile, name, tasks, rounds))
    missed = [cost for cost in costs if cost.over > BARS[cost.place]]
    if as_json:
        print(json.dumps([asdict(cost) for cost in costs]))
    else:
        _show(costs, missed)
    return int(bool(missed))


def _cost(pool: VerifierPool, profile: Profile, name: str, tasks: list[Task], rounds: int) -> Cost:
    puzzle, verifier = Puzzle.of(tasks[0].answer), LogicVerifier(profile=profile)
    # A wrong answer of the right form: a right one would be compared with the gold and no more.
    answer = next(iter(golds(tasks[1:])), "A+1 B-1")
    scorer, entry = scorer_of(name, puzzle.config), decode(puzzle.entry)
    whole, bare = [], []
    for _ in range(rounds):
        whole.append(_timed(lambda: pool.judge([(verifier, tasks[0], f"<answer>{answer}</answer>")])))
        if name in _SYMBOLIC:
            _forget()
        bare.append(_timed(lambda: scorer.score_answer(answer, entry)))
    place = "shared" if may_share(name, profile, answer) else "forked"
    base = statistics.median(bare)
    return Cost(profile, name, place, base, statistics.median(whole) - base, min(whole) - min(bare))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
        work()
    return (time.perf_counter() - start) * 1000


def _forget() -> None:
    from sympy.core.cache import clear_cache

    clear_cache()


def _show(costs: list[Cost], missed: list[Cost]) -> None:
    for profile in ("intended", "published"):
        for place, bar in BARS.items():
            own = [cost for cost in costs if (cost.profile, cost.place) == (profile, place)]
            over, least = sorted(cost.over for cost in own), sorted(cost.least for cost in own)
            print(
                f"{profile}, {place}: {len(own)} tasks, {statistics.median(over):.2f} ms over the bare scorer "
                f"(median), {over[-1]:.2f} at most; in the fastest rounds {statistics.median(least):.2f} and "
                f"{least[-1]:.2f}; the bar is {bar:g}"
            )
    print(f"\n{'task':28}{'bare':>8}{'intended':>18}{'published':>18}   (ms; over the bare scorer)")
    for one, other in zip(costs[::2], costs[1::2], strict=True):
        shown = [f"{cost.over:.2f} {cost.place}" for cost in (one, other)]
        print(f"{one.task:28}{one.bare:8.2f}{shown[0]:>18}{shown[1]:>18}")
    for cost in missed:
        print(f"missed: {cost.task}, {cost.profile}: {cost.over:.2f} ms where {BARS[cost.place]:g} are allowed")
