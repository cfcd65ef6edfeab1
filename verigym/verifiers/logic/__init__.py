"""Judges answers to logic puzzles; light to import, the puzzle library is loaded when a puzzle is scored."""

from __future__ import annotations

from verigym.verifiers.logic.tagged import decode, encode
from verigym.verifiers.logic.verifier import LogicVerifier

__all__ = ["LogicVerifier", "decode", "encode"]
