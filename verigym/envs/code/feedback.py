"""What a model hears of a program that failed. Inputs and expected values stay hidden unless their test is public."""

from __future__ import annotations

from collections.abc import Mapping

from verigym.types import Json, Part, Task, Verdict

_MOST_TESTS = 10
_MOST_CHARACTERS = 500


def feedback(task: Task, verdict: Verdict) -> str:
    """The tests that failed and why."""
    failed = [part for part in verdict.parts if part.score != 1.0]
    lines = [f"It did not pass: {verdict.detail or verdict.reason}."]
    lines += [f"- {part.name}: {part.detail or part.reason}{_shown(task, part)}" for part in failed[:_MOST_TESTS]]
    if len(failed) > _MOST_TESTS:
        lines.append(f"- and {len(failed) - _MOST_TESTS} more")
    return "\n".join([*lines, "", "Give the whole program again."])


def _shown(task: Task, part: Part) -> str:
    """What a public test gives and expects."""
    word, _, number = part.name.partition(" ")
    tests = task.answer.get("tests") or ()
    if word != "test" or not number.isdigit() or int(number) > len(tests):
        return ""
    test: Mapping[str, Json] = tests[int(number) - 1]
    if test.get("public") is not True:
        return ""
    given = test.get("input", ", ".join(map(repr, test.get("args") or ())))
    expected = test["output"] if "output" in test else repr(test.get("expected"))
    return f"\n  given: {str(given)[:_MOST_CHARACTERS]}\n  expected: {str(expected)[:_MOST_CHARACTERS]}"
