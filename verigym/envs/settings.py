"""Settings of an entry of a mix, as a recipe holds them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from verigym.errors import UsageError, did_you_mean

T = TypeVar("T")


def built(kind: type[T], settings: Mapping[str, Any], name: str) -> T:
    """A data class made of plain data.

    Args:
        kind: The data class; it checks its values itself.
        settings: Its fields by name.
        name: What it is called in errors.

    Raises:
        UsageError: If there is no such setting, or it has an impossible value.
    """
    known = [field.name for field in dataclasses.fields(kind)]  # type: ignore[arg-type]  # a data class by contract
    if not isinstance(settings, Mapping):
        raise UsageError(f"a {name} is a mapping of {', '.join(known)}, got {settings!r}")
    for key in settings:
        if key not in known:
            near = did_you_mean(key, known)
            raise UsageError(f"{key!r} is not a setting of a {name}.{near} There are {', '.join(known)}.")
    return kind(**settings)
