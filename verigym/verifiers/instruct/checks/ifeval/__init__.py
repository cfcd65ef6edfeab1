"""IFEval's 25 types, one module a family."""

from __future__ import annotations

from verigym.verifiers.instruct.checks.ifeval import (  # noqa: F401  each registers its checks
    case,
    combination,
    content,
    form,
    keywords,
    language,
    length,
    lists,
    punctuation,
    startend,
)
