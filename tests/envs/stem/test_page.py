"""The page on STEM tasks shows the tasks that there are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_page_on_stem_tasks_is_up_to_date(tmp_path: Path) -> None:
    script = tmp_path / "tasks_stem.py"
    script.write_text((DOCS / "tasks_stem.py").read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run([sys.executable, script], check=True)
    made = (tmp_path / "tasks-stem.md").read_text(encoding="utf-8")
    assert made == (DOCS / "tasks-stem.md").read_text(encoding="utf-8"), "run `python docs/tasks_stem.py`"
