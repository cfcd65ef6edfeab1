"""Responses on which verdict and label disagree: as a row for people, and as a record that can be judged again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from verigym.errors import UsageError
from verigym.evaluation.records import Record
from verigym.types import Json, Verdict


def row(record: Record, sample: int, label: bool, said: Sequence[Verdict], disputed: str | None) -> dict[str, Json]:
    """What is shown of a response: no more of it than was extracted.

    Args:
        record: It stands there.
        sample: At this place.
        label: Whether people hold it to be right.
        said: The verdict under audit, and that of the verifier it is compared with, if there is one.
        disputed: Why its label is disputed, if it is.
    """
    gold = record.task.answer
    shown: dict[str, Json] = {
        "id": record.task.id,
        "env": record.task.env,
        "sample": sample,
        "label": label,
        "gold": gold if isinstance(gold, str) else json.dumps(gold),
        "verdict": _short(said[0]),
    }
    if len(said) > 1:
        shown["against"] = _short(said[1])
    return shown if disputed is None else {**shown, "disputed": disputed}


def _short(verdict: Verdict) -> dict[str, Json]:
    return {key: value for key, value in verdict.to_dict().items() if key not in ("parts", "passed")}


class DisagreementFile:
    """A new JSON Lines file of responses, each a record with its label and its whole verdicts.

    It is removed when the audit does not come to its end: the verdicts are what is kept.

    Raises:
        UsageError: If the file exists or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("x", encoding="utf-8")
        except FileExistsError as error:
            raise UsageError(f"{path} exists already; name another file, or remove it") from error
        except OSError as error:
            raise UsageError(f"{path} cannot be written: {error}") from error

    def write(self, record: Record, shown: dict[str, Json], said: Sequence[Verdict]) -> None:
        """Append the response that ``shown`` is about."""
        line = {
            **record.task.to_dict(),
            "response": record.given[shown["sample"]],
            "label": shown["label"],
            "sample": shown["sample"],
            **{name: verdict.to_dict() for name, verdict in zip(("verdict", "against"), said, strict=False)},
            **({"disputed": shown["disputed"]} if "disputed" in shown else {}),
        }
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self._file.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)
