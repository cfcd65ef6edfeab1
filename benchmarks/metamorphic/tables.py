"""How many verdicts agree with what is known, by set and by the way in which an answer was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from metamorphic.null import Null
from metamorphic.pair import Pair
from verigym.types import Json, Verdict


@dataclass
class Row:
    """One way in one set, or a set as a whole.

    Attributes:
        name: The set.
        rule: The way; empty for the whole set.
        judged: Pairs, by whether the answer is right.
        agreed: Verdicts that say so.
        unscorable: Pairs without a score.
    """

    name: str
    rule: str
    judged: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    agreed: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    unscorable: int = 0

    @property
    def whole(self) -> bool:
        """Whether it is a set as a whole."""
        return not self.rule

    def add(self, pair: Pair, verdict: Verdict) -> None:
        """Count a verdict; one without a score agrees with nothing."""
        self.judged[pair.right] += 1
        self.agreed[pair.right] += verdict.score is not None and verdict.passed == pair.right
        self.unscorable += verdict.score is None

    def share(self, right: bool) -> float:
        """The share of verdicts on right answers, or on wrong ones, that agree; 1 where there are none."""
        return self.agreed[right] / self.judged[right] if self.judged[right] else 1.0

    def to_dict(self) -> dict[str, Json]:
        """The row as JSON."""
        counts = {"kept": self.judged[True], "kept_right": self.agreed[True], "changed": self.judged[False]}
        return {"set": self.name, "rule": self.rule, **counts, "changed_wrong": self.agreed[False],
                "unscorable": self.unscorable}  # fmt: skip


def tally(found: Sequence[Pair], verdicts: Sequence[Verdict]) -> dict[tuple[str, str], Row]:
    """Rows by set and way, each set's whole (and that of all sets) first."""
    rows: dict[tuple[str, str], Row] = {}
    for pair, verdict in zip(found, verdicts, strict=True):
        for key in (("all", ""), (pair.name, ""), (pair.name, pair.rule)):
            rows.setdefault(key, Row(*key)).add(pair, verdict)
    return {key: rows[key] for key in sorted(rows, key=lambda key: (key[0] != "all", key))}


def print_table(sides: Mapping[str, Mapping[tuple[str, str], Row]], number: int) -> None:
    """One line a set and way, the judges side by side."""
    table = Table(title=f"{number} pairs")
    table.add_column("set")
    table.add_column("answers made by")
    for side in sides:
        table.add_column(f"kept, judged right\n{side}", justify="right")
        table.add_column(f"changed, judged wrong\n{side}", justify="right")
    for key, row in next(iter(sides.values())).items():
        cells = [_share(rows.get(key), right) for rows in sides.values() for right in (True, False)]
        table.add_row(row.name, row.rule or "all of them", *cells, style="bold" if row.whole else "")
    Console(width=130).print(table)


def _share(row: Row | None, right: bool) -> str:
    if row is None or not row.judged[right]:
        return ""
    return f"{100 * row.share(right):.2f}% of {row.judged[right]}"


def null_rows(
    sources: Sequence[str], asked: Sequence[Null], sides: Mapping[str, Sequence[Verdict]]
) -> list[dict[str, Json]]:
    """For each source and policy how many responses were asked, and how many each judge paid, those by chance apart."""
    rows: dict[tuple[str, str], dict[str, Json]] = {}
    for place, (source, null) in enumerate(zip(sources, asked, strict=True)):
        key = (source, null.policy)
        row = rows.setdefault(key, {"source": source, "policy": null.policy, "asked": 0, "right by chance": 0})
        row["right by chance" if null.by_chance else "asked"] += 1
        for side, verdicts in sides.items():
            row.setdefault(side, 0)
            row[side] += bool(verdicts[place].score) and not null.by_chance
    return [rows[key] for key in sorted(rows)]


def print_null_table(rows: Sequence[Mapping[str, Json]], sides: Sequence[str]) -> None:
    """One line a source and policy."""
    table = Table(title="paid, of responses that do no work")
    for heading in ("source", "policy"):
        table.add_column(heading)
    for heading in ("asked", *sides, "right by chance"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(*(str(row[heading]) for heading in ("source", "policy", "asked", *sides, "right by chance")))
    Console(width=130).print(table)
