"""``verigym audit``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verigym.cli.judging import interval, judging, share
from verigym.cli.printing import print_json, print_table
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.evaluation import Agreement, Audit, Figures, Rate

_SHOWN = 100
"""Disagreements that are printed for people; --out and --json have all."""

_WIDTH = 48
"""Characters of a cell of theirs."""


def audit(
    file: Annotated[Path, typer.Argument(help="Response records with labels: JSON Lines, plain, .gz or .zst.")],
    *,
    env: Annotated[str | None, typer.Option(help="The environment of records that name none.")] = None,
    verifier: Annotated[
        str | None, typer.Option(help="Audit this verifier instead of the environment's: a name, or JSON.")
    ] = None,
    against: Annotated[str | None, typer.Option(help="Compare with this verifier: a name, or JSON.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the disagreements here, as records.")] = None,
    disputed: Annotated[
        Path | None,
        typer.Option("--except", help="YAML of ids whose label needs judgement, with reasons: count without them too."),
    ] = None,
    by: Annotated[str, typer.Option(help="The key of 'meta' that says where a record comes from.")] = "source",
    verdicts: Annotated[
        Path | None, typer.Option(help="Take the verdicts from here, and append those that are missing.")
    ] = None,
    against_verdicts: Annotated[Path | None, typer.Option(help="The same for --against.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Workers side by side. [default: one a core]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object, nothing else.")] = False,
) -> None:
    """Judge a verifier by labels. Exit code 1 means that some responses could not be judged."""
    from verigym.evaluation import audit_file, read_disputed
    from verigym.verifiers import make_verifier

    kept = "give the same command again to go on" if verdicts else "no --verdicts, so nothing is kept"
    with judging(kept) as progress:
        found = audit_file(
            file,
            env=env,
            verifier=None if verifier is None else make_verifier(verifier),
            against=None if against is None else make_verifier(against),
            disputed=None if disputed is None else read_disputed(disputed),
            by=by,
            out=out,
            verdicts=verdicts,
            against_verdicts=against_verdicts,
            workers=workers,
            progress=progress,
        )
    if as_json:
        print_json(found.to_dict())
    else:
        _print(found, file, by)
    if found.unscorable:
        raise typer.Exit(1)


def _print(found: Audit, file: Path, by: str) -> None:
    sides = [ids for ids in (found.verifiers, found.against) if ids]
    judges = " against ".join(", ".join(ids) for ids in sides)
    names = _names(sides)
    typer.echo(f"{file}: {found.figures.labels.n} labels, {judges}, in {found.seconds:.1f} s")
    if found.unlabelled:
        typer.echo(f"{found.unlabelled} responses without a label are not counted")
    _print_figures(found.figures, names, by)
    if found.undisputed is not None:
        typer.echo(f"\nWithout the rows whose label is disputed ({len(found.disputed)}):")
        _print_figures(found.undisputed, names, by)
    _print_rows(f"{names[0]} disagrees with the label", found.disagreements, "verdict")
    if found.against:
        _print_rows(f"{names[0]} and {names[1]} differ; what {names[1]} says", found.differences, "against")


def _names(sides: Sequence[Sequence[str]]) -> list[str]:
    """Each side's verifiers by name; by their whole ids where the names are the same."""
    short = [", ".join(one.partition("@")[0] for one in ids) for ids in sides]
    return short if len(set(short)) == len(short) else [", ".join(ids) for ids in sides]


def _print_figures(figures: Figures, names: Sequence[str], by: str) -> None:
    sides = [figures.labels, *([figures.against] if figures.against is not None else [])]
    rows = [
        ("accuracy", *_cells([one.agreeing for one in sides])),
        ("false neg.", *_cells([one.false_negatives for one in sides])),
        ("false pos.", *_cells([one.false_positives for one in sides])),
        ("unscorable", *(cell for one in sides for cell in (str(one.unscorable), ""))),
    ]
    print_table(("", *(cell for name in names for cell in (name, "95% interval"))), rows)
    if (paired := figures.paired) is not None:
        counts = (
            (f"{names[0]} agrees with the label", str(paired.both), str(paired.only_first)),
            (f"{names[0]} does not", str(paired.only_second), str(paired.neither)),
        )
        print_table(("", f"{names[1]} agrees", f"{names[1]} does not"), counts)
        typer.echo(f"McNemar's exact test: p = {paired.p_value:.3g}")
    for name, groups in figures.by.items():
        print_table(
            (by if name == "source" else name, "n", "accuracy", "95% interval", "false neg.", "false pos."),
            [_group(key, one) for key, one in groups.items()],
        )


def _cells(rates: Sequence[Rate]) -> list[str]:
    return [
        cell for rate in rates for cell in (f"{share(rate.value)} ({rate.count}/{rate.n})", interval(rate.interval))
    ]


def _group(key: str, one: Agreement) -> tuple[str, ...]:
    wrong = (f"{rate.count}/{rate.n}" for rate in (one.false_negatives, one.false_positives))
    return (key, str(one.n), share(one.accuracy), interval(one.agreeing.interval), *wrong)


def _print_rows(title: str, rows: Sequence[dict[str, Json]], which: str) -> None:
    typer.echo(f"\n{title}: {len(rows)}" + (" (* label disputed)" if any("disputed" in row for row in rows) else ""))
    if rows:
        print_table(
            ("id", "label", "reason", "gold", "extracted", "detail"), [_row(row, which) for row in rows[:_SHOWN]]
        )
    if len(rows) > _SHOWN:
        typer.echo(f"... and {len(rows) - _SHOWN} more; --out FILE has all")


def _row(row: dict[str, Json], which: str) -> tuple[str, ...]:
    name = row["id"] + (f" #{row['sample']}" if row["sample"] else "") + (" *" if "disputed" in row else "")
    said = row[which]
    label = "right" if row["label"] else "wrong"
    return (name, label, said["reason"], _cut(row["gold"]), _cut(said["extracted"] or ""), _cut(said["detail"]))


def _cut(text: str) -> str:
    """The beginning of a text, safe to be shown: a model's text may hold what a terminal obeys."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[: _WIDTH - 1])
    return shown if len(text) < _WIDTH else shown + "…"
