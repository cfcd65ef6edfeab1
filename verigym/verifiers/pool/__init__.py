"""Judging many responses side by side: here, in a process of its own, or on a cluster."""

from __future__ import annotations

from verigym.verifiers.pool.base import PendingVerdict, Pool
from verigym.verifiers.pool.local import VerifierPool, shared_pool

__all__ = ["PendingVerdict", "Pool", "VerifierPool", "shared_pool"]
