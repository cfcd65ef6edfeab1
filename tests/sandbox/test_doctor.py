"""The doctor proves the layers, and notices one that does not hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from verigym.errors import UsageError
from verigym.sandbox import Outcome, Stop
from verigym.sandbox.doctor import ATTACKS, Attack, _check, _speaks, checks
from verigym.sandbox.languages import languages
from verigym.sandbox.local import LocalSandbox


def test_every_layer_holds_on_this_machine() -> None:
    found = checks()
    assert [check for check in found if not (check.ok or check.optional)] == []
    assert [check.name for check in found] == [
        *(attack.name for attack in ATTACKS),
        "control groups",
        "Landlock",
        *(f"language: {name}" for name in languages()),
    ]


def test_a_missing_language_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with LocalSandbox(workers=1) as sandbox:
        check = _speaks(sandbox, languages()["java"])
    assert (check.ok, check.optional) == (False, True)
    assert "install 'default-jdk-headless'" in check.detail


def test_a_language_that_does_not_work_is_reported() -> None:
    broken = replace(languages()["bash"], hello="exit 3")
    with LocalSandbox(workers=1) as sandbox:
        check = _speaks(sandbox, broken)
    assert (check.ok, check.optional) == (False, False)
    assert "its program ran and ended by exit" in check.detail


@pytest.mark.parametrize(
    ("attack", "outcome"),
    [
        (Attack("a", ""), Outcome(Stop.EXIT, 0, stdout=b"open\n")),
        (Attack("a", ""), Outcome(Stop.EXIT, 1, stderr=b"ZeroDivisionError")),
        (Attack("a", ""), Outcome(Stop.TIMEOUT)),
        (Attack("a", "", Stop.FORBIDDEN), Outcome(Stop.EXIT, 0)),
    ],
)
def test_a_layer_that_does_not_hold_is_reported(attack: Attack, outcome: Outcome) -> None:
    check = _check(attack, outcome)
    assert not check.ok
    assert "expected" in check.detail


def test_unknown_backend_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="no sandbox is called"):
        checks("nothing")
