"""Environments: tasks together with the verifier that judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verigym.envs.curriculum import Curriculum
    from verigym.envs.env import ReasoningEnv
    from verigym.envs.files import FileSource, read_jsonl
    from verigym.envs.mix import EnvMix
    from verigym.envs.retirement import Retirement
    from verigym.envs.sampler import Sampler
    from verigym.envs.source import LEVELS, Family, FamilySource, ProceduralSource, Split, TaskSource
    from verigym.envs.spaces import UnicodeText
    from verigym.envs.templates import Template
    from verigym.envs.turns import TurnRule

__all__ = [
    "LEVELS",
    "Curriculum",
    "EnvMix",
    "Family",
    "FamilySource",
    "FileSource",
    "ProceduralSource",
    "ReasoningEnv",
    "Retirement",
    "Sampler",
    "Split",
    "TaskSource",
    "Template",
    "TurnRule",
    "UnicodeText",
    "read_jsonl",
]

_MODULES = {
    "Curriculum": "curriculum",
    "EnvMix": "mix",
    "FileSource": "files",
    "ReasoningEnv": "env",
    "Retirement": "retirement",
    "Sampler": "sampler",
    "Template": "templates",
    "TurnRule": "turns",
    "UnicodeText": "spaces",
    "read_jsonl": "files",
}


def __getattr__(name: str) -> Any:
    """The names above, imported when they are asked for: a specification inside this room must cost nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'verigym.envs' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(f"verigym.envs.{_MODULES.get(name, 'source')}"), name)
