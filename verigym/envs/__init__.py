"""Environments: tasks together with the verifier that judges them."""

from __future__ import annotations

from verigym.envs.source import LEVELS, Family, ProceduralSource, Split, TaskSource

__all__ = ["LEVELS", "Family", "ProceduralSource", "Split", "TaskSource"]
