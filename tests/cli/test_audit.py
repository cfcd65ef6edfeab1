"""``verigym audit``, and ``--verifier`` of ``verigym verify``: real verifiers on small files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from verigym.evaluation import audit_file
from verigym.verifiers import make_verifier

STRICT = '{"verifier": "math", "extraction": "strict"}'


def _record(name: str, response: str, label: object, **more: object) -> dict[str, Any]:
    return {"id": name, "env": "math", "answer": "5", "response": response, "label": label, **more}


RECORDS = [
    _record("boxed", r"\boxed{5}", True, meta={"source": "s"}),
    _record("bare", "5", True, meta={"source": "s"}),  # an answer to the lenient form alone
    _record("wrong", r"\boxed{6}", False, meta={"source": "t"}),
    _record("typo", r"\boxed{5}", False),  # its label is wrong
    _record("escape", "\\boxed{\x1b[31m6\n7}", True),
]


@dataclass(frozen=True)
class Judged:
    """A file of ``RECORDS``, and the verdicts on it of the lenient and the strict form."""

    records: Path
    lenient: Path
    strict: Path


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    folder = tmp_path_factory.mktemp("judged")
    files = Judged(folder / "records.jsonl", folder / "lenient.jsonl", folder / "strict.jsonl")
    files.records.write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    strict = make_verifier(STRICT)
    audit_file(files.records, against=strict, verdicts=files.lenient, against_verdicts=files.strict, workers=1)
    return files


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write records to a file."""

    def to(*records: object) -> Path:
        path = tmp_path / "records.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return path

    return to


@pytest.fixture
def comparison(judged: Judged, tmp_path: Path) -> list[object]:
    """The arguments of a comparison of the two forms, one label being disputed."""
    disputed = tmp_path / "disputed.yaml"
    disputed.write_text("typo: the label is wrong\n")
    files = ["--verdicts", judged.lenient, "--against-verdicts", judged.strict]
    return ["audit", judged.records, "--against", STRICT, "--except", disputed, *files]


