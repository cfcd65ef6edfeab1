"""The nouns that every room shares: tasks, verdicts and the reasons for them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""A value that ``json.dumps`` writes and ``json.loads`` reads back unchanged."""

Message: TypeAlias = dict[str, str]
"""One chat message: ``{"role": "user", "content": "..."}``."""


class Reason(StrEnum):
    """Why a verdict is what it is; one word a verdict and a word a part."""

    CORRECT = "correct"
    """Everything that was asked for is right (score 1)."""
    PARTIAL = "partial"
    """Some of it is right (score strictly between 0 and 1)."""
    WRONG = "wrong"
    """A readable answer, and not the right one."""
    NO_ANSWER = "no_answer"
    """Nothing to extract from the response."""
    MALFORMED = "malformed"
    """An answer is there, but it cannot be read."""
    TIMEOUT = "timeout"
    """The response spent its time budget."""
    MEMORY = "memory"
    """The response spent its memory budget."""
    OUTPUT = "output"
    """The response printed more than it may."""
    FORBIDDEN = "forbidden"
    """The sandbox had to stop the response."""
    UNSCORABLE = "unscorable"
    """The judge failed, not the response: there is no score."""


PRECEDENCE: tuple[Reason, ...] = (
    Reason.UNSCORABLE,
    Reason.FORBIDDEN,
    Reason.MEMORY,
    Reason.TIMEOUT,
    Reason.OUTPUT,
    Reason.MALFORMED,
    Reason.NO_ANSWER,
)
"""Of the reasons of several parts, the first of these that occurs is the whole's."""


@dataclass(frozen=True, slots=True)
class Task:
    """One question together with what its verifier needs to judge an answer.

    Attributes:
        id: Unique within its environment.
        env: Name of the environment whose verifier judges it.
        prompt: Text, or chat messages; empty where only judging is wanted.
        answer: What the verifier compares with (JSON; its form depends on ``env``).
        meta: Anything else worth keeping (JSON), such as family and level.
    """

    id: str
    env: str
    prompt: str | list[Message]
    answer: Json
    meta: dict[str, Json] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Json]:
        """The task in the record format."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}


@dataclass(frozen=True, slots=True)
class Part:
    """The verdict on one test or instruction of a response."""

    name: str
    score: float | None
    reason: Reason
    detail: str = ""

    def to_dict(self) -> dict[str, Json]:
        """The part in the verdict format."""
        return {"name": self.name, "score": self.score, "reason": str(self.reason), "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verifier says of one response. It holds nothing measured.

    Attributes:
        score: From 0 to 1, or ``None`` when the response could not be judged.
        reason: Why.
        extracted: The answer that was read from the response; ``None`` if there was none.
        detail: One line for people.
        parts: One for each test or instruction, where a task has several.
        verifier: Who judged, as ``name@version:options``.
    """

    score: float | None
    reason: Reason
    extracted: str | None = None
    detail: str = ""
    parts: tuple[Part, ...] = ()
    verifier: str = ""

    def __post_init__(self) -> None:
        if (self.score is None) != (self.reason is Reason.UNSCORABLE):
            raise ValueError(f"only an unscorable verdict has no score, got {self.score!r} with {self.reason!r}")
        if self.score is not None and not 0.0 <= self.score <= 1.0:
            raise ValueError(f"a score lies between 0 and 1, got {self.score!r}")

    @property
    def passed(self) -> bool:
        """Whether the score is 1."""
        return self.score == 1.0

    @classmethod
    def right(cls, extracted: str | None = None, detail: str = "") -> Verdict:
        """Full score."""
        return cls(1.0, Reason.CORRECT, extracted, detail)

    @classmethod
    def zero(cls, reason: Reason, extracted: str | None = None, detail: str = "") -> Verdict:
        """No score, for a reason that is the response's own."""
        return cls(0.0, reason, extracted, detail)

    @classmethod
    def unscorable(cls, detail: str) -> Verdict:
        """The judge failed; ``detail`` says how."""
        return cls(None, Reason.UNSCORABLE, None, detail)

    @classmethod
    def of_parts(cls, parts: Sequence[Part], extracted: str | None = None, detail: str = "") -> Verdict:
        """The whole of several parts: the mean of their scores and the first reason by precedence.

        Raises:
            ValueError: If there are no parts: a verdict on nothing would be a free pass.
        """
        if not parts:
            raise ValueError("a verdict of parts needs at least one part, got none")
        reasons = {part.reason for part in parts}
        if Reason.UNSCORABLE in reasons:
            return cls(None, Reason.UNSCORABLE, extracted, detail, tuple(parts))
        scores = [part.score or 0.0 for part in parts]
        score = 1.0 if all(s == 1.0 for s in scores) else sum(scores) / len(scores)
        if score == 1.0:
            reason = Reason.CORRECT
        else:
            serious = next((r for r in PRECEDENCE if r in reasons), None)
            reason = serious or (Reason.PARTIAL if score > 0.0 else Reason.WRONG)
        return cls(score, reason, extracted, detail, tuple(parts))

    def to_dict(self) -> dict[str, Json]:
        """The verdict in the record format, without ``id``, ``env`` and ``sample``."""
        return {
            "score": self.score,
            "passed": self.passed,
            "reason": str(self.reason),
            "extracted": self.extracted,
            "detail": self.detail,
            "parts": [part.to_dict() for part in self.parts],
            "verifier": self.verifier,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Json]) -> Verdict:
        """Read what :meth:`to_dict` wrote."""
        parts = tuple(
            Part(p["name"], p["score"], Reason(p["reason"]), p.get("detail", "")) for p in data.get("parts", ())
        )
        return cls(
            score=data["score"],
            reason=Reason(data["reason"]),
            extracted=data.get("extracted"),
            detail=data.get("detail", ""),
            parts=parts,
            verifier=data.get("verifier", ""),
        )
