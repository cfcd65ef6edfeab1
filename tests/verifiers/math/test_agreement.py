"""Agreement with people's labels, on sets that lie beside the checkout."""

import pytest

from verigym.types import Task
from verigym.verifiers.math import MathVerifier


@pytest.mark.parametrize(
    ("name", "accuracy", "false_negatives"),
    [
        ("gsm8k_solutions", 1.0, 0.0),
        ("math_verify_cases", 1.0, 0.0),
        ("olympiad_pairs", 1.0, 0.0),
        ("hardverify_math", 0.88, 0.22),
    ],
)
def test_agreement_with_labels(load_records, name, accuracy, false_negatives):
    verifier = MathVerifier()
    wrong_yes = wrong_no = right = 0
    records = load_records(name)
    for record in records:
        task = Task(record["id"], "math", "", record["answer"], {})
        verdict = verifier.quick(task, record["response"]) or verifier.verify(task, record["response"])
        assert verdict.score is not None
        right += record["label"]
        wrong_yes += verdict.passed and not record["label"]
        wrong_no += record["label"] and not verdict.passed
    assert wrong_yes == 0
    assert 1 - wrong_no / len(records) >= accuracy
    assert wrong_no / right <= false_negatives
