"""What a release promises to keep."""

from __future__ import annotations

import verigym
import verigym.envs

EXPORTED = [
    "EnvMix", "EnvSpec", "Part", "Reason", "Task", "Verdict", "make", "names", "register", "spec", "verify",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert sorted(verigym.__all__) == EXPORTED


def test_every_public_name_is_there_and_has_a_docstring() -> None:
    for name in verigym.__all__:
        assert getattr(verigym, name).__doc__, name


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    assert not hasattr(verigym, "nothing")


def test_the_environments_room_exports_what_it_says() -> None:
    for name in verigym.envs.__all__:
        assert hasattr(verigym.envs, name)
