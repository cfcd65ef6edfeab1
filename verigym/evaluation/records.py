"""Response records: tasks together with what a model said to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verigym.envs.files import read_jsonl
from verigym.envs.published import as_record
from verigym.envs.turns import TurnRule
from verigym.errors import BrokenEnvError, RecordError, UnknownEnvError
from verigym.registry import spec
from verigym.types import Json, Task


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a file of responses.

    Attributes:
        task: Its ``prompt`` is empty and its ``id`` is the line number where the file has none.
        responses: At least one. Each is what its verifier is handed: a text, or all responses of an episode as one
            text where the environment judges those.
        given: The same as they stand in the line.
        labels: For each response whether people hold it to be right; ``None`` if the line has no labels.
        where: File and line, for messages.
    """

    task: Task
    responses: tuple[str, ...]
    given: tuple[Json, ...]
    labels: tuple[bool, ...] | None
    where: str


def read_records(path: Path, env: str | None = None) -> Iterator[Record]:
    """Read a file of response records, plain, ``.gz`` or ``.zst``.

    A response is a text, or a chat transcript: a list of messages, of which the assistant's are the responses of one
    episode. Where the environment judges whole episodes, a text is an episode of one response, whatever it looks like.
    For ``instruct`` the rows of published sets are read as they are, see :mod:`verigym.envs.published`.

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
    data = as_record(data, name, where)
    if data.get("answer") is None:
        raise RecordError(f"{where}: 'answer' is missing; without it nothing can be judged")
    prompt, meta = data.get("prompt", ""), data.get("meta", {})
    if not isinstance(prompt, str | list):
        raise RecordError(f"{where}: 'prompt' must be a text or chat messages, got {prompt!r}")
    if not isinstance(meta, dict):
        raise RecordError(f"{where}: 'meta' must be an object, got {meta!r}")
    given = _given(data, where)
    rule = _rule(name)
    responses = tuple(rule.judged(_episode(response, where)) for response in given)
    task = Task(str(data.get("id", number)), name, prompt, data["answer"], meta)
    return Record(task, responses, given, _labels(data, len(responses), where), where)


def _given(data: dict[str, Json], where: str) -> tuple[Json, ...]:
    if ("response" in data) == ("responses" in data):
        raise RecordError(f"{where}: a record has either 'response' or 'responses'; this one has {_has(data)}")
    responses = data["responses"] if "responses" in data else [data["response"]]
    if not isinstance(responses, list) or not responses or not all(isinstance(one, str | list) for one in responses):
        raise RecordError(
            f"{where}: 'response' must be a text or chat messages, 'responses' a list of at least one, "
            f"got {responses!r:.200}"
        )
    return tuple(responses)


def _episode(response: Json, where: str) -> list[str]:
    """The responses of one episode, in their order."""
    if isinstance(response, str):
        return [response]
    for message in response:
        if not isinstance(message, dict) or not all(isinstance(message.get(key), str) for key in ("role", "content")):
            raise RecordError(f"{where}: a chat message has a 'role' and a 'content', both texts, got {message!r:.200}")
    said = [message["content"] for message in response if message["role"] == "assistant"]
    if not said:
        raise RecordError(f"{where}: a chat transcript holds a message of the assistant at least, got none")
    return said


def _rule(name: str) -> TurnRule:
    """What is judged of an episode. Whoever asks for the verifier is told what is wrong with an environment."""
    try:
        return TurnRule(transcript=spec(name).transcript)
    except (UnknownEnvError, BrokenEnvError):
        return TurnRule()


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
