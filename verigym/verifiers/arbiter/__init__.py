"""A model asked for a second opinion where the rules say ``wrong`` or ``malformed``; off unless a caller opens it."""

from __future__ import annotations

from verigym.verifiers.arbiter.arbiter import Arbiter, OnError
from verigym.verifiers.arbiter.pool import ArbitratedPool
from verigym.verifiers.arbiter.ruling import is_arbitrated, rule_verdict

__all__ = ["Arbiter", "ArbitratedPool", "OnError", "is_arbitrated", "rule_verdict"]
