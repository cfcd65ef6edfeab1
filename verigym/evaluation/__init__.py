"""Judging files of responses: records, statistics, and what ``verigym verify`` and ``verigym audit`` do."""

from __future__ import annotations

from verigym.evaluation.agreement import Agreement, Rate, compare_labels
from verigym.evaluation.audit import Audit, audit_file
from verigym.evaluation.disputed import read_disputed
from verigym.evaluation.figures import Figures
from verigym.evaluation.paired import Change, changes
from verigym.evaluation.records import Record, read_records
from verigym.evaluation.sampled import Estimate, Sampled, TaskScores
from verigym.evaluation.sampled import figures as sampled_figures
from verigym.evaluation.statistics import (
    clustered_interval,
    mcnemar,
    paired_interval,
    pass_at_k,
    share_interval,
    wilson_interval,
)
from verigym.evaluation.summary import Summary
from verigym.evaluation.verify import Judged, verify_file

__all__ = [
    "Agreement",
    "Audit",
    "Change",
    "Estimate",
    "Figures",
    "Judged",
    "Rate",
    "Record",
    "Sampled",
    "Summary",
    "TaskScores",
    "audit_file",
    "changes",
    "clustered_interval",
    "compare_labels",
    "mcnemar",
    "paired_interval",
    "pass_at_k",
    "read_disputed",
    "read_records",
    "sampled_figures",
    "share_interval",
    "verify_file",
    "wilson_interval",
]
