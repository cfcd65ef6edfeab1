"""``verigym doctor``: every layer of the jail is attacked for real."""

from __future__ import annotations

import json


def test_the_doctor_finds_every_layer_standing(verigym) -> None:
    ended = verigym("doctor", "--json")
    checks = json.loads(ended.out)
    assert [check["name"] for check in checks if not check["ok"]] == []
    assert ended.code == 0
    assert len(checks) > 5
