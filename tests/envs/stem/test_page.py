"""The page on STEM tasks shows the tasks that there are."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_page_on_stem_tasks_is_up_to_date():
    page = runpy.run_path(str(DOCS / "tasks.py"))["page"]("tasks-stem.md")
    assert page == (DOCS / "tasks-stem.md").read_text(encoding="utf-8"), "run `python docs/tasks.py`"
