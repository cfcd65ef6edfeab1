"""The instruction types that tasks ask for."""

from __future__ import annotations

from verigym.envs.instruct.kinds import case, form, keywords, layout
from verigym.envs.instruct.kinds.kind import LANGUAGES, Kind, Kwargs

KINDS: dict[str, Kind] = {kind.id: kind for module in (keywords, form, case, layout) for kind in module.KINDS}
"""All of them by id."""

__all__ = ["KINDS", "LANGUAGES", "Kind", "Kwargs"]
