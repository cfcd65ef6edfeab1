"""The contract of a verifier."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from verigym.sandbox.program import Limits
from verigym.types import Json, Task, Verdict

if TYPE_CHECKING:
    from verigym.sandbox import Sandbox


class NeedsJail(Exception):  # noqa: N818 - no error: it asks for another place
    """What :meth:`Verifier.quick` raises inside where only :meth:`Verifier.verify`, in the jail, may go on."""


@dataclass(frozen=True)
class Verifier(ABC):
    """A pure function from task and response to a verdict: no clock, network, files or global state.

    A subclass is a frozen dataclass whose fields are JSON options. So the class's import path and its options are
    enough to build the same verifier in a worker inside the jail.

    Attributes:
        name: Short name, first part of :attr:`id`.
        version: Raised whenever a verdict may change.
        preload: Modules that a worker imports once, before it judges.
        warm: Tasks with responses that a worker judges once before it forks for the first verdict, so that what is
            built on first use (patterns, constants, lazy imports) is there in every fork. Trusted text only.
        limits: Budget of one verdict in the jail.
        trusted: The verifier parses nothing itself but hands programs to a sandbox: it runs outside the jail, and
            :meth:`verify_in` gets the sandbox.
        control: A trivial task with a response that scores 1. Where a response has broken its judge twice, the
            control tells whether the response or the judge is to blame; without one, a bare child process is asked.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1
    preload: ClassVar[tuple[str, ...]] = ()
    warm: ClassVar[tuple[tuple[Task, str], ...]] = ()
    limits: ClassVar[Limits] = Limits(seconds=5.0, memory_mb=1024)
    trusted: ClassVar[bool] = False
    control: ClassVar[tuple[Task, str] | None] = None

    @abstractmethod
    def verify(self, task: Task, response: str) -> Verdict:
        """Judge one response. May parse and execute what the text says: callers outside the jail use a pool."""

    def verify_in(self, sandbox: Sandbox, task: Task, response: str) -> Verdict:
        """Judge one response by programs run in ``sandbox``; only for verifiers that are ``trusted``."""
        raise NotImplementedError(f"{self.name} runs inside the jail as a whole")

    def quick(self, task: Task, response: str) -> Verdict | None:
        """A verdict by comparison that takes milliseconds, or ``None`` when that cannot decide.

        Runs in a process that other requests share, so it must not hand text to any parser that executes it.
        It must never differ from what :meth:`verify` says.
        """
        return None

    def shares_process(self, task: Task) -> bool:
        """Whether a task's tests run in one process with the response's program, which can then forge what they say."""
        return False

    @property
    def options(self) -> dict[str, Json]:
        """The options as JSON."""
        return dataclasses.asdict(self)

    @property
    def id(self) -> str:
        """Who judges, as verdicts carry it: ``name@version:hash`` with a hash of the options.

        Where a verifier has profiles, it is ``name@version-profile:hash``.
        """
        text = json.dumps(self.options, sort_keys=True)
        version = "-".join(map(str, filter(None, (self.version, self.options.get("profile")))))
        return f"{self.name}@{version}:{hashlib.sha256(text.encode()).hexdigest()[:6]}"

    @property
    def path(self) -> str:
        """``module:Class``, by which a worker imports it."""
        return f"{type(self).__module__}:{type(self).__qualname__}"

    def signed(self, verdict: Verdict) -> Verdict:
        """The verdict with this verifier's :attr:`id`."""
        return dataclasses.replace(verdict, verifier=self.id)
