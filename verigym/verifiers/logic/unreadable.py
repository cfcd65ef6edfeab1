"""The one error that answers cause."""

from __future__ import annotations


class Unreadable(Exception):  # noqa: N818  it states a finding about an answer, not a fault
    """An answer is there, but it cannot be read; the message says why."""
