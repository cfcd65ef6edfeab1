"""The contract checker accepts good environments and, above all, rejects bad ones."""

from __future__ import annotations

import dataclasses
import importlib
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import pytest

from verigym.envs import ProceduralSource, ReasoningEnv, Template
from verigym.testing import Problem, assert_contract, check_env_contract
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.pool import VerifierPool


class Addition:
    """A good family."""

    name = "addition"

    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a, b = rng.randrange(100), rng.randrange(1, 100)
        return f"{a} + {b}?", str(a + b), {}

    def demonstrate(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{answer}</answer>"

    def mistake(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{int(answer) + 1}</answer>"


@dataclass(frozen=True)
class Exact(Verifier):
    """A good verifier."""

    name: ClassVar[str] = "exact"

    def verify(self, task: Task, response: str) -> Verdict:
        _, opened, rest = response.rpartition("<answer>")
        answer, closed, _ = rest.partition("</answer>")
        if not (opened and closed):
            return Verdict.zero(Reason.NO_ANSWER)
        return Verdict.right(answer) if answer == task.answer else Verdict.zero(Reason.WRONG, answer)


class HerePool:
    """Judges in this process; the toys above only compare."""

    def judge(self, pairs: Sequence[tuple[Verifier, Task, str]]) -> list[Verdict]:
        return [verifier.verify(task, response) for verifier, task, response in pairs]


def env(
    verifier: type[Verifier] = Exact,
    *,
    family: Any = None,
    source: Callable[[Any], Any] = lambda source: source,
    text: str = "{question} Write <answer>NUMBER</answer>.",
) -> ReasoningEnv:
    supply = ProceduralSource("toy", {"addition": family or Addition()})
    return ReasoningEnv("toy", source(supply), verifier(), template=Template("t@1", text), pool=HerePool())  # type: ignore[arg-type]


def rules(problems: Sequence[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


def test_a_good_environment_has_no_problem() -> None:
    assert check_env_contract(env()) == []
    assert_contract(env())


class AlwaysPays(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right(response)


class Raises(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return super().verify(task, response.encode().decode())  # a lone surrogate cannot be encoded


class GivesUp(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.unscorable("nested too deep") if response.count("[") > 1000 else super().verify(task, response)


class PaysAnyMention(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if f">{task.answer}<" in response else Verdict.zero(Reason.WRONG)


class PaysSilence(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict(0.3, Reason.PARTIAL) if not response else super().verify(task, response)


class PaysZero(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if response == "\\boxed{0}" else super().verify(task, response)


class PaysAllOptions(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if "A, B, C" in response else super().verify(task, response)


class PaysEcho(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if response == task.prompt else super().verify(task, response)


class PaysOtherGolds(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if len(response) < 25 and "<answer>" in response else super().verify(task, response)


class NeverPays(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.zero(Reason.WRONG)


class PaysNearMisses(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        near = dataclasses.replace(task, answer=str(int(task.answer) + 1))
        verdict = super().verify(task, response)
        return verdict if verdict.passed else super().verify(near, response)


class Flips(Exact):
    calls: ClassVar[itertools.count[int]] = itertools.count()

    def verify(self, task: Task, response: str) -> Verdict:
        return dataclasses.replace(super().verify(task, response), detail=str(next(self.calls)))


@pytest.mark.parametrize(
    ("verifier", "rule"),
    [
        (AlwaysPays, "null policy"),
        (AlwaysPays, "mistake"),
        (Raises, "judge raises"),
        (GivesUp, "judge fails"),
        (PaysAnyMention, "null policy"),
        (PaysSilence, "null policy"),
        (PaysZero, "null policy"),
        (PaysAllOptions, "null policy"),
        (PaysEcho, "null policy"),
        (PaysOtherGolds, "null policy"),
        (NeverPays, "gold"),
        (PaysNearMisses, "mistake"),
        (Flips, "same verdict"),
    ],
)
def test_a_bad_verifier_is_rejected(verifier: type[Verifier], rule: str) -> None:
    assert rule in rules(check_env_contract(env(verifier)))


RAISING = """
from dataclasses import dataclass
from typing import ClassVar
from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier

@dataclass(frozen=True)
class Raising(Verifier):
    name: ClassVar[str] = "raising"

    def verify(self, task: Task, response: str) -> Verdict:
        if "\\0" in response:
            raise LookupError("a zero byte")
        given = response.rpartition("<answer>")[2].removesuffix("</answer>")
        return Verdict.right(given) if given == task.answer else Verdict.zero(Reason.WRONG, given)
"""


def test_a_verifier_that_raises_is_found_behind_the_real_pool_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pool says that such a response is to blame, and scores it 0: right in training, wrong for who writes a judge.
    home = tmp_path / "home"
    home.mkdir()  # unlike tmp_path, open to the user that judges in the jail
    (home / "raising.py").write_text(RAISING)
    monkeypatch.syspath_prepend(home)
    module = importlib.import_module("raising")
    with VerifierPool(workers=1) as pool:
        toy = env()
        judged = ReasoningEnv("toy", toy.source, module.Raising(), template=toy.template, pool=pool)
        problems = check_env_contract(judged, n=2)
    assert rules(problems) == {"judge fails"}
    assert "LookupError: a zero byte" in problems[0].detail


@dataclass
class Wrapped:
    """A source with a fault of its own around a good one."""

    source: Any
    size: int | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.source, name)

    def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
        task: Task = self.source.task(index, level, split)
        return task


class Impure(Wrapped):
    calls = itertools.count()

    def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
        return super().task(index + next(self.calls), level, split)


class Leaky(Wrapped):
    def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
        return super().task(index, level, "train")


class Monotonous(Wrapped):
    def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
        return super().task(0, level, split)


class Misnamed(Wrapped):
    def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
        return dataclasses.replace(super().task(index, level, split), env="other")


class NotJson(Wrapped):
    def task(self, index: int, level: int = 0, split: Any = "train") -> Task:
        task = super().task(index, level, split)
        return dataclasses.replace(task, meta={**task.meta, "pair": (1, 2)})


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        (Impure, "pure source"),
        (Leaky, "splits"),
        (Monotonous, "variety"),
        (Misnamed, "names"),
        (NotJson, "JSON"),
    ],
)
def test_a_bad_source_is_rejected(source: Callable[[Any], Any], rule: str) -> None:
    assert rule in rules(check_env_contract(env(source=source)))


class OneAnswer(Addition):
    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a = rng.randrange(10**6)
        return f"{a} - {a} + 7?", "7", {}


def test_an_environment_with_a_single_answer_is_rejected() -> None:
    assert "variety" in rules(check_env_contract(env(family=OneAnswer())))


def test_a_prompt_that_does_not_say_how_to_answer_is_rejected() -> None:
    problems = check_env_contract(env(text="{question}"))
    assert rules(problems) == {"prompt"}
    assert "a right answer stands in '<answer>'" in str(problems[0])


class Binary(Addition):
    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a = rng.randrange(10**6)
        return f"{a} % 2?", str(a % 2), {}

    def mistake(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{1 - int(answer)}</answer>"


def test_a_guess_that_happens_to_be_right_is_no_fault() -> None:
    assert check_env_contract(env(family=Binary())) == []


class Zeros(Binary):
    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a = rng.randrange(10**6)
        return f"{a} % 2.0?", str(a % 2.0), {}

    def mistake(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{1 - float(answer)}</answer>"


@dataclass(frozen=True)
class Numeric(Exact):
    """Compares numbers."""

    def verify(self, task: Task, response: str) -> Verdict:
        given = response.removeprefix("<answer>").removesuffix("</answer>")
        right = (
            re.fullmatch(r"\d(\.0)?", given) is not None and given != response and float(given) == float(task.answer)
        )
        return Verdict.right(given) if right else Verdict.zero(Reason.WRONG, given)


def test_a_guess_that_is_right_in_other_digits_is_no_fault() -> None:
    assert check_env_contract(env(Numeric, family=Zeros())) == []


class Equations(Addition):
    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        a = rng.randrange(10**6)
        return f"x - {a} = 0?", f"x={a}", {}

    def mistake(self, rng: Random, question: str, answer: Any, meta: Mapping[str, Any]) -> str:
        return f"<answer>{answer}1</answer>"


class PaysLeftHandSides(Exact):
    def verify(self, task: Task, response: str) -> Verdict:
        return Verdict.right() if response == "<answer>x</answer>" else super().verify(task, response)


def test_half_an_equation_is_not_the_equation() -> None:
    assert check_env_contract(env(family=Equations())) == []
    (problem,) = check_env_contract(env(PaysLeftHandSides, family=Equations()))
    assert "the gold's left-hand side earns 1.00" in problem.detail


class FewSums(Addition):
    def sample(self, rng: Random, level: int) -> tuple[str, Any, dict[str, Any]]:
        return "1 + 1?", "2", {}


def test_a_source_that_runs_dry_is_a_problem_and_not_a_crash() -> None:
    (problem,) = check_env_contract(env(family=FewSums()))
    assert (problem.rule, "too few different ones" in problem.detail) == ("supply", True)


def test_what_chance_may_earn_can_be_said() -> None:
    assert "null policy" in rules(check_env_contract(env(PaysSilence), chance=0.29))
    assert check_env_contract(env(PaysSilence), chance=0.3001) == []


def test_a_source_that_cannot_demonstrate_is_still_held_to_the_other_rules() -> None:
    class Bare(Wrapped):
        def __getattr__(self, name: str) -> Any:
            raise AttributeError(name)

    assert check_env_contract(env(source=Bare)) == []
    assert rules(check_env_contract(env(AlwaysPays, source=Bare))) == {"null policy"}


def test_a_failed_assertion_lists_every_problem() -> None:
    with pytest.raises(
        AssertionError, match=r"^toy breaks the contract:\n- mistake: (.|\n)*\n- null policy: empty earns 1\.00"
    ):
        assert_contract(env(AlwaysPays))
