"""The responses that the page of a run shows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from verigym.report.reading import excerpts
from verigym.types import Json

MOMENTS = 20
"""Moments of a run from which responses are shown."""

A_MOMENT = 30
"""Responses of a moment."""

LONGEST = 6000
"""Characters of a text that are shown; of a longer one the beginning and the end."""


def samples_of(path: Path) -> list[dict[str, Json]]:
    """What the page shows of the records in ``samples.jsonl``."""
    return [_shown(record) for record in excerpts(path, MOMENTS, A_MOMENT)]


def _shown(record: Mapping[str, Json]) -> dict[str, Json]:
    verdict = record["verdict"]
    return {
        "step": record["step"],
        "domain": record.get("domain") or record.get("env", ""),
        "id": record.get("id", ""),
        "prompt": _said(record.get("prompt", "")),
        "response": _said(record.get("response", "")),
        "score": verdict["score"],
        "reason": verdict["reason"],
        "extracted": _clipped(verdict.get("extracted") or ""),
        "detail": _clipped(verdict.get("detail") or ""),
        "reward": record.get("reward"),
        "terms": {term: value for term, value in record.get("terms", {}).items() if value},
        "rewards": record.get("rewards", []),
        "tokens": record.get("tokens"),
        "finished": record.get("finished", True),
    }


def _said(text: Json) -> list[dict[str, str]]:
    """Who said what; a plain text is said by nobody in particular."""
    if isinstance(text, str):
        return [{"role": "", "content": _clipped(text)}]
    return [{"role": str(message["role"]), "content": _clipped(str(message["content"]))} for message in text]


def _clipped(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]}\n[... {len(text) - 2 * half} characters ...]\n{text[-half:]}"
