"""Programming problems in Python: functions called by value, programs on standard input and output."""

from __future__ import annotations

from verigym.envs.code.feedback import feedback
from verigym.envs.code.source import FAMILIES, CodeSource
from verigym.registry import EnvSpec
from verigym.verifiers.code import CodeVerifier

SPEC = EnvSpec(
    name="code",
    domain="code",
    description="Python functions and programs, run against hidden tests; the share of tests passed",
    source=CodeSource,
    verifier=CodeVerifier,
    templates={
        "standard@1": "{question}\n\nGive the whole program in one fenced block that starts with ```python.",
        "brief@1": "{question} Answer in ```python.",
    },
    feedback=feedback,
)

__all__ = ["FAMILIES", "SPEC", "CodeSource"]
