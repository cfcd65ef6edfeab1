"""Verdicts in which a model had a say: how they are written, told apart and undone."""

from __future__ import annotations

import dataclasses
import re

from verigym.types import Reason, Verdict

_SIGN = "+arbiter:"

_DETAIL = re.compile(r"arbiter: (?P<finding>[^;]*); rule: (?P<reason>\w+)(?:: (?P<detail>.*))?", re.DOTALL)


def right(verdict: Verdict, arbiter: str, finding: str) -> Verdict:
    """The rule's verdict, overruled: full score."""
    detail = explained(verdict, finding)
    return dataclasses.replace(
        verdict, score=1.0, reason=Reason.CORRECT, detail=detail, verifier=_signature(verdict, arbiter)
    )


def confirmed(verdict: Verdict, arbiter: str, finding: str) -> Verdict:
    """The rule's verdict, which the arbiter did not overrule."""
    return dataclasses.replace(verdict, detail=explained(verdict, finding), verifier=_signature(verdict, arbiter))


def unscorable(verdict: Verdict, arbiter: str, finding: str) -> Verdict:
    """No score, since the arbiter failed."""
    detail = explained(verdict, finding)
    return dataclasses.replace(
        verdict, score=None, reason=Reason.UNSCORABLE, detail=detail, verifier=_signature(verdict, arbiter)
    )


def explained(verdict: Verdict, finding: str) -> str:
    """A verdict's ``detail``: what the arbiter found, then what the rule said."""
    said = f"{verdict.reason}: {verdict.detail}" if verdict.detail else str(verdict.reason)
    return f"arbiter: {finding.replace(';', ',')}; rule: {said}"


def is_arbitrated(verdict: Verdict) -> bool:
    """Whether a model had a say in it; figures called 'by rules' count :func:`rule_verdict` in its place."""
    return _SIGN in verdict.verifier


def rule_verdict(verdict: Verdict) -> Verdict:
    """The verdict as the rules gave it: the same one if no arbiter had a say.

    Raises:
        ValueError: If the verdict is signed by an arbiter, and does not tell what the rule said.

    >>> rule_verdict(Verdict.right("7", "same number")).detail
    'same number'
    """
    if not is_arbitrated(verdict):
        return verdict
    told = _DETAIL.fullmatch(verdict.detail)
    if told is None:
        raise ValueError(f"an arbiter's verdict tells what the rule said, got {verdict.detail!r}")
    return dataclasses.replace(
        verdict,
        score=0.0,
        reason=Reason(told["reason"]),
        detail=told["detail"] or "",
        verifier=verdict.verifier.partition(_SIGN)[0],
    )


def _signature(verdict: Verdict, arbiter: str) -> str:
    return f"{verdict.verifier}{_SIGN}{arbiter}"
