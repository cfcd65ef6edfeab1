"""IFTrain's 29 types."""

from __future__ import annotations

from verigym.envs.instruct.kinds.iftrain import copy, count, edges, keywords, letters, marks, paragraphs, shape
from verigym.envs.instruct.kinds.kind import Kind

KINDS: tuple[Kind, ...] = tuple(
    kind for module in (keywords, shape, letters, paragraphs, edges, marks, copy, count) for kind in module.KINDS
)
