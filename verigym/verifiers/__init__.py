"""Judges of responses, and the pool that runs them in the jail."""

from __future__ import annotations

from verigym.verifiers.base import Verifier
from verigym.verifiers.direct import verify
from verigym.verifiers.named import make_verifier, verifier_names
from verigym.verifiers.pool import VerifierPool

__all__ = ["Verifier", "VerifierPool", "make_verifier", "verifier_names", "verify"]
