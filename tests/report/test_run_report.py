"""The page of a run."""

from __future__ import annotations

import json
from pathlib import Path

from verigym.report import write_run_report


def fill(folder: Path, *, ended: bool) -> None:
    metrics = [{"step": s, "score/math": 0.1 * s, "kl": 0.01, "entropy": 0.5, "loss": 0.0} for s in range(1, 6)]
    events = [
        {"step": 0, "event": "validation", "scores": {"mean": 0.25, "math": 0.25}, "form": {}},
        {"step": 3, "event": "reference_reset", "cause": "schedule", "kl": 0.01},
    ]
    sample = {"step": 5, "prompt": "1<2?", "response": "<script>alert(1)</script>"}
    samples = [{**sample, "verdict": {"score": 0.0, "reason": "wrong"}}]
    for kind, records in (("metrics", metrics), ("events", events), ("samples", samples)):
        (folder / f"{kind}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    if ended:
        form = {"ill_formed": 0.5, "accuracy_when_well_formed": 0.625}
        summary = {
            "before": {"mean": 0.25, "math": 0.25},
            "after": {"mean": 0.75, "math": 0.75},
            "form": {when: {"mean": form, "math": form} for when in ("before", "after")},
            "best_constant": {"math": {"response": "\\boxed{7}", "score": 0.125}},
            "steps": 5,
            "seconds": 12.0,
        }
        (folder / "summary.json").write_text(json.dumps(summary))


def test_an_ended_run_shows_scores_form_and_constants(tmp_path: Path) -> None:
    fill(tmp_path, ended=True)
    page = write_run_report(tmp_path).read_text()
    for expected in ("0.250", "0.750", "+0.500", "0.625", "0.125 <code>\\boxed{7}</code>", "reference_reset"):
        assert expected in page


def test_a_run_that_goes_on_has_a_page_too(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    assert "has not ended yet" in write_run_report(tmp_path).read_text()


def test_what_a_model_wrote_is_shown_and_not_run(tmp_path: Path) -> None:
    fill(tmp_path, ended=False)
    page = write_run_report(tmp_path).read_text()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_empty_folder_gives_a_page(tmp_path: Path) -> None:
    assert "<h2>Events</h2>" in write_run_report(tmp_path).read_text()
