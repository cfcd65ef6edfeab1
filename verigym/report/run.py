"""The page of a training run: curves, events, scores before and after, responses with their verdicts."""

from __future__ import annotations

import json
import math
import os
import secrets
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from verigym.errors import RunFolderError
from verigym.report.charts import charts_of, columns_of
from verigym.report.reading import Record, records
from verigym.report.samples import samples_of
from verigym.types import Json

MARKED = {"reference_reset": "reset", "stage": "stage", "stage_end": "stage ends", "resume": "resumed"}
"""Events that are marked in each chart, and what is written there."""


def write_run_report(folder: Path) -> Path:
    """Write ``report.html`` into a run folder, also while the run goes on or after it was killed.

    Args:
        folder: With ``metrics.jsonl``, ``events.jsonl`` and ``samples.jsonl``; ``summary.json`` once it has ended.

    Returns:
        The page's path. It needs no network: the plotting library is part of it.

    Raises:
        RunFolderError: If there is no such folder, or a whole line of its records cannot be read.
    """
    from jinja2 import Environment, select_autoescape
    from plotly.offline import get_plotlyjs

    if not folder.is_dir():
        raise RunFolderError(f"a report is made of a run folder, and there is none at {folder}")
    metrics, events = records(folder / "metrics.jsonl"), records(folder / "events.jsonl")
    summary, recipe = folder / "summary.json", folder / "recipe.yaml"
    environment = Environment(autoescape=select_autoescape(default=True))
    page = environment.from_string(_resource("run.html.jinja")).render(
        name=folder.resolve().name,
        nonce=secrets.token_hex(16),
        recipe=recipe.read_text(encoding="utf-8") if recipe.exists() else "",
        step=metrics[-1]["step"] if metrics else 0,
        summary=json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else None,
        events=[event for event in events if event["event"] != "validation"],
        data=_data(folder, metrics, events),
        plotly=get_plotlyjs(),
        script=_resource("run.js"),
    )
    draft = folder / f"report.html.{os.getpid()}.draft"
    draft.write_text(page, encoding="utf-8", errors="replace")
    return draft.replace(folder / "report.html")


def _resource(name: str) -> str:
    return resources.files("verigym.report").joinpath(name).read_text(encoding="utf-8")


def _data(folder: Path, metrics: Sequence[Record], events: Sequence[Record]) -> Json:
    """What the page's script draws; see ``run.js``."""
    columns = columns_of(metrics)
    return _finite(
        {
            "steps": [record["step"] for record in metrics],
            "columns": columns,
            "charts": charts_of(columns),
            "validations": [event for event in events if event["event"] == "validation"],
            "marks": [_mark(event) for event in events if event["event"] in MARKED],
            "samples": samples_of(folder / "samples.jsonl"),
        }
    )


def _finite(value: Json) -> Json:
    """A value of which JSON holds everything: what is not a finite number becomes ``None``."""
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _mark(event: Record) -> dict[str, Json]:
    text = MARKED[event["event"]]
    more = event.get("name") or event.get("cause")
    return {"step": event["step"], "event": event["event"], "text": f"{text}: {more}" if more else text}
