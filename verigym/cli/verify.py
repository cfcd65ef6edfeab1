"""``verigym verify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verigym.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from rich.progress import Progress

    from verigym.evaluation import Judged

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it."""


def verify(
    file: Annotated[Path, typer.Argument(help="Response records: JSON Lines, plain, .gz or .zst.")],
    *,
    env: Annotated[str | None, typer.Option(help="The environment of records that name none.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the verdicts here, in the order of the input.")] = None,
    timings: Annotated[
        Path | None, typer.Option(help="Write how many seconds each verdict took here, in the order of the input.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run left --out.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Workers side by side. [default: one a core]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object, nothing else.")] = False,
) -> None:
    """Judge the responses of a file. Exit code 1 means that some could not be judged."""
    from verigym.evaluation import verify_file

    with _progress() as progress:
        bar = progress.add_task("judging", total=None)
        try:
            judged = verify_file(
                file,
                env=env,
                out=out,
                timings=timings,
                resume=resume,
                workers=workers,
                progress=lambda done, total: progress.update(bar, completed=done, total=total),
            )
        except KeyboardInterrupt:
            kept = f"the verdicts so far are in {out}, go on with --resume" if out else "no --out, so nothing is kept"
            typer.echo(f"verigym: interrupted; {kept}", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if as_json:
        print_json(judged.to_dict())
    else:
        _print(judged, file)
    if judged.summary.unscorable:
        raise typer.Exit(1)


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _print(judged: Judged, file: Path) -> None:
    summary = judged.summary
    rows = [("responses", str(summary.n), ""), ("unscorable", str(summary.unscorable), "")]
    rows.append(("mean score", _share(summary.mean), _interval(summary.mean_interval)))
    rows.append(("passed", _share(summary.passed), _interval(summary.passed_interval)))
    rows += [(f"pass@{k}", _share(value), "") for k, value in summary.pass_at_k.items() if k > 1]
    if (labels := summary.labels) is not None:
        rows.append(("agree with label", _share(labels.accuracy), f"{labels.n} labels"))
        rows.append(("false positives", _share(labels.false_positive_rate), "of those labelled wrong"))
        rows.append(("false negatives", _share(labels.false_negative_rate), "of those labelled right"))
    typer.echo(f"{file}, judged in {judged.seconds:.1f} s")
    print_table(("", "", "95% interval"), rows)
    print_table(("reason", "responses"), [(reason, str(n)) for reason, n in summary.reasons.most_common()])


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _interval(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else f"{bounds[0]:.3f} to {bounds[1]:.3f}"
