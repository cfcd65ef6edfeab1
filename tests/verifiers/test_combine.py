"""Verifiers made of others: their rules by enumeration, and the real members behind the pool."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest

from verigym.errors import UsageError
from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier, VerifierPool, make_verifier
from verigym.verifiers.combine import AllOf, AnyOf, Combination, Fallback, WeightedMean

if TYPE_CHECKING:
    from types import ModuleType

TASK = Task("t", "math", "", "12")


@dataclass(frozen=True)
class Says(Verifier):
    """Says what it was told to."""

    score: float | None
    reason: Reason
    extracted: str = ""

    name: ClassVar[str] = "says"

    def verify(self, task: Task, response: str) -> Verdict:
        return self.signed(Verdict(self.score, self.reason, self.extracted or None, f"where; {self.reason}"))


RIGHT, WRONG, HALF = Says(1.0, Reason.CORRECT), Says(0.0, Reason.WRONG), Says(0.5, Reason.PARTIAL)
MALFORMED, SILENT = Says(0.0, Reason.MALFORMED), Says(0.0, Reason.NO_ANSWER)
LOST, SLOW = Says(None, Reason.UNSCORABLE), Says(0.0, Reason.TIMEOUT)
ALL = (RIGHT, WRONG, HALF, MALFORMED, SILENT, LOST, SLOW)


def judged(combination: Combination) -> Verdict:
    return combination.verify(TASK, "")


def outcome(combination: Combination) -> tuple[float | None, Reason]:
    verdict = judged(combination)
    return verdict.score, verdict.reason


@pytest.mark.parametrize(
    ("members", "score", "reason"),
    [
        ((WRONG, RIGHT), 1.0, Reason.CORRECT),
        ((LOST, RIGHT), 1.0, Reason.CORRECT),  # one that is right settles it
        ((LOST, WRONG), None, Reason.UNSCORABLE),  # the one that is lost might have said right
        ((WRONG, MALFORMED), 0.0, Reason.MALFORMED),
        ((WRONG, SLOW, SILENT), 0.0, Reason.TIMEOUT),
        ((WRONG, HALF), 0.5, Reason.PARTIAL),
    ],
)
def test_any_is_right_if_one_member_says_so(members, score, reason) -> None:
    assert outcome(AnyOf(members)) == (score, reason)


@pytest.mark.parametrize(
    ("members", "score", "reason"),
    [
        ((RIGHT, RIGHT), 1.0, Reason.CORRECT),
        ((RIGHT, WRONG), 0.0, Reason.WRONG),
        ((LOST, WRONG), 0.0, Reason.WRONG),  # whatever the one that is lost would have said
        ((RIGHT, LOST), None, Reason.UNSCORABLE),
        ((RIGHT, HALF), 0.5, Reason.PARTIAL),
        ((RIGHT, MALFORMED), 0.0, Reason.MALFORMED),
    ],
)
def test_all_is_right_only_if_every_member_says_so(members, score, reason) -> None:
    assert outcome(AllOf(members)) == (score, reason)


@pytest.mark.parametrize(
    ("members", "weights", "score", "reason"),
    [
        ((RIGHT, WRONG), (), 0.5, Reason.PARTIAL),
        ((RIGHT, WRONG), (3, 1), 0.75, Reason.PARTIAL),
        ((RIGHT, RIGHT), (0.1, 0.2), 1.0, Reason.CORRECT),
        ((WRONG, MALFORMED), (), 0.0, Reason.MALFORMED),
        ((RIGHT, LOST), (), None, Reason.UNSCORABLE),
    ],
)
def test_the_mean_weighs_all_members(members, weights, score, reason) -> None:
    assert outcome(WeightedMean(members, weights)) == (score, reason)


def test_a_mean_that_only_rounds_to_one_does_not_pass() -> None:
    verdict = judged(WeightedMean((RIGHT, Says(math.nextafter(1.0, 0.0), Reason.PARTIAL)), (1.0, 1e-9)))
    assert not verdict.passed
    assert verdict.reason is Reason.PARTIAL


@pytest.mark.parametrize(
    ("members", "score", "reason"),
    [
        ((MALFORMED, RIGHT), 1.0, Reason.CORRECT),
        ((LOST, SILENT, WRONG), 0.0, Reason.WRONG),
        ((WRONG, RIGHT), 0.0, Reason.WRONG),  # the first could read the answer
        ((SLOW, RIGHT), 0.0, Reason.TIMEOUT),  # the response spent its budget; another judge does not give it back
        ((SILENT, MALFORMED), 0.0, Reason.MALFORMED),
        ((SILENT, LOST), None, Reason.UNSCORABLE),
        ((LOST, SILENT), None, Reason.UNSCORABLE),
    ],
)
def test_fallback_asks_the_next_only_where_one_cannot_read_the_answer(members, score, reason) -> None:
    assert outcome(Fallback(members)) == (score, reason)


def test_any_and_all_are_the_largest_and_smallest_score_with_unknowns_in_any_order() -> None:
    # what an unscorable member would have said lies between 0 and 1: the whole has a score where it cannot matter
    for members, (kind, pick) in product(product(ALL, repeat=3), ((AnyOf, max), (AllOf, min))):
        least = pick(0.0 if member.score is None else member.score for member in members)
        most = pick(1.0 if member.score is None else member.score for member in members)
        for order in permutations(members):
            assert judged(kind(order)).score == (least if least == most else None)


def test_members_are_asked_no_further_than_the_outcome_is_open() -> None:
    asked = []

    def ask(member: Verifier) -> Verdict:
        asked.append(member)
        return member.verify(TASK, "")

    AnyOf((WRONG, RIGHT, LOST)).combined(ask)
    AllOf((RIGHT, WRONG, LOST)).combined(ask)
    Fallback((SILENT, WRONG, LOST)).combined(ask)
    assert asked == [WRONG, RIGHT, RIGHT, WRONG, SILENT, WRONG]


def test_the_verdict_shows_its_members_and_who_decided() -> None:
    verdict = judged(AnyOf((WRONG, Says(1.0, Reason.CORRECT, "12"))))
    assert (verdict.extracted, verdict.detail) == ("12", "by says; where; correct")
    assert [(part.score, part.reason, part.detail) for part in verdict.parts] == [
        (0.0, Reason.WRONG, "where; wrong"),
        (1.0, Reason.CORRECT, "where; correct"),
    ]
    assert verdict.parts[0].name == WRONG.id
    assert judged(WeightedMean((RIGHT, WRONG))).detail == "says 1, says 0"


def test_the_id_changes_with_the_members_their_order_options_and_versions(monkeypatch) -> None:
    ids = {
        verifier.id
        for verifier in (
            AnyOf((RIGHT, WRONG)), AnyOf((WRONG, RIGHT)), AnyOf((RIGHT, WRONG, WRONG)), AllOf((RIGHT, WRONG)),
            WeightedMean((RIGHT, WRONG)), WeightedMean((RIGHT, WRONG), (1, 2)), AnyOf((AnyOf((RIGHT, WRONG)), WRONG)),
        )
    }  # fmt: skip
    assert len(ids) == 7
    before = AnyOf((RIGHT, WRONG)).id
    monkeypatch.setattr(Says, "version", 2)
    assert before != AnyOf((RIGHT, WRONG)).id
    assert before.startswith("any@1:")


def test_path_and_options_are_enough_to_build_the_same_one() -> None:
    inner = {"verifier": "all", "of": [{"verifier": "math", "extraction": "strict"}, "math-verify"]}
    for combination in (
        make_verifier({"verifier": "any", "of": ["math", inner]}),
        make_verifier({"verifier": "mean", "of": ["math", "deepscaler"], "weights": [2, 1]}),
    ):
        options = json.loads(json.dumps(combination.options))
        assert make_verifier({"verifier": combination.path, **options}) == combination
        assert make_verifier({"verifier": combination.path, **options}).id == combination.id
    assert inner["of"][1] == "math-verify"


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: AnyOf(("math",)), "'any' needs at least two members in 'of', got"),
        (lambda: AnyOf("math"), "'any' needs at least two members in 'of', got 'math'"),
        (lambda: AnyOf(("math", "maht")), "no verifier is called 'maht'. Did you mean 'math'?"),
        (lambda: WeightedMean(("math", "logic"), (1,)), "each member needs its weight, got 1 for 2 members"),
        (lambda: WeightedMean(("math", "logic"), (1, 0)), "greater than 0, got 0; leave the member out instead"),
        (lambda: WeightedMean(("math", "logic"), (1, math.nan)), "greater than 0, got nan"),
        (lambda: make_verifier({"verifier": "any"}), "missing 1 required positional argument: 'of'"),
        (lambda: make_verifier({"verifier": "mean", "of": ["math", "logic"], "weights": ["a", 1]}), "valid number"),
    ],
)
def test_what_cannot_be_combined_is_refused(build, says: str) -> None:
    with pytest.raises(UsageError) as error:
        build()
    assert says in str(error.value)


@pytest.fixture(scope="module")
def hostile() -> Iterator[ModuleType]:
    plugin = str(Path(__file__).parent / "plugin")
    sys.path.insert(0, plugin)
    import hostile_verifier

    yield hostile_verifier
    sys.path.remove(plugin)


def test_each_member_is_judged_on_its_own_behind_the_pool(hostile: ModuleType) -> None:
    broken, sound, trusted = hostile.BrokenJudge(), hostile.Hostile(), hostile.Controlled()
    task = Task("t", "hostile", "", "1")
    pairs = [
        (AnyOf((broken, trusted)), task, "print(1)"),  # one member in the jail, one that runs programs in the sandbox
        (AnyOf((sound, broken)), task, "exit"),
        (AllOf((sound, broken)), task, "1"),
        (WeightedMean((sound, AnyOf((trusted, sound)))), task, "1"),
        (AnyOf((trusted, sound)), task, "raise"),  # both blame the response
        (sound, task, "1"),
    ]
    with VerifierPool(workers=1) as pool:
        verdicts = pool.judge(pairs)
    assert [verdict.score for verdict in verdicts] == [1.0, None, 1.0, 1.0, 0.0, 1.0]
    assert verdicts[1].parts[0].reason is Reason.FORBIDDEN  # the response ended that judge's process
    assert verdicts[1].parts[1].reason is Reason.UNSCORABLE  # this one fails on its own control as well
    assert [verdict.verifier for verdict in verdicts] == [verifier.id for verifier, _, _ in pairs]


def test_a_combination_shares_a_process_if_a_member_does() -> None:
    answer = {"language": "cpp", "kind": "asserts", "entry_point": "f", "test": "int main() { assert(f() == 1); }"}
    task = Task("t", "code", "", answer)
    assert make_verifier({"verifier": "any", "of": ["instruct", "code"]}).shares_process(task)
    assert not make_verifier({"verifier": "any", "of": ["instruct", "math"]}).shares_process(task)
