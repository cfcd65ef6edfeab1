"""Which tasks are of families that a model was trained on."""

from __future__ import annotations

from collections.abc import Collection

from verigym.envs import EnvMix
from verigym.envs.source import FamilySource
from verigym.registry import spec
from verigym.trainer.recipe import Recipe
from verigym.types import Json


def trained_families(recipe: Recipe) -> tuple[str, ...]:
    """``ENV/FAMILY`` for each family that a stage of the recipe draws from.

    Of task files, and of sources that have no families, the environment's name: all of it counts as seen.
    """
    found: set[str] = set()
    for number in range(max(1, len(recipe.stages))):
        for entry in recipe.at(number).mix:
            options = entry.model_dump()
            found |= {spec(entry.env).env} if options.get("tasks") is not None else _families(options)
    return tuple(sorted(found))


def _families(entry: dict[str, Json]) -> set[str]:
    mix = EnvMix.from_config([entry])
    (env,) = mix.envs.values()
    name, weights = spec(entry["env"]).env, entry.get("weights") or {}
    if not isinstance(env.source, FamilySource):
        return {name}
    return {f"{name}/{family}" for family in env.source.drawn if weights.get(family, 1) != 0}


def is_seen(env: str, family: str | None, known: Collection[str]) -> bool:
    """Whether a task is of what was trained on; without a family, whether anything of its environment was."""
    if family is None:
        return any(one.partition("/")[0] == env for one in known)
    return env in known or f"{env}/{family}" in known
