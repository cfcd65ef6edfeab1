"""Times of day: ``12:00``, ``3:45 p.m.``, ``15:45``."""

from __future__ import annotations

import re
from math import gcd

_TIME = re.compile(r"(\d{1,2}) ?: ?(\d{2}) ?(?:⟦? ?(a|p)\.? ?m\.? ?⟧?)?", re.IGNORECASE)
_HALF_DAY, _DAY = 12 * 60, 24 * 60


def same_time(gold: str, answer: str) -> bool | None:
    """Whether two normal forms are the same time of day; ``None`` if one of them is no such time.

    An hour from 1 to 12 may stand for either half of the day where "a.m." and "p.m." are missing: 3:45 p.m. is 15:45
    and may be called 3:45.

    >>> same_time("15:45", "3:45 ⟦p.m.⟧"), same_time("12:00", "1:00"), same_time("5:8", "5:08")
    (True, False, None)
    """
    times = [_TIME.fullmatch(text) for text in (gold, answer)]
    if times[0] is None or times[1] is None:
        return False if times[0] is not None and ":" not in answer and _is_no_ratio(times[0]) else None
    (a, a_half), (b, b_half) = (_minutes(time) for time in times if time is not None)
    if a is None or b is None:
        return gold == answer
    return a == b or (a_half != b_half and not (a_half and b_half) and (a - b) % _HALF_DAY == 0)


def _is_no_ratio(time: re.Match[str]) -> bool:
    """A ratio is written in lowest terms, without a leading zero."""
    return time[2].startswith("0") or gcd(int(time[1]), int(time[2])) > 1


def _minutes(time: re.Match[str]) -> tuple[int | None, bool]:
    """Minutes since midnight (``None`` for 24:60), and whether the half of the day is said."""
    hour, minute, half = int(time.group(1)), int(time.group(2)), (time.group(3) or "").lower()
    if minute >= 60 or hour >= 24:
        return None, False
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute, bool(half) or not 1 <= hour <= 12
