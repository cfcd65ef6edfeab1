"""``verigym verify``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verigym.cli.judging import interval, judging, share
from verigym.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from verigym.evaluation import Judged


def verify(
    file: Annotated[Path, typer.Argument(help="Response records: JSON Lines, plain, .gz or .zst.")],
    *,
    env: Annotated[str | None, typer.Option(help="The environment of records that name none.")] = None,
    verifier: Annotated[
        str | None, typer.Option(help="Judge by this verifier instead: a name, or JSON with its options.")
    ] = None,
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
    from verigym.verifiers import make_verifier

    kept = f"the verdicts so far are in {out}, go on with --resume" if out else "no --out, so nothing is kept"
    with judging(kept) as progress:
        judged = verify_file(
            file,
            env=env,
            verifier=None if verifier is None else make_verifier(verifier),
            out=out,
            timings=timings,
            resume=resume,
            workers=workers,
            progress=progress,
        )
    if as_json:
        print_json(judged.to_dict())
    else:
        _print(judged, file)
    if judged.summary.unscorable:
        raise typer.Exit(1)


def _print(judged: Judged, file: Path) -> None:
    summary = judged.summary
    rows = [("responses", str(summary.n), ""), ("unscorable", str(summary.unscorable), "")]
    rows.append(("mean score", share(summary.mean), interval(summary.mean_interval)))
    rows.append(("passed", share(summary.passed), interval(summary.passed_interval)))
    rows += [(f"pass@{k}", share(value), "") for k, value in summary.pass_at_k.items() if k > 1]
    if (labels := summary.labels) is not None:
        rows.append(("agree with label", share(labels.accuracy), f"{labels.n} labels"))
        rows.append(("false positives", share(labels.false_positive_rate), "of those labelled wrong"))
        rows.append(("false negatives", share(labels.false_negative_rate), "of those labelled right"))
    typer.echo(f"{file}, judged in {judged.seconds:.1f} s")
    print_table(("", "", "95% interval"), rows)
    print_table(("reason", "responses"), [(reason, str(n)) for reason, n in summary.reasons.most_common()])
