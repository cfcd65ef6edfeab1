"""Rows whose label needs judgement: a YAML file of ids, each with its reason."""

from __future__ import annotations

from pathlib import Path

import yaml

from verigym.errors import UsageError


def read_disputed(path: Path) -> dict[str, str]:
    """Read ``id: reason`` lines.

    Raises:
        UsageError: If the file cannot be read or an id has no reason.
    """
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise UsageError(f"{path} must map ids to reasons, got {type(found).__name__}")
    for name, reason in found.items():
        if not isinstance(reason, str) or not reason.strip():
            raise UsageError(f"{path}: {name!r} needs its reason as a text, got {reason!r}")
    return {str(name): reason.strip() for name, reason in found.items()}
