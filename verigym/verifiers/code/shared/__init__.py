"""Tests that share a process with the program they test, in the languages where nothing else is at hand."""

from verigym.verifiers.code.shared.judge import LINKERS, judge_shared

__all__ = ["LINKERS", "judge_shared"]
