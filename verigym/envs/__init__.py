"""Environments: tasks together with the verifier that judges them."""

from __future__ import annotations

from verigym.envs.env import ReasoningEnv
from verigym.envs.files import FileSource, read_jsonl
from verigym.envs.mix import EnvMix
from verigym.envs.sampler import Sampler
from verigym.envs.source import LEVELS, Family, ProceduralSource, Split, TaskSource
from verigym.envs.spaces import UnicodeText
from verigym.envs.templates import Template
from verigym.envs.turns import TurnRule

__all__ = [
    "LEVELS",
    "EnvMix",
    "Family",
    "FileSource",
    "ProceduralSource",
    "ReasoningEnv",
    "Sampler",
    "Split",
    "TaskSource",
    "Template",
    "TurnRule",
    "UnicodeText",
    "read_jsonl",
]
