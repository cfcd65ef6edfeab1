"""Agreement with the labels of public sets, on a seeded sample; all rows are `verigym verify FILE --env code`."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from verigym.sandbox import Sandbox
from verigym.types import Task
from verigym.verifiers.code import CodeVerifier


@pytest.mark.parametrize(("name", "rows"), [("humanevalpack_python", 30), ("humaneval_samples", 30), ("mbpp", 30)])
def test_verdicts_agree_with_labels(load_records: Any, sandbox: Sandbox, name: str, rows: int) -> None:
    # Rows that run out of time take seconds each: they are for the whole run.
    records = [r for r in load_records(name) if r["meta"].get("result") != "fail:timeout"]
    for record in Random(3).sample(records, rows):
        answer = {**record["answer"], "limits": {"total_seconds": 2}}
        task = Task(record["id"], "code", record["prompt"], answer, record["meta"])
        verdict = CodeVerifier().verify_in(sandbox, task, record["response"])
        assert verdict.passed == record["label"], (record["id"], verdict)


@pytest.mark.parametrize("task_id", ["mbpp/126", "mbpp/533", "mbpp/601"])
def test_odd_tasks_can_be_judged(load_records: Any, sandbox: Sandbox, task_id: str) -> None:
    # An entry point that hides a builtin, types as arguments, and objects of the candidate's own class.
    (record,) = [r for r in load_records("mbpp") if r["id"] == task_id]
    task = Task(task_id, "code", record["prompt"], record["answer"])
    assert CodeVerifier().verify_in(sandbox, task, record["response"]).passed
