"""IFTrain's 29 types."""

from __future__ import annotations

from verigym.envs.instruct.kinds.kind import Kind

KINDS: tuple[Kind, ...] = ()