def test_one_object_holds_all_figures(verigym, comparison: list[object], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ended = verigym(*comparison, "--out", out, "--json")
    found = json.loads(ended.out)
    assert ended.code == 0
    labels = found["labels"]
    assert (labels["n"], labels["accuracy"], labels["unscorable"]) == (5, 3 / 5, 0)
    assert (labels["false_negatives"], labels["false_negative_rate"]) == (1, pytest.approx(1 / 3))
    assert (labels["false_positives"], labels["false_positive_rate"]) == (1, 1 / 2)
    low, high = labels["accuracy_interval"]
    assert 0 < low < 3 / 5 < high < 1
    assert found["undisputed"]["labels"]["false_positives"] == 0
    assert found["disputed"] == {"typo": "the label is wrong"}
    assert {name: one["n"] for name, one in found["by"]["source"].items()} == {"s": 2, "t": 1}
    assert found["by"]["step"]["same normal form"]["n"] == 3
    assert found["paired"] == {"both": 2, "only_first": 1, "only_second": 0, "neither": 2, "p_value": 1.0}
    assert found["against_labels"]["false_negatives"] == 2
    assert [row["id"] for row in found["disagreements"]] == ["typo", "escape"]
    assert [row["id"] for row in found["differences"]] == ["bare"]
    assert found["differences"][0]["against"]["reason"] == "no_answer"
    assert [name.partition("@")[0] for name in (*found["verifiers"], *found["against"])] == ["math", "math"]
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["bare", "typo", "escape"]
    assert found["seconds"] > 0


def test_people_get_tables_and_no_control_character_of_a_model(verigym, comparison: list[object]) -> None:
    ended = verigym(*comparison)
    assert ended.code == 0
    for text in (
        "5 labels",
        "0.600",
        "(3/5)",
        "McNemar's exact test: p = 1",
        "Without the rows whose label is disputed (1)",
        "typo *",
        "escape",
    ):
        assert text in ended.out
    assert "same normal form" in ended.out
    assert "\x1b[31m" not in ended.out


def test_verdicts_on_disk_are_taken_and_the_missing_ones_judged(verigym, judged: Judged, tmp_path: Path) -> None:
    path, verdicts = judged.records, tmp_path / "v.jsonl"
    lines = judged.strict.read_text().splitlines(keepends=True)
    verdicts.write_text("".join(lines[:2]) + lines[2][:20])  # a run that was killed while it wrote the third
    ended = verigym("audit", path, "--verifier", STRICT, "--verdicts", verdicts, "--json")
    assert json.loads(ended.out)["labels"]["n"] == 5
    assert verdicts.read_text().splitlines(keepends=True) == lines
    other = verigym("audit", path, "--verdicts", verdicts)
    assert other.code == 2
    assert "not the verdict on the response in this place; name another" in other.err


def test_a_named_verifier_takes_the_place_of_an_environment_s_own(verigym, write, tmp_path: Path) -> None:
    no_comma = {"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
    path = write(*RECORDS[:2], {"env": "instruct", "answer": no_comma, "response": "One two."})
    out = tmp_path / "v.jsonl"
    ended = verigym("verify", path, "--env", "math", "--verifier", STRICT, "--out", out, "--json")
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert ended.code == 0
    assert [line["passed"] for line in lines] == [True, False, True]  # `instruct` keeps its own


def test_the_papers_rule_is_an_object_on_the_command_line(verigym, write) -> None:
    either = json.dumps({"verifier": "any", "of": [json.loads(STRICT), "math"]})
    found = json.loads(verigym("audit", write(*RECORDS[:3]), "--verifier", either, "--json").out)
    assert found["labels"]["accuracy"] == 1.0
    assert found["verifiers"][0].startswith("any@1:")
    assert found["by"]["step"]["same normal form"]["n"] == 2


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--verifier", "maht"], "no verifier is called 'maht'. Did you mean 'math'?"),
        (["--against", '{"verifier": "math", "extract": 1}'], "'extract' is not an option of verifier 'math'. Did you"),
        (["--except", "gone.yaml"], "gone.yaml cannot be read"),
        (["--env", "maht"], "no environment is called 'maht'"),
    ],
)
def test_a_wrong_option_is_exit_2_with_the_cure(verigym, write, argv: list[str], says: str) -> None:
    ended = verigym("audit", write(*RECORDS), *argv)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def test_a_file_without_labels_is_exit_2_with_the_cure(verigym, write) -> None:
    record = {key: value for key, value in RECORDS[0].items() if key != "label"}
    ended = verigym("audit", write(record), "--json")
    assert (ended.code, ended.out) == (2, "")
    assert "has no labels; an audit needs 'label': true or false in its records" in ended.err


def test_what_cannot_be_judged_is_a_disagreement_and_exit_1(verigym, write) -> None:
    cobol = {"language": "cobol", "kind": "stdio", "tests": [{"input": "", "output": "1"}]}
    bad = {"id": "bad", "env": "code", "answer": cobol, "response": "```cobol\nDISPLAY 1\n```", "label": True}
    ended = verigym("audit", write(RECORDS[0], bad), "--json")
    found = json.loads(ended.out)
    assert ended.code == 1
    assert (found["labels"]["unscorable"], found["labels"]["accuracy"]) == (1, 0.5)
    assert found["disagreements"][0]["verdict"]["reason"] == "unscorable"


def test_ctrl_c_says_what_is_kept(write, tmp_path: Path) -> None:
    slow = {"language": "python", "kind": "stdio", "tests": [{"input": "", "output": "1"}]}
    answer = "```python\nimport time\ntime.sleep(2)\nprint(1)\n```"
    path = write(
        *({"id": f"s{i}", "env": "code", "answer": slow, "response": answer, "label": True} for i in range(40))
    )
    verdicts = tmp_path / "v.jsonl"
    command = [sys.executable, "-m", "verigym", "audit", str(path), "--verdicts", str(verdicts), "--workers", "1"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        while not verdicts.exists() or b"\n" not in verdicts.read_bytes():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "interrupted; give the same command again to go on" in err
    assert "Traceback" not in err
