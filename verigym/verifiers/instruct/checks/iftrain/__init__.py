"""IFTrain's 29 types, one module a family."""

from __future__ import annotations

from verigym.verifiers.instruct.checks.iftrain import (  # noqa: F401  each registers its checks
    copying,
    counting,
    edges,
    keywords,
    letters,
    neighbors,
    paragraphs,
    punctuation,
    wrapping,
)
