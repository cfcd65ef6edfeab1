"""``verigym report``."""

from __future__ import annotations

import json


def test_a_run_that_goes_on_gets_its_page_at_any_time(verigym, tmp_path) -> None:
    (tmp_path / "recipe.yaml").write_text("name: mine\n")
    (tmp_path / "metrics.jsonl").write_text(json.dumps({"step": 1, "score": 0.5}) + '\n{"step": 2, "sc')
    ended = verigym("report", tmp_path)
    assert ended.code == 0
    assert ended.out.strip() == str(tmp_path / "report.html")
    assert "name: mine" in (tmp_path / "report.html").read_text()


def test_a_folder_that_holds_no_run_is_refused(verigym, tmp_path) -> None:
    ended = verigym("report", tmp_path)
    assert ended.code == 2
    assert "there is no recipe.yaml in it" in ended.err
    assert list(tmp_path.iterdir()) == []
