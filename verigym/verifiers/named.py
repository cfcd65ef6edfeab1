"""Verifiers by name. Nothing is imported before it is asked for."""

from __future__ import annotations

import dataclasses
import importlib
import json
from collections.abc import Mapping
from typing import Any, get_type_hints

from verigym.errors import BrokenVerifierError, UsageError, did_you_mean
from verigym.registry import announced, distribution
from verigym.types import Json
from verigym.verifiers.base import Verifier

GROUP = "verigym.verifiers"
"""The entry-point group in which packages announce their verifiers: a name and a class."""


def verifier_names() -> list[str]:
    """All names of verifiers, sorted; no plug-in is loaded."""
    return sorted(announced(GROUP))


def make_verifier(wanted: Json) -> Verifier:
    """Build a verifier from what a recipe or a command line says.

    Args:
        wanted: A name, or ``{"verifier": NAME}`` together with its options, or such an object as JSON text. A class
            that no package announces is named by its path, ``module:Class``.

    Raises:
        UsageError: If there is no verifier of this name, or it has no such option.
        BrokenVerifierError: If its code does not load.

    >>> make_verifier({"verifier": "math", "extraction": "strict"}).options["extraction"]
    'strict'
    """
    if isinstance(wanted, str) and wanted.lstrip().startswith("{"):
        wanted = _from_json(wanted)
    if isinstance(wanted, str):
        wanted = {"verifier": wanted}
    if not isinstance(wanted, Mapping) or not isinstance(wanted.get("verifier"), str):
        raise UsageError(f"a verifier is a name, or an object with its name under 'verifier', got {wanted!r}")
    name = wanted["verifier"]
    options = {str(key): value for key, value in wanted.items() if key != "verifier"}
    judge = find_verifier(name)
    _check_options(judge, name, options)
    try:
        return judge(**options)
    except TypeError as error:
        raise UsageError(f"verifier {name!r} cannot be built from {options!r}: {error}") from error


def find_verifier(name: str) -> type[Verifier]:
    """A verifier's class by its name or its path; loads its code."""
    if ":" in name:
        return _checked(name, lambda: _by_path(name))
    point = announced(GROUP).get(name)
    if point is None:
        raise UsageError(
            f"no verifier is called {name!r}.{did_you_mean(name, verifier_names())} "
            f"There are {', '.join(verifier_names())}."
        )
    if point.name != name:
        raise BrokenVerifierError(
            f"{distribution(point)!r} calls a verifier {point.name!r}, as another package does; rename it there"
        )
    return _checked(name, point.load)


def _checked(name: str, load: Any) -> type[Verifier]:
    try:
        found = load()
    except (Exception, SystemExit) as error:  # whatever a plug-in does at import, the others go on
        raise BrokenVerifierError(f"verifier {name!r} does not load: {type(error).__name__}: {error}") from error
    if not (isinstance(found, type) and issubclass(found, Verifier) and dataclasses.is_dataclass(found)):
        raise BrokenVerifierError(f"verifier {name!r} must be a dataclass that inherits Verifier, got {found!r}")
    return found


def _by_path(path: str) -> Any:
    module, _, name = path.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return found


def _check_options(judge: type[Verifier], name: str, options: Mapping[str, Json]) -> None:
    from pydantic import TypeAdapter, ValidationError

    fields = [field.name for field in dataclasses.fields(judge)]
    try:
        types = get_type_hints(judge)
    except NameError as error:
        raise BrokenVerifierError(f"verifier {name!r} has options of unknown type: {error}") from error
    for key, value in options.items():
        if key not in fields:
            there = f"there are {', '.join(fields)}" if fields else "it has none"
            raise UsageError(f"{key!r} is not an option of verifier {name!r}.{did_you_mean(key, fields)} ({there})")
        try:
            TypeAdapter(types[key]).validate_json(json.dumps(value), strict=True)
        except ValidationError as error:
            says = "; ".join(fault["msg"] for fault in error.errors())
            raise UsageError(f"option {key!r} of verifier {name!r}: {says}, got {value!r}") from error


def _from_json(text: str) -> Json:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageError(f"a verifier's JSON cannot be read: {error}, got {text!r}") from error
