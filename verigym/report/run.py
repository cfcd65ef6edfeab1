"""The page of a training run: curves, resets, scores before and after, sample responses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from verigym.types import Json

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SMOOTHING = 10
"""Steps over which the curves' running mean is taken."""

SAMPLES = 40
"""Responses shown, the latest."""

Records = Sequence[dict[str, Json]]


def write_run_report(folder: Path) -> Path:
    """Write ``report.html`` into a run folder, also while the run goes on.

    Args:
        folder: With ``metrics.jsonl``, ``events.jsonl`` and ``samples.jsonl``; ``summary.json`` once it has ended.

    Returns:
        The page's path. It needs no network: the plotting library is part of it.
    """
    from jinja2 import Environment, select_autoescape

    metrics, events, samples = (_records(folder / f"{kind}.jsonl") for kind in ("metrics", "events", "samples"))
    summary = folder / "summary.json"
    text = resources.files("verigym.report").joinpath("run.html.jinja").read_text(encoding="utf-8")
    page = (
        Environment(autoescape=select_autoescape(default=True))
        .from_string(text)
        .render(
            name=folder.name,
            summary=json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else None,
            plots=_plots(metrics, events),
            events=[event for event in events if event["event"] != "validation"],
            samples=samples[-SAMPLES:],
        )
    )
    draft = folder / "report.html.draft"
    draft.write_text(page, encoding="utf-8")
    return draft.replace(folder / "report.html")


def _records(path: Path) -> list[dict[str, Json]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _plots(metrics: Records, events: Records) -> list[str]:
    """Each figure as HTML; the first brings the plotting library along."""
    domains = sorted({key.removeprefix("score/") for record in metrics for key in record if key.startswith("score/")})
    resets = [event["step"] for event in events if event["event"] == "reference_reset"]
    figures = [
        _curves("Score by domain", metrics, {name: f"score/{name}" for name in domains}, resets),
        _curves("Share of informative groups", metrics, {"all": "sampling/informative"}, resets),
        _curves("KL to the reference (nats a token)", metrics, {"KL": "kl"}, resets),
        _curves("Entropy (nats a token)", metrics, {"entropy": "entropy"}, resets),
        _curves(
            "Length (tokens)",
            metrics,
            {"mean": "completions/mean_length", "of those that end": "completions/mean_terminated_length"},
            resets,
        ),
        _curves("Share of ill-formed answers", metrics, {name: f"ill_formed/{name}" for name in domains}, resets),
        _validations(events),
    ]
    return [
        figure.to_html(full_html=False, include_plotlyjs="inline" if number == 0 else False)
        for number, figure in enumerate(figures)
    ]


def _curves(title: str, metrics: Records, keys: dict[str, str], resets: Sequence[int]) -> Figure:
    from plotly.graph_objects import Figure, Scatter

    figure = Figure(layout={"title": title, "xaxis": {"title": "step"}, "template": "plotly_white", "height": 380})
    for label, key in keys.items():
        points = [(record["step"], record[key]) for record in metrics if record.get(key) is not None]
        steps, values = [step for step, _ in points], [value for _, value in points]
        figure.add_trace(Scatter(x=steps, y=_running_mean(values), mode="lines", name=label))
    for step in resets:
        figure.add_vline(x=step, line={"dash": "dot", "color": "grey"}, annotation={"text": "reset"})
    return figure


def _running_mean(values: Sequence[float]) -> list[float]:
    windows = (values[max(0, i + 1 - SMOOTHING) : i + 1] for i in range(len(values)))
    return [sum(window) / len(window) for window in windows]


def _validations(events: Records) -> Figure:
    from plotly.graph_objects import Figure, Scatter

    found = [event for event in events if event["event"] == "validation"]
    layout = {"title": "Score on held-back tasks", "xaxis": {"title": "step"}, "yaxis": {"range": [0, 1]}}
    figure = Figure(layout={**layout, "template": "plotly_white", "height": 380})
    for name in found[0]["scores"] if found else ():
        values = [event["scores"][name] for event in found]
        steps = [event["step"] for event in found]
        figure.add_trace(Scatter(x=steps, y=values, mode="lines+markers", name=name))
    return figure
