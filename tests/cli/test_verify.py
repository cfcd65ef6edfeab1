"""``verigym verify``: the real verifiers on small files."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write records to a file."""

    def to(*records: object, name: str = "records.jsonl") -> Path:
        path = tmp_path / name
        text = "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return path

    return to


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


_NO_COMMA = {"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}


def _plain(right: bool = True, **more: object) -> dict[str, object]:
    """A record of the environment whose worker starts fastest."""
    return {"env": "instruct", "answer": _NO_COMMA, "response": "One two." if right else "One, two.", **more}


def _program(text: str, output: str = "7\n") -> dict[str, object]:
    tests = [{"input": "3 4\n", "output": output}]
    answer = {"language": "python", "kind": "stdio", "tests": tests}
    return {"env": "code", "answer": answer, "response": f"```python\n{text}\n```"}


_UNJUDGEABLE = {
    "env": "code",
    "answer": {"language": "cobol", "kind": "stdio", "tests": [{"input": "", "output": "1"}]},
    "response": "```cobol\nDISPLAY 1\n```",
}


def test_all_five_environments_in_one_file(verigym, write: Write, tmp_path: Path) -> None:
    ten = {"kind": "number", "value": 10, "unit": "m"}
    path = write(
        {"env": "math", "answer": "12", "response": "So \\boxed{12}"},
        {"env": "math", "answer": "12", "response": "So \\boxed{13}"},
        _program("print(sum(map(int, input().split())))"),
        _program("print(0)"),
        {"env": "stem", "answer": ten, "response": "\\boxed{1000 cm}"},
        {"env": "stem", "answer": ten, "response": "\\boxed{1000 m}"},
        {"env": "logic", "answer": "knight", "response": "<answer>knight</answer>"},
        {"env": "logic", "answer": "knight", "response": "<answer>knave</answer>"},
        _plain(),
        _plain(right=False),
    )
    out = tmp_path / "v.jsonl"
    ended = verigym("verify", path, "--json", "--out", out)
    summary = json.loads(ended.out)
    assert ended.code == 0
    assert [line["passed"] for line in _lines(out)] == [True, False] * 5
    assert (summary["n"], summary["judged"], summary["unscorable"]) == (10, 10, 0)
    assert (summary["mean"], summary["passed"], summary["pass_at_k"]) == (0.5, 0.5, {"1": 0.5})
    assert summary["reasons"] == {"correct": 5, "wrong": 5}
    assert "labels" not in summary
    assert summary["seconds"] > 0


def test_verdicts_stand_in_the_order_of_the_input_and_say_who_judged(verigym, write: Write, tmp_path: Path) -> None:
    slow = _program("import time\ntime.sleep(0.5)\nprint(7)")
    path = write({**slow, "id": "slow"}, *({**_plain(right=i % 2 == 0), "id": f"m{i}"} for i in range(6)))
    out = tmp_path / "v.jsonl"
    assert verigym("verify", path, "--out", out).code == 0
    lines = _lines(out)
    assert [line["id"] for line in lines] == ["slow", *(f"m{i}" for i in range(6))]
    assert [line["passed"] for line in lines] == [True, True, False, True, False, True, False]
    assert [line["verifier"].split("@")[0] for line in lines] == ["code"] + ["instruct"] * 6
    assert {line["env"] for line in lines} == {"code", "instruct"}


def test_several_responses_give_pass_at_k_and_a_sample_number(verigym, write: Write, tmp_path: Path) -> None:
    right, wrong = "One two.", "One, two."
    path = write(
        {"answer": _NO_COMMA, "responses": [right, wrong, wrong, wrong]},
        {"answer": _NO_COMMA, "responses": [right, right, wrong]},
    )
    out = tmp_path / "v.jsonl"
    summary = json.loads(verigym("verify", path, "--env", "instruct", "--json", "--out", out).out)
    assert summary["pass_at_k"] == {"1": pytest.approx((1 / 4 + 2 / 3) / 2), "2": pytest.approx((1 / 2 + 1) / 2)}
    assert [line["sample"] for line in _lines(out)] == [0, 1, 2, 3, 0, 1, 2]


def test_labels_are_compared_where_there_are_some(verigym, write: Write) -> None:
    path = write(_plain(label=True), _plain(label=False), _plain(right=False, label=True), _plain())
    ended = verigym("verify", path, "--json")
    assert json.loads(ended.out)["labels"] == {
        "n": 3,
        "accuracy": pytest.approx(1 / 3),
        "false_positive_rate": 1.0,
        "false_negative_rate": 0.5,
        "unscorable": 0,
    }
    table = verigym("verify", path).out
    assert "false negatives" in table
    assert "0.500" in table


def test_what_cannot_be_judged_is_no_zero_and_exit_1(verigym, write: Write) -> None:
    path = write(_plain(label=True), {**_UNJUDGEABLE, "label": True}, {**_UNJUDGEABLE, "label": False})
    ended = verigym("verify", path, "--json")
    summary = json.loads(ended.out)
    assert ended.code == 1
    assert (summary["judged"], summary["unscorable"], summary["mean"]) == (1, 2, 1.0)
    assert summary["pass_at_k"] == {"1": 1.0}
    assert summary["labels"] == {
        "n": 3,
        "accuracy": pytest.approx(1 / 3),
        "false_positive_rate": 0.0,
        "false_negative_rate": 0.5,
        "unscorable": 2,
    }
    assert verigym("verify", path).code == 1


def test_compressed_records_are_read(verigym, write: Write) -> None:
    ended = verigym("verify", write(_plain(), name="r.jsonl.gz"), "--json")
    assert json.loads(ended.out)["passed"] == 1.0


def test_the_env_of_a_record_wins_over_the_option(verigym, write: Write) -> None:
    path = write(_plain(), {"answer": "12", "response": "\\boxed{12}"})
    assert json.loads(verigym("verify", path, "--env", "math", "--json").out)["passed"] == 1.0


def test_a_broken_line_names_file_and_line_before_anything_is_judged(verigym, write: Write, tmp_path: Path) -> None:
    path = write(_plain(), "", '{"env": "math"')
    out = tmp_path / "v.jsonl"
    ended = verigym("verify", path, "--out", out)
    assert ended.code == 2
    assert f"{path}, line 3" in ended.err
    assert not out.exists()


def test_an_unknown_environment_in_a_record_names_the_line_and_the_nearest(verigym, write: Write) -> None:
    ended = verigym("verify", write(_plain(), _plain(env="mth")))
    assert ended.code == 2
    assert "line 2" in ended.err
    assert "Did you mean 'math'?" in ended.err


def test_timings_stand_beside_the_verdicts_in_their_order(verigym, write: Write, tmp_path: Path) -> None:
    path = write(
        {**_program("import time\ntime.sleep(0.5)\nprint(7)"), "id": "slow"},
        {"id": "two", "env": "instruct", "answer": _NO_COMMA, "responses": ["One two.", "One, two."]},
    )
    out, timings = tmp_path / "v.jsonl", tmp_path / "t.jsonl"
    assert verigym("verify", path, "--out", out, "--timings", timings).code == 0
    lines = _lines(timings)
    assert [(line["id"], line["env"], line["sample"]) for line in lines] == [
        ("slow", "code", 0),
        ("two", "instruct", 0),
        ("two", "instruct", 1),
    ]
    assert {frozenset(line) for line in lines} == {frozenset(("id", "env", "sample", "seconds"))}
    assert all(line["seconds"] > 0 for line in lines)
    assert lines[0]["seconds"] >= 0.5
    assert not any("seconds" in line for line in _lines(out))


def test_a_resumed_run_keeps_the_timings_of_what_was_judged(verigym, write: Write, tmp_path: Path) -> None:
    path = write(*({**_plain(), "id": f"r{i}"} for i in range(5)))
    out, timings = tmp_path / "v.jsonl", tmp_path / "t.jsonl"
    assert verigym("verify", path, "--out", out, "--timings", timings).code == 0
    kept = timings.read_bytes().splitlines(keepends=True)[:2]
    # killed between the third timing and its verdict, in the middle of a line
    out.write_bytes(b"".join(out.read_bytes().splitlines(keepends=True)[:2]) + b'{"id": "r2", "to')
    timings.write_bytes(b"".join(timings.read_bytes().splitlines(keepends=True)[:3]))
    assert verigym("verify", path, "--out", out, "--timings", timings, "--resume").code == 0
    assert [line["id"] for line in _lines(timings)] == [line["id"] for line in _lines(out)]
    assert len(_lines(out)) == 5
    assert timings.read_bytes().splitlines(keepends=True)[:2] == kept


def test_timings_of_other_verdicts_are_not_gone_on_with(verigym, write: Write, tmp_path: Path) -> None:
    path, out = write({**_plain(), "id": "a"}, {**_plain(), "id": "b"}), tmp_path / "v.jsonl"
    assert verigym("verify", path, "--out", out).code == 0
    timings = tmp_path / "t.jsonl"
    for held in ("", "[]\n", '{"id": "b", "env": "instruct", "sample": 0, "seconds": 0.5}\n'):
        timings.write_text(held)
        ended = verigym("verify", path, "--out", out, "--timings", timings, "--resume")
        assert ended.code == 2
        assert "response 0 to 'a'" in ended.err
        assert timings.read_text() == held
    assert verigym("verify", path, "--out", out, "--resume").code == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--resume"], "--out"),
        (["--out", "v.jsonl.gz"], "plain JSON Lines"),
        (["--out", "."], "exists already"),
        (["--timings", "."], "exists already"),
        (["--out", "v.jsonl", "--timings", "./v.jsonl"], "files of their own"),
    ],
)
def test_wrong_use_of_out_and_timings_is_refused(verigym, write: Write, options: list[str], message: str) -> None:
    ended = verigym("verify", write(_plain()), *options)
    assert ended.code == 2
    assert message in ended.err


