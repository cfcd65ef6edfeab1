"""What the tests of instructions share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from verigym.verifiers.instruct.registry import Profile, find


@pytest.fixture
def follows() -> Callable[..., bool]:
    """Whether a response follows an instruction: ``follows(id, response, profile, **arguments)``."""

    def check(id: str, response: str, profile: Profile = "published", **kwargs: object) -> bool:
        one = find(id)
        return one.checks[profile](response, **one.bind(kwargs))

    return check
