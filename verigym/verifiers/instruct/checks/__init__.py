"""The checks, one module a family; importing this package registers all of them."""

from __future__ import annotations

from verigym.verifiers.instruct.checks import (  # noqa: F401  each registers its checks
    case,
    combination,
    content,
    form,
    keywords,
    language,
    length,
    punctuation,
    startend,
)
