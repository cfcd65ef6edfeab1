"""Response records: tasks together with what a model said to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verigym.envs.files import read_jsonl
from verigym.errors import RecordError
from verigym.types import Json, Task


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a file of responses.

    Attributes:
        task: Its ``prompt`` is empty and its ``id`` is the line number where the file has none.
        responses: At least one.
        labels: For each response whether people hold it to be right; ``None`` if the line has no labels.
        where: File and line, for messages.
    """

    task: Task
    responses: tuple[str, ...]
    labels: tuple[bool, ...] | None
    where: str


def read_records(path: Path, env: str | None = None) -> Iterator[Record]:
    """Read a file of response records, plain, ``.gz`` or ``.zst``.

    Args:
        path: JSON Lines; each a task with ``response`` or ``responses``, and perhaps ``label`` or ``labels``.
        env: The environment of the records that name none.

    Raises:
        RecordError: If a line cannot be read; the message names file and line.
    """
    for number, data in read_jsonl(path):
        yield _record(data, env, number, f"{path}, line {number}")


def _record(data: dict[str, Json], env: str | None, number: int, where: str) -> Record:
    name = data.get("env", env)
    if name is None:
        raise RecordError(f"{where}: the record names no 'env'; add one, or name it for the whole file with --env")
    if not isinstance(name, str):
        raise RecordError(f"{where}: 'env' must be a name, got {name!r}")
    if data.get("answer") is None:
        raise RecordError(f"{where}: 'answer' is missing; without it nothing can be judged")
    prompt, meta = data.get("prompt", ""), data.get("meta", {})
    if not isinstance(prompt, str | list):
        raise RecordError(f"{where}: 'prompt' must be a text or chat messages, got {prompt!r}")
    if not isinstance(meta, dict):
        raise RecordError(f"{where}: 'meta' must be an object, got {meta!r}")
    responses = _responses(data, where)
    task = Task(str(data.get("id", number)), name, prompt, data["answer"], meta)
    return Record(task, responses, _labels(data, len(responses), where), where)


def _responses(data: dict[str, Json], where: str) -> tuple[str, ...]:
    if ("response" in data) == ("responses" in data):
        raise RecordError(f"{where}: a record has either 'response' or 'responses'; this one has {_has(data)}")
    responses = data["responses"] if "responses" in data else [data["response"]]
    if not isinstance(responses, list) or not responses or not all(isinstance(text, str) for text in responses):
        raise RecordError(f"{where}: 'response' must be a text, 'responses' a list of at least one, got {responses!r}")
    return tuple(responses)


def _labels(data: dict[str, Json], n: int, where: str) -> tuple[bool, ...] | None:
    if "label" not in data and "labels" not in data:
        return None
    given = data["labels"] if "labels" in data else data["label"]
    labels = given if isinstance(given, list) else [given]
    if not all(isinstance(label, bool) for label in labels):
        raise RecordError(f"{where}: a label is true or false, got {given!r}")
    if len(labels) != n:
        raise RecordError(f"{where}: {n} responses need {n} labels, got {len(labels)}")
    return tuple(labels)


def _has(data: dict[str, Json]) -> str:
    return "both" if "response" in data else "neither"
