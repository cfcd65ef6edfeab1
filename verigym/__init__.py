"""Verifiable-reward environments, jailed verifiers and a GRPO trainer that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from verigym.registry import EnvSpec, make, names, register, register_with_gymnasium, spec
from verigym.types import Part, Reason, Task, Verdict

if TYPE_CHECKING:
    from verigym.envs import EnvMix
    from verigym.verifiers import verify

__version__ = "0.1.0"
__all__ = ["EnvMix", "EnvSpec", "Part", "Reason", "Task", "Verdict", "make", "names", "register", "spec", "verify"]

_LAZY = {"EnvMix": "verigym.envs", "verify": "verigym.verifiers"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        import importlib

        return getattr(importlib.import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'verigym' has no attribute {name!r}")


register_with_gymnasium()
