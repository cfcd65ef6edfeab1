"""STEM answers: numbers with units, choices, expressions, words, formulas, truth values and lists."""

from __future__ import annotations

from verigym.verifiers.stem.verifier import StemVerifier

__all__ = ["StemVerifier"]
