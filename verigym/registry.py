"""Names to environments. Nothing is imported before it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from verigym.errors import BrokenEnvError, UnknownEnvError, did_you_mean

if TYPE_CHECKING:
    from verigym.envs import ReasoningEnv, TaskSource
    from verigym.types import Task, Verdict
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
        feedback: Says between the turns of an episode what failed, or what is to be seen now; ``None`` from it ends
            the episode. Without it there is one turn.
        turns: Responses an episode by default; ``None`` leaves its end to ``feedback``.
        transcript: Whether the verifier judges all responses of an episode (as :mod:`verigym.verifiers.transcript`
            writes them) rather than the last one.
        training: Options of the verifier where an environment is made to play or to train in; those who only judge
            records get the verifier's own defaults.
    """

    name: str
    domain: str
    description: str
    source: Callable[..., TaskSource]
    verifier: Callable[..., Verifier]
    templates: Mapping[str, str] = field(default_factory=lambda: {"plain@1": "{question}"})
    feedback: Callable[[Task, Verdict], str | None] | None = None
    turns: int | None = 1
    transcript: bool = False
    training: Mapping[str, Any] = field(default_factory=dict)


_registered: dict[str, EnvSpec] = {}


@cache
def announced(group: str) -> dict[str, EntryPoint]:
    """The entry points of a group by name.

    A name that is taken stays with verigym or with the first package on the path; the other package's is listed as
    ``PACKAGE/NAME``, and whoever asks for it is told what is wrong with it.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=group), key=lambda point: not point.value.startswith("verigym.")):
        found.setdefault(point.name if point.name not in found else f"{distribution(point)}/{point.name}", point)
    return found


def distribution(point: EntryPoint) -> str:
    """The name of the package that announces it."""
    return point.dist.name if point.dist is not None else "unknown"


def names() -> list[str]:
    """All environment names, sorted; no plug-in is loaded."""
    return sorted({*announced(GROUP), *_registered})


def source_of(name: str) -> str:
    """The distribution that announces ``name``, or ``"session"`` if it was registered by code."""
    return "session" if name in _registered else distribution(announced(GROUP)[name])


def register(spec: EnvSpec) -> None:
    """Add an environment for this process only; packages use the entry-point group instead."""
    _registered[spec.name] = spec
    register_with_gymnasium()


def spec(name: str) -> EnvSpec:
    """The specification of an environment; loads its code.

    Raises:
        UnknownEnvError: If no environment has this name.
        BrokenEnvError: If its code does not load or does not give an :class:`EnvSpec` of this name.
    """
    if name in _registered:
        return _registered[name]
    point = announced(GROUP).get(name)
    if point is None:
        raise UnknownEnvError(
            f"no environment is called {name!r}.{did_you_mean(name, names())} `verigym list` shows all of them."
        )
    if point.name != name:
        raise BrokenEnvError(
            f"{distribution(point)!r} calls an environment {point.name!r}, as {source_of(point.name)!r} does; "
            f"rename it there, or remove one of the two packages"
        )
    try:
        loaded = point.load()
        found = loaded if isinstance(loaded, EnvSpec) else loaded()
    except (Exception, SystemExit) as error:  # whatever a plug-in does at import, the others go on
        raise BrokenEnvError(
            f"environment {name!r} of {source_of(name)!r} does not load: {type(error).__name__}: {error}. "
            f"Reinstall or remove that package."
        ) from error
    if not isinstance(found, EnvSpec):
        raise BrokenEnvError(
            f"the entry point of environment {name!r} must be an EnvSpec or return one, got {type(found).__name__}"
        )
    if found.name != name:
        raise BrokenEnvError(
            f"the entry point {name!r} of {source_of(name)!r} gives an EnvSpec named {found.name!r}; "
            f"give both the same name"
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
        if _gym_id(name) not in gymnasium.registry:
            gymnasium.register(id=_gym_id(name), entry_point="verigym.registry:make", kwargs={"name": name})


def _gym_id(name: str) -> str:
    """Gymnasium refuses most characters in an id, and a refusal here would break ``import verigym``."""
    return "verigym/" + re.sub(r"[^\w.-]", "-", name) + "-v0"
