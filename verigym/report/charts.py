"""What the page of a run draws: which figures belong into one chart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verigym.types import Json

Columns = Mapping[str, Sequence[float | None]]
"""Figure to its value in each recorded step; ``None`` where the step has none."""

TOTAL = "reward_terms/total"
"""The reward itself, the sum of its terms."""


@dataclass(frozen=True)
class Chart:
    """Figures that are looked at together.

    Attributes:
        title: What they are, with their unit.
        keys: Their names in ``metrics.jsonl``, by label.
        by_domain: A figure ``KEY`` of which there is a ``KEY/DOMAIN`` for each domain; ``None``: there is no such.
    """

    title: str
    keys: Mapping[str, str]
    by_domain: str | None = None

    def lines(self, columns: Columns, domains: Sequence[str]) -> list[dict[str, Json]]:
        """Label and key of each line that there are figures for; the whole mix's before the domains'."""
        whole = [{"label": label, "key": key, "whole": True} for label, key in self.keys.items() if key in columns]
        keys = {domain: f"{self.by_domain}/{domain}" for domain in domains if self.by_domain}
        return whole + [{"label": domain, "key": key, "whole": False} for domain, key in keys.items() if key in columns]


CHARTS = (
    Chart("Score of all that was generated", {"all": "score"}, "score"),
    Chart("Reward of all that was generated", {"all": TOTAL}, TOTAL),
    Chart("Reward of the batch that was learnt from", {"mean": "reward", "deviation": "reward_std"}),
    Chart("KL to the reference (nats a token)", {"KL": "kl"}),
    Chart("KL coefficient", {"coefficient": "kl_coef"}),
    Chart("Share of the KL in the loss", {"share": "kl_share"}),
    Chart("Entropy (nats a token)", {"entropy": "entropy"}),
    Chart(
        "Share of clipped tokens",
        {
            "either": "clip_ratio/region_mean",
            "below": "clip_ratio/low_mean",
            "above": "clip_ratio/high_mean",
            "cispo": "cispo_clip_ratio",
        },
    ),
    Chart("Length of all that was generated (tokens)", {"all": "length"}, "length"),
    Chart(
        "Length of the batch that was learnt from (tokens)",
        {"mean": "completions/mean_length", "of those that end": "completions/mean_terminated_length"},
    ),
    Chart("Share that did not end by itself", {"all": "unfinished"}, "unfinished"),
    Chart("Share of informative groups", {"all": "sampling/informative"}, "informative"),
    Chart(
        "Generation rounds, and groups",
        {
            "rounds": "sampling/rounds",
            "groups generated": "sampling/generated_groups",
            "groups without information in the batch": "sampling/padding_groups",
            "groups kept for later": "sampling/surplus_groups",
        },
    ),
    Chart("Share of ill-formed answers", {}, "ill_formed"),
    Chart("Share that could not be judged", {"all": "unscorable"}, "unscorable"),
    Chart("Level", {}, "level"),
    Chart("Tasks retired", {}, "retired"),
    Chart("Responses an episode", {}, "turns"),
    Chart("Tokens generated in a step", {"tokens": "sampling/generated_tokens"}),
    Chart("Tokens generated a second", {"tokens a second": "tokens_per_second"}),
    Chart(
        "Seconds a step",
        {
            "all": "step_time",
            "generation": "time/generate",
            "judging, beside generation": "time/judge",
            "waiting for verdicts": "time/judge_wait",
            "learning": "time/learn",
        },
    ),
    Chart("Learning rate", {"learning rate": "learning_rate"}),
    Chart("Norm of the gradient", {"norm": "grad_norm"}),
)
"""All charts in the page's order; those without figures are left out."""

OF_TERMS = "Terms of the reward"


def columns_of(metrics: Sequence[Mapping[str, Json]]) -> dict[str, list[float | None]]:
    """The figures of a run by name, and tokens generated a second where both are known."""
    names = sorted({key for record in metrics for key in record} - {"step"})
    columns = {name: [_number(record.get(name)) for record in metrics] for name in names}
    columns = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    tokens, seconds = columns.get("sampling/generated_tokens"), columns.get("step_time")
    if tokens and seconds:
        pairs = zip(tokens, seconds, strict=True)
        columns["tokens_per_second"] = [t / s if t is not None and s else None for t, s in pairs]
    return columns


def charts_of(columns: Columns) -> list[dict[str, Json]]:
    """Title and lines of each chart that there are figures for."""
    domains = sorted(key.removeprefix("informative/") for key in columns if key.startswith("informative/"))
    terms = [key for key in columns if key.startswith("reward_terms/") and key.count("/") == 1 and key != TOTAL]
    used = {key.removeprefix("reward_terms/"): key for key in terms if any(columns[key])}
    charts = [*CHARTS[:3], Chart(OF_TERMS, used), *CHARTS[3:]]
    drawn = [{"title": chart.title, "lines": chart.lines(columns, domains)} for chart in charts]
    return [chart for chart in drawn if chart["lines"]]


def _number(value: Json) -> float | None:
    """Five significant digits are more than a screen shows; what JSON cannot hold is left out."""
    return float(f"{value:.5g}") if isinstance(value, int | float) and math.isfinite(value) else None
