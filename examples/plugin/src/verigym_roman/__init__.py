"""Roman numerals: an environment for verigym. Light to import: verigym loads it to list it."""

from __future__ import annotations

from collections.abc import Sequence

from verigym.envs import ProceduralSource
from verigym.registry import EnvSpec
from verigym_roman.family import FAMILIES
from verigym_roman.verifier import RomanVerifier


def source(*, families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    """Numbers to write; its keyword arguments are options of ``verigym.make("roman", ...)``."""
    return ProceduralSource("roman", FAMILIES, families=families, seed=seed)


SPEC = EnvSpec(
    name="roman",
    domain="roman",
    description="Write numbers as Roman numerals.",
    source=source,
    verifier=RomanVerifier,
    templates={"standard@1": "{question} Put the numeral inside <answer></answer>."},
)
