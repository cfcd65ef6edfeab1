"""IFBench's 58 types, one module a family."""

from __future__ import annotations

from verigym.verifiers.instruct.checks.ifbench import (  # noqa: F401  each registers its checks
    count,
    custom,
    emoji,
    format,
    geography,
    layout,
    mentions,
    nesting,
    positions,
    questions,
    ratio,
    repeat,
    sentence,
    tables,
    words,
)
