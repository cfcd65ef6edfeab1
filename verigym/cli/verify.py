"""``verigym verify``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verigym.cli.judging import interval, judging, share
from verigym.cli.printing import print_json, print_table
from verigym.errors import UsageError

if TYPE_CHECKING:
    from verigym.evaluation import Judged
    from verigym.evaluation.agreement import Agreement
    from verigym.verifiers.arbiter import Arbiter


def verify(
    file: Annotated[Path, typer.Argument(help="Response records: JSON Lines, plain, .gz or .zst.")],
    *,
    env: Annotated[str | None, typer.Option(help="The environment of records that name none.")] = None,
    verifier: Annotated[
        str | None, typer.Option(help="Judge by this verifier instead: a name, or JSON with its options.")
    ] = None,
    arbiter: Annotated[
        str | None,
        typer.Option(help="Ask a model about what is judged wrong: base URL of an OpenAI-compatible server."),
    ] = None,
    arbiter_model: Annotated[str | None, typer.Option(help="The model's name there.")] = None,
    arbiter_cache: Annotated[
        Path | None, typer.Option(help="A folder for its replies: what is kept there is not asked again.")
    ] = None,
    arbiter_on_error: Annotated[
        str | None,
        typer.Option(help="Where it fails: 'unscorable' (the default), or the 'rule' has the last word."),
    ] = None,
    arbiter_parameters: Annotated[
        str | None, typer.Option(help="Parameters of its requests, as JSON, in the place of temperature 0, 16 tokens.")
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
            arbiter=_arbiter(
                arbiter, arbiter_model, arbiter_cache, on_error=arbiter_on_error, parameters=arbiter_parameters
            ),
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


def _arbiter(url: str | None, model: str | None, cache: Path | None, **options: str | None) -> Arbiter | None:
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    if url is None and model is None and cache is None and not given:
        return None
    if url is None or model is None or cache is None:
        raise UsageError("an arbiter needs --arbiter URL, --arbiter-model NAME and --arbiter-cache FOLDER")
    from verigym.verifiers.arbiter import Arbiter

    if "parameters" in given:
        try:
            given["parameters"] = dict(json.loads(given["parameters"]))
        except (ValueError, TypeError) as error:
            raise UsageError(f"--arbiter-parameters is a JSON object, got {given['parameters']!r}") from error
    return Arbiter(url, model, cache, **given)


def _print(judged: Judged, file: Path) -> None:
    summary = judged.summary
    rows = [("responses", str(summary.n), ""), ("unscorable", str(summary.unscorable), "")]
    rows.append(("mean score", share(summary.mean), interval(summary.mean_interval)))
    rows.append(("passed", share(summary.passed), interval(summary.passed_interval)))
    if (ruled := judged.by_rules) is not None:
        rows.append(("passed, by rules", share(ruled.passed), interval(ruled.passed_interval)))
    rows += [(f"pass@{k}", share(value), "") for k, value in summary.pass_at_k.items() if k > 1]
    if (labels := summary.labels) is not None:
        rows += _agreement(labels)
    if ruled is not None and (labels := ruled.labels) is not None:
        rows += _agreement(labels, ", by rules")
    typer.echo(f"{file}, judged in {judged.seconds:.1f} s")
    print_table(("", "", "95% interval"), rows)
    print_table(("reason", "responses"), [(reason, str(n)) for reason, n in summary.reasons.most_common()])


def _agreement(labels: Agreement, by: str = "") -> list[tuple[str, str, str]]:
    return [
        (f"agree with label{by}", share(labels.accuracy), f"{labels.n} labels"),
        (f"false positives{by}", share(labels.false_positive_rate), "of those labelled wrong"),
        (f"false negatives{by}", share(labels.false_negative_rate), "of those labelled right"),
    ]
