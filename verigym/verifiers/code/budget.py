"""The CPU seconds that the tests of one response share."""

from __future__ import annotations

from verigym.sandbox.program import Limits, Outcome, Stop
from verigym.types import Part, Reason
from verigym.verifiers.code.suite import Suite

_LEAST_SECONDS = 0.05
_NOTHING = 1e-9  # what is left of a sum of floats


class Budget:
    """Counts what the processes of one response use.

    Attributes:
        exceeded: All tests together took longer than they may: then the response earns nothing, whatever it has
            passed before (arXiv 2507.12507, reward of code).
    """

    def __init__(self, suite: Suite) -> None:
        self._suite = suite
        self._left = suite.total_seconds
        self.exceeded = False

    @property
    def spent(self) -> bool:
        """Whether nothing is left for another process."""
        return self._left < _LEAST_SECONDS

    def limits(self) -> Limits:
        """The limits of the next process that runs a test."""
        return self._suite.limits(min(self._suite.seconds, max(self._left, _LEAST_SECONDS)))

    def charge(self, outcome: Outcome, limits: Limits) -> None:
        """Count a process that ended under ``limits``; one that slept them away has used them too."""
        if not outcome.compiled:
            return  # a compiler has limits of its own
        self._left -= limits.seconds if outcome.stop is Stop.TIMEOUT else outcome.cpu_seconds
        self.exceeded = self.exceeded or self._left < _NOTHING

    def unpaid(self, name: str) -> Part:
        """The part of a test for which no time was left."""
        self.exceeded = True
        return Part(name, 0.0, Reason.TIMEOUT, "no time left")
