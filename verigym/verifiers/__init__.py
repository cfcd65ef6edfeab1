"""Judges of responses, and the pool that runs them in the jail."""

from __future__ import annotations

from verigym.verifiers.base import Verifier

__all__ = ["Verifier"]
