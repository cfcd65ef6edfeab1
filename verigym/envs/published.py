"""Rows of published instruction sets as records of ours.

What such a set asks for stands beside its prompt: ``instruction_id_list`` and ``kwargs`` at the top level (IFEval,
IFBench), under ``args`` (Llama-Nemotron's), or in a text ``ground_truth`` (IFTrain, and whatever was made for
open-instruct or verl), under one of several names each.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping

from verigym.errors import RecordError
from verigym.types import Json

_IDS = ("instruction_id_list", "instruction_id")
_ARGUMENTS = ("kwargs", "instruction_kwargs")
_PLACES = ("args", "ground_truth", "reward_model", "verifier_metadata", "extra_info", "responses_create_params")
_PROMPTS = ("messages", "input", "prompt", "question")
_NAMES = ("id", "key", "uuid")
_DEEPEST = 4


def as_record(row: dict[str, Json], env: str, where: str) -> dict[str, Json]:
    """A line of a file of ``env`` as a record of ours: itself, unless it is a row of a published set.

    Raises:
        RecordError: If it is such a row, and its instructions cannot be read.
    """
    found = instruct_record(row, where) if env == "instruct" and "answer" not in row else None
    return {**row, **{key: value for key, value in (found or {}).items() if value is not None}}


def instruct_record(row: Mapping[str, Json], where: str) -> dict[str, Json] | None:
    """A row of an instruction set as a task record; ``None`` if it is no such row.

    Args:
        row: As the set publishes it.
        where: File and line, for messages.

    Raises:
        RecordError: If its instructions cannot be read.

    >>> row = {"key": 7, "prompt": "Hi", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{"n": None}]}
    >>> instruct_record(row, "here")["answer"]
    {'instruction_id_list': ['punctuation:no_comma'], 'kwargs': [{}]}
    """
    asked = next((found for found in _nested(row) if _first(found, _IDS) is not None), None)
    if asked is None:
        return None
    ids, kwargs = _value(_first(asked, _IDS)), _value(_first(asked, _ARGUMENTS))
    if not isinstance(ids, list) or not ids or not all(isinstance(id, str) for id in ids):
        raise RecordError(f"{where}: 'instruction_id_list' must be a list of ids, got {ids!r}")
    given = [_value(one) or {} for one in kwargs] if isinstance(kwargs, list) else [{}] * len(ids)
    if len(given) != len(ids) or not all(isinstance(one, dict) for one in given):
        raise RecordError(f"{where}: 'kwargs' must hold an object for each of {len(ids)} instructions, got {kwargs!r}")
    arguments = [{name: value for name, value in one.items() if value is not None} for one in given]
    name = _first(row, _NAMES)
    return {
        **({} if name is None else {"id": str(name)}),
        "env": "instruct",
        "prompt": _prompt(row),
        "answer": {"instruction_id_list": ids, "kwargs": arguments},
        "meta": row.get("meta", {}),
    }


def _nested(value: Json, depth: int = 0) -> Iterator[Mapping[str, Json]]:
    """The objects in which a set may keep what it asks for, the outermost first."""
    value = _value(value)
    for _ in range(_DEEPEST):
        if isinstance(value, list) and value:  # a list of one object, or of a text that holds one
            value = _value(value[0])
    if isinstance(value, Mapping) and depth < _DEEPEST:
        yield value
        for place in _PLACES:
            if place in value:
                yield from _nested(value[place], depth + 1)


def _value(value: Json) -> Json:
    """What a text holds as JSON, or as the literals of Python that some sets write; any other value as it is."""
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return _literal(value)


def _literal(text: str) -> Json:
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return text  # some other text that begins with a bracket


def _first(row: Mapping[str, Json], names: tuple[str, ...]) -> Json:
    return next((row[name] for name in names if row.get(name) not in (None, "", [])), None)


def _prompt(row: Mapping[str, Json]) -> Json:
    """The prompt: a text or the messages, without an answer at their end."""
    nested = (found for found in _nested(row) if _first(found, _PROMPTS) is not None)
    prompt = _first(next(nested, {}), _PROMPTS)
    if not isinstance(prompt, list):
        return prompt
    messages = [
        {"role": message.get("role"), "content": message.get("content")}
        for message in prompt
        if isinstance(message, dict)
    ]
    while messages and messages[-1]["role"] == "assistant":
        messages.pop()
    return messages