def test_an_empty_file_is_no_perfect_score(verigym, write: Write) -> None:
    ended = verigym("verify", write(), "--env", "math", "--json")
    assert ended.code == 2
    assert "holds no responses" in ended.err


def test_half_a_surrogate_pair_is_judged_like_any_text(verigym, write: Write, tmp_path: Path) -> None:
    lone = json.loads('"\\ud800"')
    ended = verigym(
        "verify",
        write(_plain(), {"env": "math", "answer": "12", "response": lone}),
        "--out",
        tmp_path / "v.jsonl",
        "--json",
    )
    assert ended.code == 0
    assert json.loads(ended.out)["passed"] == 0.5


def test_a_killed_run_resumes_and_judges_nothing_twice(verigym, write: Write, tmp_path: Path) -> None:
    path = write(*(_program(f"import time\ntime.sleep(0.1)\nprint({6 + i % 2})") for i in range(40)))
    whole, out = tmp_path / "whole.jsonl", tmp_path / "v.jsonl"
    assert verigym("verify", path, "--out", whole).code == 0

    command = [sys.executable, "-m", "verigym", "verify", str(path), "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while not out.exists() or out.read_bytes().count(b"\n") < 5:
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    kept = [line for line in out.read_text().splitlines(keepends=True) if line.endswith("\n")]
    assert 5 <= len(kept) < 40
    marked = [line.replace('"detail": "', '"detail": "kept ', 1) for line in kept]
    out.write_text("".join(marked) + '{"id": "torn')

    ended = verigym("verify", path, "--out", out, "--resume", "--json")
    assert ended.code == 0
    assert json.loads(ended.out)["passed"] == 0.5
    lines = out.read_text().splitlines(keepends=True)
    assert lines[: len(kept)] == marked
    assert lines[len(kept) :] == whole.read_text().splitlines(keepends=True)[len(kept) :]


def test_verdicts_on_other_responses_are_not_gone_on_with(verigym, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "v.jsonl"
    assert verigym("verify", write(_plain(), _plain()), "--out", out).code == 0
    before = out.read_bytes()
    for other in (
        [_plain(), _plain(right=False), _plain()],
        [_plain()],
        [_plain(), _plain(answer={**_NO_COMMA, "mode": "loose"})],
    ):
        ended = verigym("verify", write(*other), "--out", out, "--resume")
        assert ended.code == 2
        assert "line 2" in ended.err
        assert out.read_bytes() == before


def test_a_finished_run_judges_nothing_when_resumed_and_is_not_overwritten(
    verigym, write: Write, tmp_path: Path
) -> None:
    path, out = write(_plain(), _plain(right=False)), tmp_path / "v.jsonl"
    first = json.loads(verigym("verify", path, "--out", out, "--json").out)
    before = out.read_bytes()
    again = json.loads(verigym("verify", path, "--out", out, "--json", "--resume").out)
    assert {**again, "seconds": 0} == {**first, "seconds": 0}
    ended = verigym("verify", path, "--out", out)
    assert ended.code == 2
    assert "--resume" in ended.err
    assert out.read_bytes() == before


def test_a_verdict_file_that_was_tampered_with_is_refused(verigym, write: Write, tmp_path: Path) -> None:
    path, out = write(_plain()), tmp_path / "v.jsonl"
    assert verigym("verify", path, "--out", out).code == 0
    out.write_text(out.read_text().replace('"score": 1.0', '"score": 7.0'))
    ended = verigym("verify", path, "--out", out, "--resume")
    assert ended.code == 2
    assert "line 1: not a verdict" in ended.err


def test_ctrl_c_keeps_what_was_judged(write: Write, tmp_path: Path) -> None:
    path = write(*(_program("import time\ntime.sleep(0.1)\nprint(7)") for _ in range(200)))
    out = tmp_path / "v.jsonl"
    command = [sys.executable, "-m", "verigym", "verify", str(path), "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not out.exists() or b"\n" not in out.read_bytes():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "--resume" in err
    assert "Traceback" not in err
    assert all(line["passed"] for line in _lines(out))
