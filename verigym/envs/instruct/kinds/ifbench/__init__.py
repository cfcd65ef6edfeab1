"""IFBench's 58 types, held out of training mixes."""

from __future__ import annotations

from verigym.envs.instruct.kinds.kind import Kind

KINDS: tuple[Kind, ...] = ()
