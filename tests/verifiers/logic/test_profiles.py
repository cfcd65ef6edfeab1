"""The library's own score is there for comparison, and a verdict says which judged."""

from __future__ import annotations

import pytest

from verigym.errors import UsageError
from verigym.types import Reason, Task
from verigym.verifiers import VerifierPool
from verigym.verifiers.logic import LogicVerifier

PUBLISHED, INTENDED = LogicVerifier(profile="published"), LogicVerifier()


def test_the_verdicts_id_names_the_profile() -> None:
    assert INTENDED.id.startswith("logic@2-intended:")
    assert PUBLISHED.id.startswith("logic@2-published:")


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UsageError, match="profile is 'intended' or 'published', got 'both'"):
        LogicVerifier(profile="both")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "gold", "metadata", "answer", "paid"),
    [
        ("game_of_life_halting", "True", {}, "any text", 1.0),
        ("word_sorting", "a, b", {"sorted_words": ["a", "b"]}, "b, a", 0.2),
        ("tower_of_hanoi", "", {}, "nothing", 0.0),
        ("countdown", "1 + 2", {"numbers": [1, 2], "target": 3}, "1 - 2", 0.05),
        ("calendar_arithmetic", "-5", {"task": "count_days"}, "-4", 1.0),  # the library says 2.7
    ],
)
def test_published_scores_are_the_librarys_within_bounds(  # noqa: PLR0917  the columns of a table
    make_task, name: str, gold: str, metadata: dict[str, object], answer: str, paid: float
) -> None:
    task = make_task(name, answer=gold, **metadata)
    assert PUBLISHED.verify(task, f"<answer>{answer}</answer>").score == paid


def test_an_answer_on_which_the_published_scorer_raises_is_malformed(make_task) -> None:
    verdict = PUBLISHED.verify(make_task("prime_factorization"), "<answer>two × three</answer>")
    assert (verdict.score, verdict.reason, verdict.detail) == (0.0, Reason.MALFORMED, "the scorer raised ValueError")


def test_an_empty_answer_is_scored_as_it_was_published(make_task) -> None:
    task = make_task("polynomial_equations", answer="")
    assert PUBLISHED.verify(task, "<answer></answer>").passed
    assert PUBLISHED.verify(task, "no answer " * 100).reason is Reason.NO_ANSWER


def test_text_golds_are_the_same_in_both() -> None:
    task = Task("t", "logic", "q", "(B)")
    assert PUBLISHED.verify(task, "<answer>B.</answer>").passed
    assert INTENDED.verify(task, "<answer>B.</answer>").passed


def test_what_published_scorers_execute_stays_in_the_jail(make_task, tmp_path) -> None:
    target = tmp_path / "X"
    code = f"[[open('{target}', 'w')]]"
    tasks = [make_task(name) for name in ("binary_matrix", "n_queens", "spiral_matrix", "string_insertion")]
    with VerifierPool(workers=1) as pool:
        verdicts = pool.judge([(PUBLISHED, task, f"<answer>{code}</answer>") for task in tasks])

    assert {verdict.score for verdict in verdicts} == {0.0}
    assert not target.exists()
