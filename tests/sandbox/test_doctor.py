"""The doctor proves the layers, and notices one that does not hold."""

from __future__ import annotations

import pytest

from verigym.errors import UsageError
from verigym.sandbox import Outcome, Stop
from verigym.sandbox.doctor import ATTACKS, Attack, _check, checks


def test_every_layer_holds_on_this_machine() -> None:
    found = checks()
    assert [check for check in found if not check.ok] == []
    assert [check.name for check in found] == [attack.name for attack in ATTACKS]


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
