"""The options of TRL's ``GRPOConfig``, read from its source: importing it takes seconds, and loads torch."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

from verigym.errors import RecipeError, did_you_mean

OWNED_BY_RECIPE = {
    "output_dir": "is set by '--out'",
    "seed": "is set by 'seed' of the recipe; move it there",
    "max_steps": "is set by 'max_steps' of the recipe; move it there",
    "save_steps": "is set by 'checkpoint.every_steps' of the recipe; move it there",
    "save_total_limit": "is set by 'checkpoint.keep' of the recipe; move it there",
    "num_train_epochs": "is set by 'max_steps' of the recipe; move it there",
    "sync_ref_model": "is set by 'reset' of the recipe; move it there",
    "ref_model_sync_steps": "is set by 'reset.mix_every_steps' of the recipe; move it there",
    "ref_model_mixup_alpha": "is set by 'reset.mix_alpha' of the recipe; move it there",
    "logging_steps": "is always 1: metrics.jsonl has a line for each step; leave it out",
}
"""Options that a recipe does not set under ``grpo``, and what to do."""

KINDS = {
    "bool": (bool, "true or false"),
    "int": (int, "a whole number"),
    "float": (float, "a number"),
    "str": (str, "a text"),
    "dict": (dict, "a mapping"),
    "None": (type(None), "null"),
}
"""Of a type in TRL's annotations, what is of it and its name in errors. Options of other types are left to TRL."""

CHOICES: dict[str, tuple[str | bool, ...]] = {
    "loss_type": ("grpo", "bnpo", "dr_grpo", "dapo", "cispo", "sapo", "vespo", "luspo"),
    "importance_sampling_level": ("token", "sequence"),
    "scale_rewards": ("group", "batch", "none", True, False),
    "multi_objective_aggregation": ("sum_then_normalize", "normalize_then_sum"),
    "vllm_mode": ("server", "colocate"),
    "vllm_importance_sampling_mode": ("token_truncate", "token_mask", "sequence_truncate", "sequence_mask"),
}
"""Options that TRL looks at when it has generated, or never: values that it knows."""

LOWEST: dict[str, float] = {
    "learning_rate": 0,
    "max_grad_norm": 0,
    "weight_decay": 0,
    "beta": 0,
    "epsilon": 0,
    "epsilon_high": 0,
    "delta": 0,
    "temperature": 1e-6,
    "max_completion_length": 1,
}
"""Options that TRL does not look at, and the least that they can be."""


def check(grpo: Mapping[str, Any], where: str) -> None:
    """Refuse what is no option of ``GRPOConfig``, set elsewhere in a recipe, of another type or out of range.

    Args:
        grpo: The recipe's section.
        where: Names its origin in errors.

    Raises:
        RecipeError: With the cure.
    """
    for key, value in grpo.items():
        if key in OWNED_BY_RECIPE:
            raise RecipeError(f"{where}: grpo.{key} {OWNED_BY_RECIPE[key]}")
        if key not in (known := options()):
            raise RecipeError(f"{where}: grpo.{key}: TRL has no such GRPOConfig option.{did_you_mean(key, known)}")
        problem = _problem(key, value, known[key].split(" | "))
        if problem is not None:
            raise RecipeError(f"{where}: grpo.{key} must be {problem}, got {value!r}")


def _problem(key: str, value: Any, kinds: Sequence[str]) -> str | None:
    """What an option must be and is not; ``None`` where there is nothing to say."""
    if key in CHOICES:
        known = [choice for choice in CHOICES[key] if type(choice) is type(value) and choice == value]
        return None if known else f"one of {', '.join(map(repr, CHOICES[key]))}"
    if KINDS.keys() >= set(kinds) and not any(_is_of(value, kind) for kind in kinds):
        return " or ".join(KINDS[kind][1] for kind in kinds)
    if key in LOWEST and value is not None and not value >= LOWEST[key]:
        return f"{LOWEST[key]:g} or more"
    return None


@cache
def options() -> dict[str, str]:
    """All fields that ``GRPOConfig(...)`` takes with their types as they are written, inherited ones first."""
    return _fields(_package("trl") / "trainer" / "grpo_config.py", "GRPOConfig")


def _is_of(value: Any, kind: str) -> bool:
    """Whether YAML's value is of a kind: a whole number is a number, and neither is true or false."""
    if isinstance(value, bool):
        return kind == "bool"
    return isinstance(value, KINDS[kind][0]) or (kind == "float" and isinstance(value, int))


def _package(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise RecipeError(f"a recipe needs the package {name!r}, which is not installed: pip install 'verigym[train]'")
    return Path(found.origin).parent


def _fields(path: Path, name: str) -> dict[str, str]:
    """The fields of a dataclass in a file and their annotations, those of its bases first."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (definition,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    fields: dict[str, str] = {}
    for base in (base.id for base in definition.bases if isinstance(base, ast.Name)):
        fields |= _fields(_where_defined(tree, path, base), base)
    return fields | {
        ast.unparse(node.target): ast.unparse(node.annotation) for node in definition.body if _is_option(node)
    }


def _is_option(node: ast.stmt) -> TypeGuard[ast.AnnAssign]:
    """Whether a line of a class body declares a field that its constructor takes."""
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
        return False
    arguments = node.value.keywords if isinstance(node.value, ast.Call) else []
    return not any(
        argument.arg == "init" and isinstance(argument.value, ast.Constant) and argument.value.value is False
        for argument in arguments
    )


def _where_defined(tree: ast.Module, path: Path, name: str) -> Path:
    """The file that a class which a module uses is defined in."""
    if any(isinstance(node, ast.ClassDef) and node.name == name for node in tree.body):
        return path
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
            return _imported(node, path, name)
    raise RecipeError(f"verigym cannot find {name!r}, a base of TRL's GRPOConfig, from {path}; check TRL's version")


def _imported(node: ast.ImportFrom, path: Path, name: str) -> Path:
    if node.level:
        folder = path.parents[node.level - 1]
        modules = (node.module or "").split(".")
    else:
        package, *modules = (node.module or "").split(".")
        folder = _package(package)
    place = folder.joinpath(*modules)
    if place.with_suffix(".py").is_file():
        return place.with_suffix(".py")
    inner = place / "__init__.py"
    return _where_defined(ast.parse(inner.read_text(encoding="utf-8")), inner, name)
