"""All families of games by name."""

from __future__ import annotations

from typing import Any

from verigym.envs.games.family import GameFamily
from verigym.envs.games.guess import GuessFamily

FAMILIES: dict[str, GameFamily[Any]] = {family.name: family for family in (GuessFamily(),)}
