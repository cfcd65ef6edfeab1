"""Where tasks come from."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping, Sequence
from random import Random
from typing import Literal, Protocol, Self, TypeAlias, runtime_checkable

from verigym.errors import UsageError, did_you_mean
from verigym.types import Json, Task

Split: TypeAlias = Literal["train", "validation"]
"""Tasks of different splits differ in content, whatever their seeds and indices."""

LEVELS: tuple[str, ...] = ("trivial", "easy", "medium", "hard", "expert")
"""Names of the difficulty levels 0 to 4."""

VALIDATION_SHARE = 5
"""One task in so many, by the hash of its content, is held back for validation."""

_ATTEMPTS = 1000


def level_of(level: int | str) -> int:
    """A level as a number from 0 to 4, from a number or a name."""
    if isinstance(level, int) and 0 <= level < len(LEVELS):
        return level
    if level in LEVELS:
        return LEVELS.index(str(level))
    raise UsageError(f"a level is 0 to {len(LEVELS) - 1} or one of {', '.join(LEVELS)}, got {level!r}")


def split_of(content: str) -> Split:
    """The split that a task belongs to, by the hash of its question or of its problem's key."""
    digest = hashlib.sha256(content.encode()).digest()
    return "validation" if int.from_bytes(digest[:4], "big") % VALIDATION_SHARE == 0 else "train"


def seeded(*parts: Json) -> Random:
    """A random generator that depends on ``parts`` alone, the same in every process."""
    text = "\x1f".join(map(str, parts))
    return Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))


class TaskSource(Protocol):
    """A supply of tasks. ``task`` is pure: the same arguments give the same task in every process."""

    size: int | None
    """How many tasks there are; ``None`` if endless."""

    def task(self, index: int, level: int = 0, split: Split = "train") -> Task:
        """The task at ``index``. Its prompt is the bare question; the environment's template goes around it."""
        ...


@runtime_checkable
class FamilySource(TaskSource, Protocol):
    """A supply that can be divided into its families."""

    @property
    def drawn(self) -> Sequence[str]:
        """The names of the families that it draws from."""
        ...

    def only(self, family: str) -> TaskSource:
        """The same supply, drawing from one of them alone; its tasks have the family's name in ``meta["family"]``."""
        ...


class Family(Protocol):
    """One kind of procedural task."""

    name: str

    def sample(self, rng: Random, level: int) -> tuple[str, Json, dict[str, Json]]:
        """A question, its answer in the domain's format, and meta data. All randomness comes from ``rng``.

        ``meta["key"]``, where it is given, is the problem apart from its wording: whatever has the same key is the same
        problem, so all of it is on one side of the split and is held back once.
        """
        ...

    def demonstrate(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A short right response in the form that the templates ask for; its verifier scores it 1."""
        ...

    def mistake(self, rng: Random, question: str, answer: Json, meta: Mapping[str, Json]) -> str:
        """A well-formed and plausible response that is wrong: its score is below 1."""
        ...


class ProceduralSource:
    """Endless tasks from families, drawn in turn by a seeded generator.

    The hash of a problem's key, or of its question where it has none, decides its split: held-back problems never
    occur in training, whatever the seed and in no other words.

    Args:
        env: Name of the environment.
        known: All families of the domain by name.
        families: Names of those to draw from; ``None`` means all of them.
        seed: Other seeds give other tasks.
    """

    size: int | None = None

    def __init__(
        self, env: str, known: Mapping[str, Family], *, families: Sequence[str] | None = None, seed: int = 0
    ) -> None:
        for name in families or ():
            if name not in known:
                raise UsageError(f"{env} has no task family {name!r}.{did_you_mean(name, known)}")
        self.env = env
        self.seed = seed
        self.families = [known[name] for name in (families or known)]

    def task(self, index: int, level: int = 0, split: Split = "train") -> Task:
        """The task at ``index``; see :class:`TaskSource`."""
        for attempt in range(_ATTEMPTS):
            rng = seeded(self.env, self.seed, index, level, split, attempt)
            family = rng.choice(self.families)
            question, answer, meta = family.sample(rng, level)
            problem = f"{family.name} {meta['key']}" if "key" in meta else question
            if split_of(problem) == split:
                digest = hashlib.sha256(question.encode()).hexdigest()[:12]
                meta = {"family": family.name, "level": level, "split": split, **meta}
                return Task(f"{self.env}/{family.name}/{digest}", self.env, question, answer, meta)
        raise UsageError(
            f"{self.env}: {_ATTEMPTS} draws gave no {split} task of {[f.name for f in self.families]} "
            f"at level {level}; there are too few different ones, raise the level"
        )

    @property
    def drawn(self) -> tuple[str, ...]:
        """The names of the families that are drawn from."""
        return tuple(family.name for family in self.families)

    def only(self, family: str) -> Self:
        """The same supply, drawing from one of its families alone."""
        one = copy.copy(self)
        one.families = [known for known in self.families if known.name == family]
        return one

    def demonstrate(self, task: Task, rng: Random) -> str:
        """A short right response to a task of this source."""
        return self._family(task).demonstrate(rng, str(task.prompt), task.answer, task.meta)

    def mistake(self, task: Task, rng: Random) -> str:
        """A well-formed wrong response to a task of this source."""
        return self._family(task).mistake(rng, str(task.prompt), task.answer, task.meta)

    def _family(self, task: Task) -> Family:
        return next(family for family in self.families if family.name == task.meta["family"])
