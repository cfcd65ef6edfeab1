"""Judging files of responses: records, statistics, and what ``verigym verify`` does."""

from __future__ import annotations

from verigym.evaluation.records import Record, read_records
from verigym.evaluation.statistics import Agreement, clustered_interval, compare_labels, pass_at_k, wilson_interval
from verigym.evaluation.summary import Summary
from verigym.evaluation.verify import Judged, verify_file

__all__ = [
    "Agreement",
    "Judged",
    "Record",
    "Summary",
    "clustered_interval",
    "compare_labels",
    "pass_at_k",
    "read_records",
    "verify_file",
    "wilson_interval",
]
