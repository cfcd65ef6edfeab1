"""A plug-in's verifier whose judge can be broken in every way by the response."""

from __future__ import annotations

import ctypes
import itertools
import os
import re
import time
from dataclasses import dataclass
from typing import ClassVar

from verigym.errors import SandboxError
from verigym.sandbox import Sandbox
from verigym.sandbox.program import Limits, Program
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier


@dataclass(frozen=True)
class Hostile(Verifier):
    """Right is what equals the answer; a response that names an attack runs it."""

    name: ClassVar[str] = "hostile"
    limits: ClassVar[Limits] = Limits(seconds=1.0, wall_seconds=2.0, memory_mb=256)
    control: ClassVar[tuple[Task, str] | None] = (Task("control", "hostile", "", "yes"), "yes")

    def verify(self, task: Task, response: str) -> Verdict:
        attack(response)
        if response == task.answer:
            return Verdict.right(response)
        return Verdict.zero(Reason.WRONG, response)

    def quick(self, task: Task, response: str) -> Verdict | None:
        if response == "raise in quick":
            raise RuntimeError("a bug in quick")
        if response == "die in quick":
            os._exit(3)
        return Verdict.right(response) if response == task.answer != "yes" else None


@dataclass(frozen=True)
class Uncontrolled(Hostile):
    """The same without a control of its own."""

    control: ClassVar[tuple[Task, str] | None] = None


@dataclass(frozen=True)
class BrokenJudge(Hostile):
    """Its control fails, too: the judge is to blame."""

    control: ClassVar[tuple[Task, str] | None] = (Task("control", "hostile", "", "yes"), "raise")


@dataclass(frozen=True)
class Trusted(Verifier):
    """Runs the response as a program; right is what prints the answer."""

    name: ClassVar[str] = "trusted"
    trusted: ClassVar[bool] = True

    def verify(self, task: Task, response: str) -> Verdict:
        raise NotImplementedError("it has no use for a jail of its own")

    def verify_in(self, sandbox: Sandbox, task: Task, response: str) -> Verdict:
        if response == "raise":
            raise ValueError("a bug of the judge")
        if response == "sandbox":
            raise SandboxError("the sandbox is gone")
        outcome = sandbox.run(Program(response), self.limits)
        said = outcome.stdout.decode().strip()
        return Verdict.right(said) if said == task.answer else Verdict.zero(Reason.WRONG, said)


@dataclass(frozen=True)
class Controlled(Trusted):
    """The same with a control of its own."""

    control: ClassVar[tuple[Task, str] | None] = (Task("control", "trusted", "", "1"), "print(1)")


@dataclass(frozen=True)
class Unloadable(Hostile):
    """It asks for a module that is not there."""

    preload: ClassVar[tuple[str, ...]] = ("no_such_module_anywhere",)


def attack(response: str) -> None:
    if response == "segfault":
        ctypes.string_at(0)
    elif response == "loop in C":
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif response == "loop":
        for _ in itertools.count():
            pass
    elif response == "sleep":
        time.sleep(3600)
    elif response == "allocate":
        bytearray(1 << 40)
    elif response == "touch memory":
        hoard = []
        while True:
            hoard.append(b"x" * (1 << 20))
    elif response == "raise":
        raise ValueError("a bug of the judge")
    elif response == "exit":
        os._exit(0)
    elif response == "fork":
        os.fork()
