"""The page of a run: what it is made of. How it looks in a browser is in test_run_page.py."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from verigym.errors import RunFolderError
from verigym.report import write_run_report
from verigym.report.reading import excerpts

NAN = float("nan")


def fill(folder: Path, *, ended: bool) -> None:
    metrics = [
        {
            "step": s,
            "score": 0.1 * s,
            "score/math": 0.1 * s,
            "informative/math": 0.5,
            "kl": NAN if s == 2 else 0.01,
            "entropy": 0.5,
            "reward_terms/score": 0.1 * s,
            "reward_terms/overlong": -0.5,
            "reward_terms/unfinished": 0.0,
            "sampling/generated_tokens": 100.0,
            "step_time": 2.0,
            "house/own": 1.0,
        }
        for s in range(1, 6)
    ]
    events = [
        {"step": 0, "event": "validation", "scores": {"mean": 0.25, "math": 0.25}, "form": {}},
        {"step": 3, "event": "reference_reset", "cause": "schedule", "kl": 0.01},
        {"step": 4, "event": "stage", "number": 1, "name": "longer"},
    ]
    sample = {"step": 5, "prompt": "1<2?", "response": "<script>alert(1)</script>"}
    samples = [{**sample, "verdict": {"score": 0.0, "reason": "wrong"}}]
    for kind, records in (("metrics", metrics), ("events", events), ("samples", samples)):
        (folder / f"{kind}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    if ended:
        form = {"ill_formed": 0.5, "accuracy_when_well_formed": 0.625}
        summary = {
            "before": {"mean": 0.25, "math": 0.25},
            "after": {"mean": 0.75, "math": 0.75, "code": 0.5},
            "form": {when: {"mean": form, "math": form} for when in ("before", "after")},
            "best_constant": {"math": {"response": "\\boxed{7}", "score": 0.125}},
            "steps": 5,
            "seconds": 12.0,
        }
        (folder / "summary.json").write_text(json.dumps(summary))


def data_of(folder: Path) -> dict[str, Any]:
    """What the page's script reads, as strictly as a browser reads it."""
    page = write_run_report(folder).read_text()
    found = re.search(r'<script type="application/json" id="data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is not JSON")

    data: dict[str, Any] = json.loads(found[1], parse_constant=refuse)
    return data


def test_an_ended_run_shows_scores_form_and_constants(tmp_path: Path) -> None:
    fill(tmp_path, ended=True)
    page = write_run_report(tmp_path).read_text()
    for expected in ("0.250", "0.750", "+0.500", "0.625", "0.125 <code>\\boxed{7}</code>", "reference_reset"):
        assert expected in page


def test_a_domain_that_came_later_has_no_score_from_before(tmp_path: Path) -> None:
    fill(tmp_path, ended=True)
    page = write_run_report(tmp_path).read_text()
    row = re.search(r"<tr><td>code</td>(.*?)</tr>", page, re.DOTALL)
    assert row is not None
    assert re.findall(r"[\d.]+", re.sub("<[^>]*>", " ", row[1])) == ["0.500"]


def test_a_run_that_goes_on_has_a_page_too(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    assert "has not ended yet" in write_run_report(tmp_path).read_text()


def test_a_half_written_line_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    for kind in ("metrics", "events", "samples"):
        with (tmp_path / f"{kind}.jsonl").open("a") as file:
            file.write('{"step": 6, "sco')
    assert data_of(tmp_path)["steps"] == [1, 2, 3, 4, 5]


def test_a_whole_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    (tmp_path / "events.jsonl").write_text("nothing\n")
    with pytest.raises(RunFolderError, match=r"events\.jsonl holds a line that is not JSON"):
        write_run_report(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunFolderError, match="there is none at"):
        write_run_report(tmp_path / "nowhere")


def test_what_a_model_wrote_never_stands_in_the_page_as_markup(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    page = write_run_report(tmp_path).read_text()
    assert "alert(1)</" not in page
    assert data_of(tmp_path)["samples"][0]["response"] == [{"role": "", "content": "<script>alert(1)</script>"}]


def test_an_empty_folder_gives_a_page(tmp_path: Path) -> None:
    assert "Events</h2>" in write_run_report(tmp_path).read_text()


def test_figures_that_no_json_holds_are_gaps(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    assert data_of(tmp_path)["columns"]["kl"] == [0.01, None, 0.01, 0.01, 0.01]


def test_a_chart_holds_the_whole_and_each_domain_and_one_without_figures_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    charts = {chart["title"]: [line["key"] for line in chart["lines"]] for chart in data_of(tmp_path)["charts"]}
    assert charts["Score of all that was generated"] == ["score", "score/math"]
    assert not any(title.startswith("Level") for title in charts)


def test_of_the_terms_of_the_reward_those_that_are_not_always_zero_are_drawn(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    charts = {chart["title"]: [line["label"] for line in chart["lines"]] for chart in data_of(tmp_path)["charts"]}
    assert charts["Terms of the reward"] == ["overlong", "score"]


def test_tokens_a_second_come_from_the_step_s_time(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    assert data_of(tmp_path)["columns"]["tokens_per_second"] == [50.0] * 5


def test_resets_and_stages_are_marked_with_their_cause_and_name(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    marks = [(mark["step"], mark["text"]) for mark in data_of(tmp_path)["marks"]]
    assert marks == [(3, "reset: schedule"), (4, "stage: longer")]


def test_of_a_long_file_the_first_the_last_and_blocks_between_are_read(tmp_path: Path) -> None:
    path = tmp_path / "samples.jsonl"
    path.write_text("".join(json.dumps({"number": number}) + "\n" for number in range(1000)))
    numbers = [record["number"] for record in excerpts(path, blocks=3, size=4)]
    assert numbers == [0, 1, 2, 3, 498, 499, 500, 501, 996, 997, 998, 999]
    assert [record["number"] for record in excerpts(path, blocks=30, size=100)] == list(range(1000))


def test_a_very_long_response_is_shown_in_part(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    record = {"step": 1, "env": "math", "response": "a" * 50_000, "verdict": {"score": 0.0, "reason": "wrong"}}
    (tmp_path / "samples.jsonl").write_text(json.dumps(record) + "\n")
    text = data_of(tmp_path)["samples"][0]["response"][0]["content"]
    assert len(text) < 7000
    assert "44000 characters" in text
