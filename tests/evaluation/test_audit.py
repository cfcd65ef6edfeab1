"""What an audit counts, over verdicts that are on disk already: nothing is judged here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from verigym.errors import UsageError
from verigym.evaluation import Audit, audit_file, mcnemar, read_disputed, wilson_interval
from verigym.evaluation.figures import deciding_step
from verigym.evaluation.verdicts import Pair, VerdictFile
from verigym.types import Reason, Task, Verdict
from verigym.verifiers import Verifier, make_verifier

MATH, PLAIN = make_verifier("math"), make_verifier("math-verify")
RIGHT = Verdict.right("5", "box; same number")
WRONG = Verdict.zero(Reason.WRONG, "6", "box; another number")
SILENT = Verdict.zero(Reason.NO_ANSWER, detail="no answer found")
LOST = Verdict.unscorable("the judge failed twice: it died")

Row = dict[str, Any]


@pytest.fixture
def working_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def record(name: str, label: object, n: int = 1, **meta: object) -> Row:
    responses = {"responses": [f"r{i}" for i in range(n)]} if n > 1 else {"response": "r0"}
    labels = {} if label is None else {"label": label}
    return {"id": name, "env": "math", "prompt": "", "answer": "5", "meta": meta, **responses, **labels}


@pytest.fixture
def audit(tmp_path: Path) -> Callable[..., Audit]:
    """Audit records whose verdicts are given."""

    def verdict_file(name: str, judge: Verifier, records: Sequence[Row], verdicts: Sequence[Verdict]) -> Path:
        said = iter(verdicts)
        (tmp_path / name).unlink(missing_ok=True)
        with VerdictFile(tmp_path / name, resume=False) as file:
            for row in records:
                task = Task(row["id"], row["env"], row["prompt"], row["answer"], row["meta"])
                for sample, response in enumerate(row.get("responses") or [row["response"]]):
                    file.append(Pair(judge, task, response, sample), judge.signed(next(said)))
        assert next(said, None) is None
        return tmp_path / name

    def run(
        records: Sequence[Row], verdicts: Sequence[Verdict], against: Sequence[Verdict] | None = None, **more: Any
    ) -> Audit:
        path = tmp_path / "records.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in records))
        if against is not None:
            more |= {"against": PLAIN, "against_verdicts": verdict_file("against.jsonl", PLAIN, records, against)}
        return audit_file(path, verdicts=verdict_file("verdicts.jsonl", MATH, records, verdicts), workers=1, **more)

    return run


def test_rates_are_over_their_own_labels_and_what_was_not_judged_disagrees(audit) -> None:
    labels = [True, True, True, False, False, False, False]
    found = audit(
        [record(f"t{i}", label) for i, label in enumerate(labels)], [RIGHT, WRONG, LOST, RIGHT, WRONG, SILENT, LOST]
    )
    figures = found.figures.labels.with_intervals()
    assert (figures["n"], figures["accuracy"], figures["unscorable"]) == (7, 3 / 7, 2)
    assert (figures["false_negative_rate"], figures["false_negatives"]) == (pytest.approx(2 / 3), 2)
    assert (figures["false_positive_rate"], figures["false_positives"]) == (1 / 4, 1)
    assert figures["accuracy_interval"] == wilson_interval(3, 7)
    assert figures["false_negative_interval"] == wilson_interval(2, 3)
    assert figures["false_positive_interval"] == wilson_interval(1, 4)
    assert [row["id"] for row in found.disagreements] == ["t1", "t2", "t3", "t6"]
    assert found.verifiers == [MATH.id]
    assert found.unscorable == 2
    assert (found.against, found.differences, found.undisputed) == ([], [], None)


def test_figures_are_taken_apart_by_source_reason_and_step(audit) -> None:
    found = audit(
        [
            record("a", True, source="x"), record("b", True, source="y"), record("c", False, source="x"),
            record("d", False, source=7), record("e", True),
        ],
        [RIGHT, WRONG, SILENT, RIGHT, LOST],
    )  # fmt: skip
    counts = {
        name: {key: (one.n, one.false_negatives.count, one.false_positives.count) for key, one in groups.items()}
        for name, groups in found.figures.by.items()
    }
    assert counts == {
        "source": {"x": (2, 0, 0), "7": (1, 0, 1), "y": (1, 1, 0)},  # `e` does not say where it comes from
        "reason": {"correct": (2, 0, 1), "no_answer": (1, 0, 0), "unscorable": (1, 1, 0), "wrong": (1, 1, 0)},
        "step": {
            "same number": (2, 0, 1),
            "another number": (1, 1, 0),
            "no answer found": (1, 0, 0),
            "the judge failed twice": (1, 1, 0),
        },
    }
    assert list(counts["reason"]) == ["correct", "no_answer", "unscorable", "wrong"]  # the largest first, then by name


def test_another_key_of_meta_may_say_where_a_record_comes_from(audit) -> None:
    found = audit([record("a", True, test="t", source="s"), record("b", False)], [RIGHT, WRONG], by="test")
    assert list(found.figures.by["source"]) == ["t"]


def test_without_sources_there_is_no_table_of_them(audit) -> None:
    assert list(audit([record("a", True), record("b", False)], [RIGHT, WRONG]).figures.by) == ["reason", "step"]


@pytest.mark.parametrize(
    ("detail", "step"),
    [
        ("box; same number", "same number"),
        ("by math; box; compared by value", "compared by value"),
        ("no answer found", "no answer found"),
        ("box; cannot be read: 'x; y'", "cannot be read"),
        ("box; equal at 12 points", "equal at # points"),
        ("3 of 14 tests passed", "# of # tests passed"),
        ("", "-"),
        ("box; ", "-"),
    ],
)
def test_the_deciding_step_is_what_stands_last_in_the_detail(detail: str, step: str) -> None:
    assert deciding_step(detail) == step


def test_two_verifiers_are_compared_pair_by_pair(audit) -> None:
    labels = [True, True, True, True, False, False]
    found = audit(
        [record(f"t{i}", label) for i, label in enumerate(labels)],
        [RIGHT, RIGHT, RIGHT, WRONG, WRONG, RIGHT],
        against=[WRONG, WRONG, RIGHT, LOST, RIGHT, SILENT],
    )
    paired = found.figures.paired
    assert (paired.both, paired.only_first, paired.only_second, paired.neither) == (1, 3, 1, 1)
    assert paired.p_value == mcnemar([1, 1, 0, 0, 1, -1])
    assert found.figures.against.false_negatives.count == 3
    assert [row["id"] for row in found.disagreements] == ["t3", "t5"]
    assert [row["id"] for row in found.differences] == ["t0", "t1", "t4", "t5"]
    assert found.differences[0]["against"]["reason"] == "wrong"
    assert (found.verifiers, found.against) == ([MATH.id], [PLAIN.id])
    assert found.unscorable == 1


def test_several_responses_a_record_are_one_task_in_every_interval_and_test(audit) -> None:
    found = audit(
        [record("a", [True, True, False, True], n=4), record("b", [True, True], n=2)],
        [RIGHT, RIGHT, WRONG, WRONG, RIGHT, RIGHT],
        against=[WRONG, WRONG, WRONG, WRONG, RIGHT, RIGHT],
    )
    assert found.figures.labels.n == 6
    assert found.figures.paired.only_first == 2
    assert found.figures.paired.p_value == 1.0  # one task alone differs: a single toss
    assert [(row["id"], row["sample"]) for row in found.disagreements] == [("a", 3)]


def test_disputed_rows_are_counted_apart(audit) -> None:
    records = [record("a", True), record("b", True), record("c", False)]
    found = audit(records, [RIGHT, WRONG, WRONG], disputed={"b": "a matter of taste"})
    assert found.figures.labels.accuracy == pytest.approx(2 / 3)
    assert (found.undisputed.labels.n, found.undisputed.labels.accuracy) == (2, 1.0)
    assert found.disagreements[0]["disputed"] == "a matter of taste"
    shown = found.to_dict()
    assert shown["disputed"] == {"b": "a matter of taste"}
    assert shown["undisputed"]["labels"]["n"] == 2


def test_responses_without_a_label_are_not_counted(audit) -> None:
    found = audit([record("a", True), record("b", None, n=3)], [RIGHT, WRONG, WRONG, LOST])
    assert (found.figures.labels.n, found.unlabelled, found.unscorable) == (1, 3, 0)


def test_disagreements_are_written_as_records_that_can_be_audited_again(audit, tmp_path: Path) -> None:
    out = tmp_path / "out" / "disagreements.jsonl"
    records = [record("a", [True, False], n=2, source="s"), record("b", True, source="s"), record("c", True)]
    audit(records, [RIGHT, RIGHT, SILENT, RIGHT], against=[RIGHT, WRONG, SILENT, WRONG], disputed={"b": "why"}, out=out)
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [(line["id"], line["sample"], line["response"], line["label"]) for line in lines] == [
        ("a", 1, "r1", False), ("b", 0, "r0", True), ("c", 0, "r0", True),
    ]  # fmt: skip
    assert [line["verdict"]["reason"] for line in lines] == ["correct", "no_answer", "correct"]
    assert [line["against"]["reason"] for line in lines] == ["wrong", "no_answer", "wrong"]
    assert lines[0]["verdict"]["verifier"] == MATH.id
    assert [line.get("disputed") for line in lines] == [None, "why", None]
    assert audit(lines, [RIGHT, SILENT, RIGHT]).figures.labels.false_positives.count == 1


@pytest.mark.usefixtures("working_dir")
@pytest.mark.parametrize(
    ("records", "more", "says"),
    [
        ([record("a", None)], {}, "has no labels; an audit needs 'label': true or false in its records"),
        ([record("a", True)], {"disputed": {"b": "x", "z": "y"}}, "has no labelled rows b, z, which are said to be"),
        ([record("a", True)], {"disputed": {"a": "x"}}, "are said to be disputed; nothing is left to count"),
        ([record("a", True)], {"against_verdicts": Path("v")}, "name it with --against"),
        ([record("a", True)], {"out": Path("verdicts.jsonl")}, "are files of their own"),
    ],
)
def test_what_cannot_be_audited_is_refused_with_the_cure(audit, records, more, says) -> None:
    with pytest.raises(UsageError) as error:
        audit(records, [RIGHT], **more)
    assert says in str(error.value)


def test_a_file_of_disagreements_is_never_overwritten(audit, tmp_path: Path) -> None:
    out = tmp_path / "mine.jsonl"
    out.write_text("mine")
    with pytest.raises(UsageError, match="exists already; name another file, or remove it"):
        audit([record("a", True)], [RIGHT], out=out)
    assert out.read_text() == "mine"


def test_an_audit_that_fails_leaves_no_half_of_a_file(audit, tmp_path: Path) -> None:
    records, out = [record("a", True), record("b", True)], tmp_path / "out.jsonl"
    audit(records, [WRONG, WRONG])
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(records[0]) + "\n" + json.dumps({**records[1], "response": "another"}) + "\n")
    with pytest.raises(UsageError, match="not the verdict on the response in this place"):
        audit_file(path, verdicts=tmp_path / "verdicts.jsonl", out=out, workers=1)
    assert not out.exists()


def test_verdicts_beyond_the_responses_are_an_error_in_either_file(audit, tmp_path: Path) -> None:
    path, records = tmp_path / "records.jsonl", [record("a", True), record("b", True)]
    audit(records, [RIGHT, RIGHT], against=[RIGHT, RIGHT])
    path.write_text(json.dumps(records[0]) + "\n")
    for more in ({}, {"against": PLAIN, "against_verdicts": tmp_path / "against.jsonl"}):
        first = {"verdicts": tmp_path / "verdicts.jsonl"} if not more else {}
        with pytest.raises(UsageError, match="not the verdict on the response in this place"):
            audit_file(path, workers=1, **first, **more)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n- b\n", "must map ids to reasons, got list"),
        ("a:\n", "'a' needs its reason as a text, got None"),
        ("a: ' '\n", "'a' needs its reason as a text, got ' '"),
        ("a: [b\n", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_disputed_rows_need_a_reason_each(tmp_path: Path, text: str | None, says: str) -> None:
    path = tmp_path / "disputed.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(UsageError) as error:
        read_disputed(path)
    assert says in str(error.value)


def test_an_id_that_looks_like_a_number_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "disputed.yaml"
    path.write_text("# rows\n12: a rounded decimal\n7-fn: 'free text '\n")
    assert read_disputed(path) == {"12": "a rounded decimal", "7-fn": "free text"}
