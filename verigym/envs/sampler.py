"""Which task comes next: the only memory in the way of the data."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from verigym.envs.curriculum import Curriculum
from verigym.envs.source import seeded
from verigym.errors import UsageError, did_you_mean
from verigym.types import Json

_MEMORY = 0.05
"""Weight of the newest group of responses in the running success rate."""
_STARTS = 2**31
_UNIT = 2**20
"""Parts of a pick in which is counted what weights that have changed since had asked for."""


class Sampler:
    """Picks environments by weight, and indices in turn.

    Weights are met at every moment, not just in expectation: after ``t`` picks an environment of share ``w`` was
    picked ``w * t`` times, rounded up or down. (The quota method: M. L. Balinski and H. P. Young, "The Quota Method
    of Apportionment", American Mathematical Monthly 82, 1975.) So ``pick(3)`` and ``pick(5)`` give what ``pick(8)``
    would have given. Weights that change hold from then on, and what was rounded before is made up for.

    Args:
        weights: Name of each environment to its weight; only their ratios count, and 0 means never.
        levels: Name to difficulty level; 0 where it is missing.
        curriculum: Lets each name's level rise and fall with its own success, from the curriculum's first level on.
        seed: Decides the order of environments among equals, and the first index of each.
        finite: Names of environments whose tasks come in epochs: their first index is 0.
    """

    def __init__(
        self,
        weights: Mapping[str, float],
        *,
        levels: Mapping[str, int] | None = None,
        curriculum: Curriculum | None = None,
        seed: int = 0,
        finite: Collection[str] = (),
    ) -> None:
        self._weights = _whole(weights)
        usual = 0 if curriculum is None else curriculum.first
        self._levels = {name: (levels or {}).get(name, usual) for name in weights}
        self._curriculum = curriculum
        self._recent: dict[str, list[float]] = {name: [] for name in weights}
        """Scores of each name's level since it was last looked at."""
        self._starts = {
            name: 0 if name in finite else seeded("start", seed, name).randrange(_STARTS) for name in weights
        }
        self._order = sorted(weights, key=lambda name: seeded("order", seed, name).random())
        self._counts = dict.fromkeys(weights, 0)
        self._due = dict.fromkeys(weights, 0)
        """Picks that earlier weights asked for, in units of ``1 / _UNIT``."""
        self._since = 0
        """Picks by the present weights."""
        self._heard: dict[str, dict[str, Json]] = {
            name: {"tasks": 0, "responses": 0, "unscorable": 0, "success": None} for name in weights
        }

    def pick(self, n: int) -> list[tuple[str, int, int]]:
        """The next ``n`` as ``(environment, level, index)``."""
        picked = []
        for _ in range(n):
            name = self._next()
            picked.append((name, self._levels[name], self._starts[name] + self._counts[name]))
            self._counts[name] += 1
            self._since += 1
        return picked

    def _next(self) -> str:
        """The environment that is furthest behind, of those that stay within their quota, rounded up."""
        total, after = sum(self._weights.values()), (self._since + 1) * _UNIT
        counted = {name: count * _UNIT - self._due[name] for name, count in self._counts.items()}
        open_ = [name for name in self._order if counted[name] * total < self._weights[name] * after]
        return max(open_, key=lambda name: self._weights[name] / (counted[name] / _UNIT + 1))

    def pass_over(self, name: str, n: int) -> None:
        """Leave out the next ``n`` indices of an environment."""
        self._starts[name] += n

    def reweigh(self, weights: Mapping[str, float]) -> None:
        """Pick by other weights of the same environments from here on.

        Raises:
            UsageError: If they are no weights, or of other environments.
        """
        if set(weights) != set(self._counts):
            raise UsageError(f"weights of {', '.join(self._counts)} are wanted, got weights of {', '.join(weights)}")
        whole = _whole(weights)
        if whole == self._weights:
            return
        total = sum(self._weights.values())
        asked = {name: round(Fraction(self._since * weight * _UNIT, total)) for name, weight in self._weights.items()}
        asked[self._order[0]] += self._since * _UNIT - sum(asked.values())  # so that no part of a pick is lost
        self._due = {name: self._due[name] + asked[name] for name in asked}
        self._weights, self._since = whole, 0

    def hear(self, name: str, scores: Sequence[float | None], level: int | None = None) -> None:
        """Take note of one task's scores; ``None`` is a response that could not be judged, and counts as none.

        Args:
            name: The environment that the task came from.
            scores: One for each response.
            level: The task's; of another than the present one, a curriculum learns nothing. ``None`` means the present.
        """
        if name not in self._heard:
            raise UsageError(f"no environment {name!r} is picked from here.{did_you_mean(name, self._heard)}")
        heard, judged = self._heard[name], [score for score in scores if score is not None]
        heard["tasks"] += 1
        heard["responses"] += len(judged)
        heard["unscorable"] += len(scores) - len(judged)
        if judged:
            rate = sum(judged) / len(judged)
            heard["success"] = rate if heard["success"] is None else (1 - _MEMORY) * heard["success"] + _MEMORY * rate

        if self._curriculum is not None and level in (None, self._levels[name]):
            self._follow(name, judged, self._curriculum)

    def _follow(self, name: str, scores: Sequence[float], curriculum: Curriculum) -> None:
        """Let a level follow its success once enough responses were judged."""
        recent = self._recent[name] = [*self._recent[name], *scores]
        if len(recent) >= curriculum.window:
            self._levels[name] = curriculum.after(self._levels[name], math.fsum(recent) / len(recent))
            self._recent[name] = []

    @property
    def levels(self) -> dict[str, int]:
        """The present level of each environment."""
        return dict(self._levels)

    @property
    def success(self) -> dict[str, float | None]:
        """The running mean score of each environment, newer tasks counting more; ``None`` before any was heard."""
        return {name: heard["success"] for name, heard in self._heard.items()}

    def state_dict(self) -> dict[str, Json]:
        """Everything that later picks depend on, as JSON."""
        recent = (
            {} if self._curriculum is None else {"recent": {name: list(kept) for name, kept in self._recent.items()}}
        )
        return {
            "weights": dict(self._weights),
            "levels": dict(self._levels),
            "starts": dict(self._starts),
            "order": list(self._order),
            "counts": dict(self._counts),
            "due": dict(self._due),
            "since": self._since,
            "heard": {name: dict(heard) for name, heard in self._heard.items()},
            **recent,
        }

    def load_state_dict(self, state: Mapping[str, Json]) -> None:
        """Go on from where :meth:`state_dict` was taken.

        Raises:
            UsageError: If the state is of other environments.
        """
        if set(state["counts"]) != set(self._counts):
            raise UsageError(
                f"this state belongs to a mix of {', '.join(state['counts'])}, got a mix of {', '.join(self._counts)}"
            )
        if ("recent" in state) != (self._curriculum is not None):
            raise UsageError("a state with a curriculum goes with a mix that has one, and one without with one without")
        self._weights = dict(state["weights"])
        self._levels = dict(state["levels"])
        self._starts = dict(state["starts"])
        self._order = list(state["order"])
        self._counts = dict(state["counts"])
        self._due = dict(state["due"])
        self._since = state["since"]
        self._heard = {name: dict(heard) for name, heard in state["heard"].items()}
        self._recent = {name: list(state.get("recent", {}).get(name, ())) for name in self._counts}

    def carry_over(self, state: Mapping[str, Json]) -> None:
        """Go on from the state of a sampler of other environments or weights.

        Environments of both go on with the tasks after those that were picked, what was heard of them stays known, and
        under a curriculum their levels stay. Weights are met from here on.
        """
        common = [name for name in self._counts if name in state["counts"]]
        self._starts |= {name: state["starts"][name] + state["counts"][name] for name in common}
        self._heard |= {name: dict(state["heard"][name]) for name in common}
        if self._curriculum is not None and "recent" in state:
            self._levels |= {name: self._curriculum.nearest(state["levels"][name]) for name in common}


def _whole(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as whole numbers of the same ratios: sums of floats would depend on their order."""
    for name, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight < math.inf:
            raise UsageError(f"a weight is a number from 0 on, got {weight!r} for {name!r}")
    if not any(weights.values()):
        raise UsageError(f"a mix needs an environment with a weight above 0, got {dict(weights)}")
    exact = {name: Fraction(str(weight)) for name, weight in weights.items()}
    common = math.lcm(*(weight.denominator for weight in exact.values()))
    return {name: int(weight * common) for name, weight in exact.items()}
