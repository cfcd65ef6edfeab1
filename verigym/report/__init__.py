"""Pages that show what happened."""

from __future__ import annotations

from verigym.report.run import write_run_report

__all__ = ["write_run_report"]
