"""Names to environments. Nothing is imported before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from verigym.errors import BrokenEnvError, UnknownEnvError, did_you_mean

if TYPE_CHECKING:
    from verigym.envs import ReasoningEnv, TaskSource
    from verigym.verifiers import Verifier

GROUP = "verigym.envs"
"""The entry-point group in which packages announce their environments."""


@dataclass(frozen=True)
class EnvSpec:
    """What an environment is made of.

    Attributes:
        name: The name by which it is made.
        domain: The domain it is counted under (``math``, ``code``, ``stem``, ``logic``, ``instruct`` or another).
        description: One line for ``verigym list``.
        source: Builds the embedded task source from keyword options.
        verifier: The verifier's class; its options are its keyword arguments.
        templates: How a prompt asks for the answer's form: ``name@version`` to a text with ``{question}`` in it.
            The first is the default.
    """

    name: str
    domain: str
    description: str
    source: Callable[..., TaskSource]
    verifier: Callable[..., Verifier]
    templates: Mapping[str, str] = field(default_factory=lambda: {"plain@1": "{question}"})


_registered: dict[str, EnvSpec] = {}


@cache
def _announced() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def names() -> list[str]:
    """All environment names, sorted; no plug-in is loaded."""
    return sorted({*_announced(), *_registered})


def source_of(name: str) -> str:
    """The distribution that announces ``name``, or ``"session"`` if it was registered by code."""
    point = _announced().get(name)
    return point.dist.name if point is not None and point.dist is not None else "session"


def register(spec: EnvSpec) -> None:
    """Add an environment for this process only; packages use the entry-point group instead."""
    _registered[spec.name] = spec


def spec(name: str) -> EnvSpec:
    """The specification of an environment; loads its code.

    Raises:
        UnknownEnvError: If no environment has this name.
        BrokenEnvError: If its code does not load or is not an :class:`EnvSpec`.
    """
    if name in _registered:
        return _registered[name]
    point = _announced().get(name)
    if point is None:
        raise UnknownEnvError(
            f"no environment is called {name!r}.{did_you_mean(name, names())} `verigym list` shows all of them."
        )
    try:
        loaded = point.load()
        found = loaded if isinstance(loaded, EnvSpec) else loaded()
    except Exception as error:
        raise BrokenEnvError(
            f"environment {name!r} of {source_of(name)!r} does not load: {type(error).__name__}: {error}. "
            f"Reinstall or remove that package."
        ) from error
    if not isinstance(found, EnvSpec):
        raise BrokenEnvError(
            f"the entry point of environment {name!r} must be an EnvSpec or return one, got {type(found).__name__}"
        )
    return found


def make(name: str, **options: Any) -> ReasoningEnv:
    """Build an environment by name.

    Args:
        name: As ``verigym list`` shows it.
        **options: As :class:`verigym.envs.ReasoningEnv` takes them; see ``verigym show NAME``.
    """
    from verigym.envs import ReasoningEnv

    return ReasoningEnv.from_spec(spec(name), **options)


def register_with_gymnasium() -> None:
    """Make every name known to ``gymnasium.make`` as ``verigym/NAME-v0``, loading none of them."""
    import gymnasium

    for name in names():
        gym_id = f"verigym/{name.replace('/', '-')}-v0"
        if gym_id not in gymnasium.registry:
            gymnasium.register(id=gym_id, entry_point="verigym.registry:make", kwargs={"name": name})
