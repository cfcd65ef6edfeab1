"""Settings of the verifiers' machines."""

from __future__ import annotations

from verigym.trainer.recipe.settings.base import Settings


class JudgeSettings(Settings):
    """Where responses are judged."""

    ray: str | None = None
    """Address of a Ray cluster whose machines judge, such as ``10.0.0.1:6379``; ``auto``: the one that this machine
    belongs to; ``local``: a new one on this machine; ``None``: no cluster, the processes of the run judge."""
