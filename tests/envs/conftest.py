"""A toy environment, judged in this process because its verifier only compares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

import gymnasium
import pytest

from verigym import registry
from verigym.envs import ProceduralSource, ReasoningEnv
from verigym.registry import EnvSpec
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier


class Addition:
    """Sums whose numbers grow with the level."""

    name = "addition"

    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a, b = (rng.randrange(10 ** (level + 2)) for _ in range(2))
        return f"{{{a}}} + {b} = ?", str(a + b), {}

    def demonstrate(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{answer}</answer>"

    def mistake(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{int(answer) + 1}</answer>"


class Subtraction(Addition):
    name = "subtraction"

    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a, b = (rng.randrange(10 ** (level + 2)) for _ in range(2))
        return f"{{{a}}} - {b} = ?", str(a - b), {}


class FewSums(Addition):
    """Ten questions in all, whatever the level."""

    name = "few"

    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a = rng.randrange(10)
        return f"{a} + 1 = ?", str(a + 1), {}


@dataclass(frozen=True)
class Exact(Verifier):
    """Compares what stands in the answer tag."""

    name: ClassVar[str] = "exact"
    spaces: bool = True

    def verify(self, task: Task, response: str) -> Verdict:
        if response == "no judge":
            return Verdict.unscorable("the judge is out")
        _, _, rest = response.partition("<answer>")
        answer, closed, _ = rest.partition("</answer>")
        if not closed:
            return Verdict.zero(Reason.NO_ANSWER)
        answer = answer.strip() if self.spaces else answer
        return Verdict.right(answer) if answer == task.answer else Verdict.zero(Reason.WRONG, answer)


class HerePool:
    """Judges in this process, and remembers how many pairs came at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def judge(self, pairs: Sequence[tuple[Verifier, Task, str]]) -> list[Verdict]:
        self.batches.append(len(pairs))
        return [verifier.signed(verifier.verify(task, response)) for verifier, task, response in pairs]


FAMILIES = {family.name: family for family in (Addition(), Subtraction(), FewSums())}


def source(*, families: Sequence[str] | None = None, seed: int = 0) -> ProceduralSource:
    return ProceduralSource("toy", FAMILIES, families=families or ["addition", "subtraction"], seed=seed)


@pytest.fixture
def spec() -> EnvSpec:
    templates = {
        "standard@1": "{question}\nGive the number inside <answer></answer>.",
        "standard@2": "{question} Write <answer>the number</answer>.",
        "brief@1": "{question} <answer>{{x}}</answer>",
    }
    return EnvSpec("toy", "toy", "Sums.", source, Exact, templates)


@pytest.fixture
def registered(spec: EnvSpec) -> Iterator[EnvSpec]:
    """The toy under its name, for one test."""
    registry.register(spec)
    yield spec
    del registry._registered[spec.name]
    del gymnasium.registry[f"verigym/{spec.name}-v0"]


@pytest.fixture
def pool() -> HerePool:
    return HerePool()


@pytest.fixture
def build(spec: EnvSpec, pool: HerePool) -> Callable[..., ReasoningEnv]:
    def build(**options: Any) -> ReasoningEnv:
        return ReasoningEnv.from_spec(spec, **{"pool": pool, **options})

    return build
