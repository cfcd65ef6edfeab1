"""``verigym verify`` with an arbiter."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from verigym.cli import main

if TYPE_CHECKING:
    from conftest import ModelServer

Verify = Callable[..., tuple[int, str, str]]


@pytest.fixture
def verify(server: ModelServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Verify:
    """Judge three labelled answers, of which rules call two wrong; exit code, stdout and stderr."""
    file = tmp_path / "responses.jsonl"
    answers = [(r"\boxed{5}", True), (r"\boxed{\text{5 obviously}}", True), (r"\boxed{6}", False)]
    rows = [
        {"env": "math", "prompt": "What?", "answer": "5", "response": said, "label": label} for said, label in answers
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with_it = ["--arbiter", server.url, "--arbiter-model", "tiny", "--arbiter-cache", str(tmp_path / "cache")]

    def run(*options: str, arbiter: bool = True) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main(["verify", str(file), "--workers", "1", *(with_it if arbiter else []), *options])
        return (int(stop.value.code or 0), *capfd.readouterr())

    return run


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_figures_by_rules_stand_apart(verify: Verify, tmp_path: Path) -> None:
    out = tmp_path / "verdicts.jsonl"
    code, shown, _ = verify("--json", "--out", str(out))
    found = json.loads(shown)
    assert code == 0
    assert (found["passed"], found["labels"]["accuracy"]) == (pytest.approx(2 / 3), 1.0)
    ruled = found["by_rules"]
    assert (ruled["passed"], ruled["labels"]["accuracy"]) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert [("+arbiter:tiny@" in line["verifier"]) for line in _lines(out)] == [False, True, True]
    code, shown, _ = verify("--resume", "--out", str(out))
    assert "passed, by rules" in shown
    assert "false negatives, by rules" in shown


def test_verdicts_with_and_without_an_arbiter_are_never_mixed(verify: Verify, tmp_path: Path) -> None:
    out = str(tmp_path / "verdicts.jsonl")
    _, shown, _ = verify("--json", "--out", out, arbiter=False)
    assert "by_rules" not in json.loads(shown)
    code, _, told = verify("--resume", "--out", out)
    assert code == 2
    assert "not the verdict on the response in this place" in told


def test_an_arbiter_that_does_not_answer_costs_no_verdicts(verify: Verify, server: ModelServer, tmp_path: Path) -> None:
    server.always = lambda handler: handler.send_error(404)
    code, _, told = verify("--out", str(tmp_path / "verdicts.jsonl"))
    assert code == 2
    assert "does not answer: HTTP 404" in told
    assert _lines(tmp_path / "verdicts.jsonl") == []


BAD = {
    "a model alone": (("--arbiter-model", "tiny"), "an arbiter needs --arbiter URL, --arbiter-model NAME and"),
    "what to do alone": (("--arbiter-on-error", "rule"), "an arbiter needs --arbiter URL"),
}


@pytest.mark.parametrize(("options", "message"), BAD.values(), ids=BAD.keys())
def test_half_an_arbiter_is_an_error(verify: Verify, options: tuple[str, ...], message: str) -> None:
    code, _, told = verify(*options, arbiter=False)
    assert code == 2
    assert message in told


def test_parameters_are_json(verify: Verify, server: ModelServer) -> None:
    code, _, told = verify("--arbiter-parameters", "[1]")
    assert code == 2
    assert "--arbiter-parameters is a JSON object, got '[1]'" in told
    code, _, _ = verify("--arbiter-parameters", '{"max_tokens": 3}', "--arbiter-on-error", "rule")
    assert code == 0
    assert {request.body["max_tokens"] for request in server.received} == {3}
