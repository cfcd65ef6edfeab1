"""Verifiers made of others: any of them, all of them, their weighted mean, the next where one cannot tell."""

from __future__ import annotations

import hashlib
import json
import math
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import UsageError
from verigym.types import PRECEDENCE, Json, Part, Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.named import make_verifier

UNDECIDED = frozenset({Reason.NO_ANSWER, Reason.MALFORMED, Reason.UNSCORABLE})
"""Reasons that say a verifier could not read an answer, rather than that it is not right."""


@dataclass(frozen=True)
class Combination(Verifier):
    """Several verifiers as one.

    The members are asked in their order, and no further than the outcome is open, so the cheapest stands first. A pool
    judges each of them on its own, in a worker of its own and under its own limits, ``trusted`` ones in the sandbox:
    what breaks one member is that member's verdict alone. The verdict's ``parts`` are the members that were asked.

    Attributes:
        of: The members, at least two: verifiers, or what :func:`~verigym.verifiers.named.make_verifier` takes.
    """

    of: tuple[Json, ...]

    def __post_init__(self) -> None:
        if isinstance(self.of, str) or len(self.of) < 2:
            raise UsageError(f"verifier {self.name!r} needs at least two members in 'of', got {self.of!r}")
        members = tuple(member if isinstance(member, Verifier) else make_verifier(member) for member in self.of)
        object.__setattr__(self, "of", members)

    @property
    def members(self) -> tuple[Verifier, ...]:
        """The verifiers that are asked."""
        return self.of

    @property
    def options(self) -> dict[str, Json]:
        """The options as JSON; a member is named by its path."""
        return {"of": [{"verifier": member.path, **member.options} for member in self.members]}

    @property
    def id(self) -> str:
        """``name@version:hash`` with a hash of the options and of the members' ids."""
        text = json.dumps([self.options, [member.id for member in self.members]], sort_keys=True)
        return f"{self.name}@{self.version}:{hashlib.sha256(text.encode()).hexdigest()[:6]}"

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response, all members in this process."""
        return self.combined(lambda member: member.verify(task, response))

    def shares_process(self, task: Task) -> bool:
        """Whether any member's tests share a process with the response's program."""
        return any(member.shares_process(task) for member in self.members)

    def combined(self, ask: Callable[[Verifier], Verdict]) -> Verdict:
        """The verdict that follows from the members'.

        Args:
            ask: Gives a member's verdict.
        """
        verdicts: list[Verdict] = []
        for member in self.members:
            verdicts.append(ask(member))
            if self._closes(verdicts[-1]):
                break
        score, deciding = self._score(verdicts)
        reason = _reason(score, deciding)
        asked = list(zip(self.members, verdicts, strict=False))
        parts = tuple(Part(member.id, said.score, said.reason, said.detail) for member, said in asked)
        for member, said in asked:
            if said.reason is reason and said in deciding:
                detail = f"by {member.name}; {said.detail}".removesuffix("; ")
                return self.signed(Verdict(score, reason, said.extracted, detail, parts))
        detail = ", ".join(f"{member.name} {said.score:g}" for member, said in asked)
        return self.signed(Verdict(score, reason, None, detail, parts))

    @abstractmethod
    def _closes(self, verdict: Verdict) -> bool:
        """Whether the outcome is known once a member says this."""

    @abstractmethod
    def _score(self, verdicts: Sequence[Verdict]) -> tuple[float | None, Sequence[Verdict]]:
        """The score, and the verdicts from which its reason is taken."""


def _reason(score: float | None, deciding: Sequence[Verdict]) -> Reason:
    if score is None:
        return Reason.UNSCORABLE
    if score == 1.0:
        return Reason.CORRECT
    said = {verdict.reason for verdict in deciding} - {Reason.UNSCORABLE}
    serious = next((reason for reason in PRECEDENCE if reason in said), None)
    return serious or (Reason.PARTIAL if score > 0.0 else Reason.WRONG)


@dataclass(frozen=True)
class AnyOf(Combination):
    """Right if any member says so (arXiv 2507.12507, section 2.1); else the best score.

    One that is right settles it, even if another could not judge. Otherwise the whole is unscorable if any member is.
    """

    name: ClassVar[str] = "any"

    def _closes(self, verdict: Verdict) -> bool:
        return verdict.passed

    def _score(self, verdicts: Sequence[Verdict]) -> tuple[float | None, Sequence[Verdict]]:
        if verdicts[-1].passed:
            return 1.0, verdicts[-1:]
        scores = _scores(verdicts)
        return (None if scores is None else max(scores)), verdicts


@dataclass(frozen=True)
class AllOf(Combination):
    """Right only if all members say so; else the worst score.

    A score of 0 settles it, even if another could not judge. Otherwise the whole is unscorable if any member is.
    """

    name: ClassVar[str] = "all"

    def _closes(self, verdict: Verdict) -> bool:
        return verdict.score == 0.0

    def _score(self, verdicts: Sequence[Verdict]) -> tuple[float | None, Sequence[Verdict]]:
        if verdicts[-1].score == 0.0:
            return 0.0, verdicts[-1:]
        scores = _scores(verdicts)
        return (None if scores is None else min(scores)), verdicts


@dataclass(frozen=True)
class WeightedMean(Combination):
    """The mean of all members' scores; unscorable if any member is.

    Attributes:
        weights: One a member, greater than 0; without them all weigh the same.
    """

    weights: tuple[float, ...] = ()

    name: ClassVar[str] = "mean"

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "weights", tuple(self.weights))
        if self.weights and len(self.weights) != len(self.of):
            raise UsageError(f"each member needs its weight, got {len(self.weights)} for {len(self.of)} members")
        for weight in self.weights:
            if not (math.isfinite(weight) and weight > 0):
                raise UsageError(f"a weight is a number greater than 0, got {weight!r}; leave the member out instead")

    @property
    def options(self) -> dict[str, Json]:
        """The options as JSON."""
        return {**super().options, "weights": list(self.weights)}

    def _closes(self, verdict: Verdict) -> bool:
        return False

    def _score(self, verdicts: Sequence[Verdict]) -> tuple[float | None, Sequence[Verdict]]:
        scores = _scores(verdicts)
        if scores is None:
            return None, verdicts
        if all(score == 1.0 for score in scores):
            return 1.0, verdicts
        weights = self.weights or (1.0,) * len(scores)
        mean = sum(w * s for w, s in zip(weights, scores, strict=True)) / sum(weights)
        return min(mean, math.nextafter(1.0, 0.0)), verdicts  # rounding makes no pass of what is none


@dataclass(frozen=True)
class Fallback(Combination):
    """The first member that can read the answer; the next is asked where one says no_answer, malformed or unscorable.

    Where none can, the whole has the first of unscorable, malformed and no_answer that a member said.
    """

    name: ClassVar[str] = "fallback"

    def _closes(self, verdict: Verdict) -> bool:
        return verdict.reason not in UNDECIDED

    def _score(self, verdicts: Sequence[Verdict]) -> tuple[float | None, Sequence[Verdict]]:
        if self._closes(verdicts[-1]):
            return verdicts[-1].score, verdicts[-1:]
        scores = _scores(verdicts)
        return (None if scores is None else max(scores)), verdicts


def _scores(verdicts: Sequence[Verdict]) -> list[float] | None:
    """All scores, or ``None`` if one is missing."""
    scores = [verdict.score for verdict in verdicts if verdict.score is not None]
    return scores if len(scores) == len(verdicts) else None
