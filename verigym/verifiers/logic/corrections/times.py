"""Dates, durations and counts of days."""

from __future__ import annotations

import re

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published, integer
from verigym.verifiers.logic.unreadable import Unreadable

_DAYS = re.compile(r"(-?\d{1,6})(?:\s*days?)?", re.IGNORECASE)
_SPAN = re.compile(r"(?:(-?\d{1,6}) days?, ?)?(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?")


def calendar_arithmetic(answer: str, entry: Entry, published: Published) -> float:
    """Near counts and other weekdays earned a share, and wrong counts more than 1 where the gold is negative."""
    gold = entry["answer"].strip()
    if not re.fullmatch(r"-?\d+", gold):
        return 1.0 if published(answer) == 1.0 else 0.0
    return 1.0 if integer(answer) == int(gold) else 0.0


def time_intervals(answer: str, entry: Entry, published: Published) -> float:
    """Near durations earned most of it, and anything could follow the right one: ``5 or 6`` earned 1 for 5 days."""
    if entry["metadata"]["task_type"] == "date":
        return 1.0 if _days(answer) == _days(entry["answer"].strip()) else 0.0
    return 1.0 if _microseconds(answer) == _microseconds(entry["answer"].strip()) else 0.0


def _days(text: str) -> int:
    match = _DAYS.fullmatch(text)
    if not match:
        raise Unreadable("not a number of days")
    return int(match[1])


def _microseconds(text: str) -> int:
    match = _SPAN.fullmatch(text)
    if not match:
        raise Unreadable("not a duration")
    days, hours, minutes, seconds, fraction = match.groups()
    whole = int(days or 0) * 86_400 + int(hours) * 3_600 + int(minutes) * 60 + int(seconds or 0)
    return whole * 1_000_000 + int((fraction or "").ljust(6, "0"))


CORRECTIONS: tuple[Correction, ...] = (calendar_arithmetic, time_intervals)
