"""Verdicts in which a model had a say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verigym.types import Reason, Verdict
from verigym.verifiers.arbiter import is_arbitrated, rule_verdict
from verigym.verifiers.arbiter.ruling import confirmed, right, unscorable

RULES = st.builds(
    Verdict,
    score=st.just(0.0),
    reason=st.sampled_from([Reason.WRONG, Reason.MALFORMED]),
    extracted=st.text(),
    detail=st.text() | st.sampled_from(["; rule: wrong", "arbiter: right; rule: wrong: x", ": ", "\n"]),
    verifier=st.sampled_from(["math@4:ab12cd", "any@1:ffffff"]),
)


@given(RULES, st.sampled_from([right, confirmed, unscorable]), st.text())
def test_the_rules_verdict_comes_back_whole(rule: Verdict, ruling: object, finding: str) -> None:
    verdict = ruling(rule, "Org/Model:x@1:abc", finding)  # type: ignore[operator]
    assert is_arbitrated(verdict)
    assert verdict.verifier == f"{rule.verifier}+arbiter:Org/Model:x@1:abc"
    assert rule_verdict(verdict) == rule
    assert rule_verdict(Verdict.from_dict(verdict.to_dict())) == rule


def test_a_signature_without_the_rules_word_is_an_error() -> None:
    with pytest.raises(ValueError, match="tells what the rule said, got 'no'"):
        rule_verdict(Verdict(1.0, Reason.CORRECT, "5", "no", (), "math@1:ab+arbiter:m@1:ab"))
