"""Instruction following: checks of the response alone, by the ids and arguments of the published sets."""

from __future__ import annotations

from verigym.verifiers.instruct.verifier import InstructVerifier

__all__ = ["InstructVerifier"]
