"""IFEval's 25 types."""

from __future__ import annotations

from verigym.envs.instruct.kinds.ifeval import case, form, keywords, language, layout, length
from verigym.envs.instruct.kinds.kind import Kind

KINDS: tuple[Kind, ...] = tuple(
    kind for module in (keywords, form, case, length, layout, language) for kind in module.KINDS
)
