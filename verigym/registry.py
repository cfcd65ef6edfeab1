"""Names to environments. Nothing is imported before it is asked for."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import TYPE_CHECKING, Any

from verigym.errors import BrokenEnvError, UnknownEnvError, did_you_mean

if TYPE_CHECKING:
    from verigym.envs import ReasoningEnv, TaskSource
    from verigym.types import Task, Verdict
    from verigym.verifiers import Verifier

GROUP = "verigym.envs"
"""The entry-point group in which packages announce their environments."""


@dataclass(frozen=True)
class Lazy:
    """A callable by its path, ``module:name``, imported when it is needed: so a specification costs nothing."""

    path: str

    @property
    def target(self) -> Callable[..., Any]:
        """What the path names."""
        module, _, name = self.path.partition(":")
        found: Callable[..., Any] = getattr(importlib.import_module(module), name)
        return found

    @property
    def __signature__(self) -> inspect.Signature:
        return inspect.signature(self.target)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Call what the path names."""
        return self.target(*args, **options)


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
        families: Names that the source takes as its ``families``, by theme: ``NAME/FAMILY`` is the environment with
            that family alone. A mapping is shown by ``verigym list``; a function is called when it is asked for.
        family: The only family drawn from, in the specification of ``NAME/FAMILY``.
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
    families: Mapping[str, Sequence[str]] | Callable[[], Mapping[str, Sequence[str]]] = field(default_factory=dict)
    family: str | None = None

    @property
    def env(self) -> str:
        """The name that tasks carry: without the family."""
        return self.name if self.family is None else self.name.removesuffix(f"/{self.family}")

    def themes(self) -> Mapping[str, Sequence[str]]:
        """The names of its families by theme; may load them."""
        return self.families() if callable(self.families) else self.families

    @property
    def listed(self) -> Mapping[str, Sequence[str]]:
        """As :meth:`themes`, but empty where the names are not known without loading the families."""
        return {} if callable(self.families) else self.families

    def only(self, family: str) -> EnvSpec:
        """The environment that draws from one of its families.

        Raises:
            UnknownEnvError: If it has no family of this name.
        """
        known = [name for theme in self.themes().values() for name in theme]
        if family not in known:
            raise UnknownEnvError(
                f"environment {self.name!r} has no family {family!r}.{did_you_mean(family, known)} "
                f"`verigym list {self.name}` shows all of them."
            )
        return dataclasses.replace(self, name=f"{self.name}/{family}", families={}, family=family)


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
    if name not in _registered and name not in announced(GROUP):
        name = name.partition("/")[0]
    return "session" if name in _registered else distribution(announced(GROUP)[name])


def register(spec: EnvSpec) -> None:
    """Add an environment for this process only; packages use the entry-point group instead."""
    _registered[spec.name] = spec
    register_with_gymnasium()


def spec(name: str) -> EnvSpec:
    """The specification of an environment, or of ``NAME/FAMILY``, one of its families; loads its code.

    Raises:
        UnknownEnvError: If no environment or family has this name.
        BrokenEnvError: If its code does not load or does not give an :class:`EnvSpec` of this name.
    """
    if name in _registered:
        return _registered[name]
    point = announced(GROUP).get(name)
    if point is None:
        whole, slash, family = name.partition("/")
        if slash and whole in names():
            return spec(whole).only(family)
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
        name: As ``verigym list`` shows it: an environment, or one family of it as ``NAME/FAMILY``.
        **options: As :class:`verigym.envs.ReasoningEnv` takes them; see ``verigym show NAME``.
    """
    from verigym.envs import ReasoningEnv

    return ReasoningEnv.from_spec(spec(name), **options)


def register_with_gymnasium() -> None:
    """Make every name known to ``gymnasium.make`` as ``verigym/NAME-v0``, loading no plug-in.

    Families have ids too, ``verigym/NAME-FAMILY-v0``, where their names are known without loading them. Gymnasium is
    not imported for this: as long as nobody did, the ids wait for whoever does.
    """
    if "gymnasium" not in sys.modules:
        if not any(isinstance(finder, _WithGymnasium) for finder in sys.meta_path):
            sys.meta_path.insert(0, _WithGymnasium())
        return
    import gymnasium

    light = [name for name in names() if name in _registered or announced(GROUP)[name].value.startswith("verigym.")]
    families = [f"{one}/{family}" for one in light for theme in spec(one).listed.values() for family in theme]
    for name in [*names(), *families]:
        if _gym_id(name) not in gymnasium.registry:
            gymnasium.register(id=_gym_id(name), entry_point="verigym.registry:make", kwargs={"name": name})


class _WithGymnasium:  # not a MetaPathFinder: importing that class takes longer than all of this file
    """Registers the environments as soon as somebody has imported gymnasium, which takes longer than all of verigym."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname != "gymnasium":
            return None
        others = (finder.find_spec(fullname, path, target) for finder in sys.meta_path if finder is not self)
        found = next((spec for spec in others if spec is not None), None)
        if found is not None and found.loader is not None:
            execute = found.loader.exec_module

            def and_register(module: ModuleType) -> None:
                execute(module)
                sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not self]
                register_with_gymnasium()

            found.loader.exec_module = and_register  # type: ignore[method-assign]
        return found


def _gym_id(name: str) -> str:
    """Gymnasium refuses most characters in an id, and a refusal here would break ``import verigym``."""
    return "verigym/" + re.sub(r"[^\w.-]", "-", name) + "-v0"
