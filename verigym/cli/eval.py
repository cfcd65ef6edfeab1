"""``verigym eval``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from verigym.cli.judging import interval, judging, share
from verigym.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from verigym.evaluation import Change, Sampled
    from verigym.evaluation.sampled import Estimate
    from verigym.trainer.evaluate import Evaluation
    from verigym.trainer.evaluate.run import Tally


class EngineName(StrEnum):
    """Who generates."""

    TRANSFORMERS = "transformers"
    VLLM = "vllm"


def evaluate(
    model: Annotated[str, typer.Argument(help="`embedded`, a folder (a run's, its final/ or best/), or a Hub name.")],
    *,
    mix: Annotated[str, typer.Option(help="A recipe: tasks are of its validation mix, or of the mix it trains on.")],
    n: Annotated[int, typer.Option("-n", "--n", min=1, help="Responses a task.")] = 16,
    tasks: Annotated[
        int | None, typer.Option(min=1, help="Held-back tasks an entry of the mix. [default: the recipe's]")
    ] = None,
    base: Annotated[
        str | None, typer.Option(help="Compare with this model, or with an evaluation by its folder.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The folder of responses and verdicts. [default: evals/RECIPE-MODEL]")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run left --out.")] = False,
    engine: Annotated[EngineName, typer.Option(help="Who generates.")] = EngineName.TRANSFORMERS,
    temperature: Annotated[float | None, typer.Option(help="[default: 0.6]")] = None,
    top_p: Annotated[float | None, typer.Option(help="[default: 0.95]")] = None,
    top_k: Annotated[int | None, typer.Option(help="0 draws from all tokens. [default: 0]")] = None,
    max_tokens: Annotated[
        int | None, typer.Option(help="Tokens of an episode after its prompt. [default: the recipe's]")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Of the responses; tasks are the recipe's. [default: its]")] = None,
    batch: Annotated[
        int | None, typer.Option(min=1, help="Responses generated at a time. [default: 128; 1024 with vLLM]")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Verifier workers side by side. [default: one a core]")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object, nothing else.")] = False,
) -> None:
    """Sample and judge a model's responses to held-back tasks. Exit code 1 means that some could not be judged."""
    from verigym.trainer.evaluate import evaluate as run
    from verigym.trainer.evaluate.plan import make_plan

    plan = make_plan(
        model,
        mix,
        n=n,
        tasks=tasks,
        engine=engine.value,
        batch=batch,
        temperature=temperature,
        top_p=top_p,
        top_k=top_k,
        max_tokens=max_tokens,
        seed=seed,
    )
    folder = out or Path("evals") / f"{plan.recipe}-{'-'.join(Path(model).parts[-2:]).strip('/')}"
    with judging(f"what was judged so far is in {folder}, go on with --resume", "sampling and judging") as progress:
        found = run(plan, folder, base=base, resume=resume, workers=workers, progress=progress)
    if as_json:
        print_json(found.to_dict())
    else:
        _print(found, folder, base)
    if found.unscorable:
        raise typer.Exit(1)


def _print(found: Evaluation, folder: Path, base: str | None) -> None:
    plan = found.plan
    typer.echo(f"{plan.model}: {plan.n} responses a task of {plan.recipe}, in {found.seconds:.1f} s, kept in {folder}")
    parts = [("all", found.whole)]
    if found.unseen.overall.tasks:
        parts += [("seen families", found.seen), ("unseen families", found.unseen)]
    _print_figures(found.whole, parts)
    if base is not None:
        typer.echo(f"Against {base}, task by task:")
        _print_changes(found.whole, parts)


def _print_figures(whole: Tally, parts: list[tuple[str, Tally]]) -> None:
    rows = [*whole.entries.items(), *((name, part.overall) for name, part in parts)]
    print_table(("", "tasks", "mean score", "95%", "pass@1", "95%"), [_figures(name, one) for name, one in rows])
    powers = sorted({k for _, one in rows for k in one.pass_at_k} - {1})
    if powers:
        columns = ("", *(f"pass@{k}" for k in powers))
        print_table(columns, [(name, *(_value(one.pass_at_k.get(k)) for k in powers)) for name, one in rows])
    if whole.overall.unscorable:
        typer.echo(f"{whole.overall.unscorable} of {whole.overall.responses} responses could not be judged")


def _figures(name: str, one: Sampled) -> tuple[str, ...]:
    first = one.pass_at_k.get(1)
    return (name, str(one.tasks), _value(one.mean), _bounds(one.mean), _value(first), _bounds(first))


def _print_changes(whole: Tally, parts: list[tuple[str, Tally]]) -> None:
    changes = [*whole.entry_changes.items(), *((name, part.change) for name, part in parts)]
    rows = [_change(name, change) for name, change in changes if change is not None]
    columns = ("", "tasks", "mean score", "95%", "pass@1", "95%", "newly solved", "kept", "lost")
    print_table(columns, rows)


def _change(name: str, change: Change) -> tuple[str, ...]:
    first = change.pass_at_k.get(1)
    counts = (str(count) for count in change.counts.values())
    cells = (_value(change.mean, "+"), _bounds(change.mean), _value(first, "+"), _bounds(first))
    return (name, str(change.tasks), *cells, *counts)


def _value(estimate: Estimate | None, sign: str = "") -> str:
    return share(None) if estimate is None else f"{estimate.value:{sign}.3f}"


def _bounds(estimate: Estimate | None) -> str:
    return interval(None if estimate is None else (estimate.low, estimate.high))
