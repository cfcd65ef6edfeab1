"""``verigym check``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar

import gymnasium
import pytest

from verigym import registry
from verigym.registry import EnvSpec
from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier


@dataclass(frozen=True)
class PaysAnything(Verifier):
    """Full score for whatever holds a digit."""

    name: ClassVar[str] = "pays-anything"
    trusted: ClassVar[bool] = True  # judged in this process: a test's class is out of a jailed worker's reach

    def verify(self, task: Task, response: str) -> Verdict:
        raise NotImplementedError

    def verify_in(self, sandbox: Any, task: Task, response: str) -> Verdict:
        paid = any(sign.isdigit() for sign in response)
        return Verdict.right() if paid else Verdict.zero(Reason.WRONG, detail="\x1b[mno digit")


class Squares:
    name = "squares"

    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        n = rng.randrange(1000)
        return f"{n} squared?", str(n * n), {}

    def demonstrate(self, rng: Random, question: str, answer: Any, meta: Any) -> str:
        return str(answer)

    def mistake(self, rng: Random, question: str, answer: Any, meta: Any) -> str:
        return "\x1b[mI do not know."


@pytest.fixture
def bad() -> Iterator[EnvSpec]:
    from verigym.envs import ProceduralSource

    spec = EnvSpec(
        "bad",
        "bad",
        "Pays whatever holds a digit.",
        lambda families=None, seed=0: ProceduralSource("bad", {"squares": Squares()}, families=families, seed=seed),
        PaysAnything,
        families={"All": ("squares",)},
    )
    registry.register(spec)
    yield spec
    del registry._registered["bad"]
    del gymnasium.registry["verigym/bad-v0"]
    del gymnasium.registry["verigym/bad-squares-v0"]


@pytest.mark.parametrize("env", ["math/primes", "logic/lcm", "stem/units"])
def test_a_good_environment_or_family_keeps_the_contract(verigym, env: str) -> None:
    ended = verigym("check", env, "--n", 2, "--level", "easy", "--json")
    assert json.loads(ended.out) == [{"name": env, "problems": []}]
    assert ended.code == 0


def test_a_bad_environment_is_named_with_the_rules_that_it_breaks(verigym, bad: EnvSpec) -> None:
    ended = verigym("check", "bad", "--n", 2)
    assert ended.code == 1
    assert "null policy" in ended.out
    assert "bad: null policy: ten thousand boxes earns 1.00 on average, more than 0.0 (task bad/squares/" in ended.out
    found = json.loads(verigym("check", "bad", "--n", 2, "--json").out)
    assert found[0]["name"] == "bad"
    assert {"null policy"} <= {problem["rule"] for problem in found[0]["problems"]}


def test_families_are_held_to_it_one_after_another(verigym, bad: EnvSpec) -> None:
    ended = verigym("check", "bad", "--families", "--n", 2, "--json")
    assert [entry["name"] for entry in json.loads(ended.out)] == ["bad/squares"]
    assert ended.code == 1


def test_what_chance_may_earn_is_an_option(verigym, bad: EnvSpec) -> None:
    ended = verigym("check", "bad", "--n", 2, "--chance", 1, "--json")
    assert (ended.code, json.loads(ended.out)[0]["problems"]) == (0, [])


def test_what_a_verdict_says_cannot_command_the_terminal(verigym, bad: EnvSpec) -> None:
    assert "\x1b" not in verigym("check", "bad", "--n", 2).out


def test_an_unknown_environment_is_wrong_use(verigym) -> None:
    assert verigym("check", "logic/sudoko").code == 2
