"""Rows of published instruction sets, in the sets' own layouts, as tasks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import verigym
from verigym.envs.files import FileSource
from verigym.envs.published import instruct_record
from verigym.errors import RecordError
from verigym.types import Task

ASK = "Name two rivers. No commas, please, and end with END."
IDS = ["punctuation:no_comma", "startend:end_checker"]
KWARGS = [{}, {"end_phrase": "END"}]
CHAT = [{"role": "user", "content": ASK}]
LITERAL = (
    "[{'instruction_id': ['punctuation:no_comma', 'startend:end_checker'], 'kwargs': [None, {'end_phrase': 'END'}]}]"
)
FILLED = [{"end_phrase": None, "num_words": None}, {"end_phrase": "END", "num_words": None}]

ROWS: dict[str, dict[str, Any]] = {
    # As the Hub's columns have it: each object holds the arguments of all instructions.
    "ifeval": {"key": 1000, "prompt": ASK, "instruction_id_list": IDS, "kwargs": FILLED},
    "ifbench": {"key": "0", "prompt": ASK, "instruction_id_list": IDS, "kwargs": FILLED},
    "ifbench-several-turns": {
        "key": 3,
        "prompt": "only the last request",
        "instruction_id_list": IDS,
        "kwargs": FILLED,
        "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}, *CHAT],
    },
    "iftrain": {
        "key": "sft_1",
        "messages": CHAT,
        "ground_truth": LITERAL,
        "dataset": "ifeval",
        "constraint_type": "multi",
        "constraint": "No commas.",
    },
    "iftrain-in-a-list": {"id": "sft_2", "messages": CHAT, "ground_truth": [LITERAL], "dataset": ["ifeval"]},
    "ground-truth-as-json": {
        "prompt": CHAT,
        "ground_truth": json.dumps({"instruction_id": IDS, "kwargs": [None, KWARGS[1]]}),
    },
    "ground-truth-in-a-list-as-json": {
        "prompt": CHAT,
        "ground_truth": json.dumps([json.dumps({"instruction_id": IDS, "kwargs": KWARGS})]),
    },
    "llama-nemotron": {
        "input": CHAT,
        "output": "",
        "args": {"instruction_id_list": IDS, "instruction_kwargs": [None, KWARGS[1]]},
        "category": "instruction following",
        "license": "cc-by-4.0",
        "system_prompt": "",
    },
    "llama-nemotron-args-as-json": {
        "input": [*CHAT, {"role": "assistant", "content": "Rhine and Rhone END"}],
        "args": json.dumps({"instruction_id_list": IDS, "instruction_kwargs": KWARGS}),
    },
    "nemo-gym": {
        "id": 7,
        "responses_create_params": {"input": CHAT},
        "instruction_id_list": IDS,
        "kwargs": FILLED,
        "grading_mode": "binary",
    },
    "verl": {"prompt": CHAT, "reward_model": {"style": "rule", "ground_truth": LITERAL}, "data_source": "ifeval"},
    "kwargs-as-json": {"prompt": ASK, "instruction_id_list": IDS, "kwargs": json.dumps(KWARGS)},
    "each-kwargs-as-json": {"prompt": ASK, "instruction_id_list": IDS, "kwargs": ["{}", json.dumps(KWARGS[1])]},
}


def read(path: Path, *rows: dict[str, Any]) -> FileSource:
    path.write_text("".join(json.dumps({**row, "meta": {"split": "train"}}) + "\n" for row in rows), encoding="utf-8")
    return FileSource(path, "instruct")


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_a_published_set_is_a_task(tmp_path: Path, name: str) -> None:
    task = read(tmp_path / "rows.jsonl", ROWS[name]).task(0)
    assert task.env == "instruct"
    assert task.answer == {"instruction_id_list": IDS, "kwargs": KWARGS}
    if isinstance(task.prompt, list):
        assert task.prompt[-1] == CHAT[0]
        assert all(set(message) == {"role", "content"} for message in task.prompt)
    else:
        assert task.prompt == ASK
    given = ROWS[name].get("key", ROWS[name].get("id"))
    assert task.id == str(given) if given is not None else task.id.startswith("instruct/")


def test_several_turns_keep_what_was_said_before(tmp_path: Path) -> None:
    prompt = read(tmp_path / "rows.jsonl", ROWS["ifbench-several-turns"]).task(0).prompt
    assert [message["content"] for message in prompt if isinstance(message, dict)] == ["Hi", "Hello", ASK]


def test_responses_to_such_tasks_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    read(path, ROWS["llama-nemotron"])
    env = verigym.make("instruct", tasks=path)
    task = env.task(0)
    verifier = env.verifier
    scores = [verifier.verify(task, text).score for text in ("Rhine and Rhone END", "Rhine, Rhone END", "Rhine, Rhone")]
    assert scores == [1.0, 0.5, 0.0]


def test_records_of_our_own_stay_as_they_are(tmp_path: Path) -> None:
    own = Task("a", "instruct", ASK, {"instruction_id_list": IDS, "kwargs": FILLED, "mode": "loose"}).to_dict()
    assert read(tmp_path / "rows.jsonl", own).task(0).answer == own["answer"]


def test_other_environments_read_no_instructions(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROWS["ifeval"]) + "\n")
    with pytest.raises(RecordError, match="'answer' is missing"):
        FileSource(path, "math")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"prompt": ASK}, "'answer' is missing"),
        ({"prompt": ASK, "ground_truth": "{'func_name': 'no_commas'}"}, "'answer' is missing"),
        ({"prompt": ASK, "instruction_id_list": "no_comma", "kwargs": []}, "must be a list of ids, got 'no_comma'"),
        ({"prompt": ASK, "instruction_id_list": IDS, "kwargs": [{}]}, "an object for each of 2 instructions, got"),
        ({"prompt": ASK, "instruction_id_list": IDS, "kwargs": [{}, "END"]}, "an object for each of 2"),
        ({"instruction_id_list": IDS, "kwargs": KWARGS}, "'prompt' must be a text or chat messages"),
    ],
)
def test_a_row_that_cannot_be_read_names_line_and_rule(tmp_path: Path, row: dict[str, Any], says: str) -> None:
    with pytest.raises(RecordError, match=rf"rows\.jsonl, line 1: .*{says}"):
        read(tmp_path / "rows.jsonl", row)


@pytest.mark.parametrize("text", ["[" * 100_000, "{'a': " * 5000, "[1, 2", "{x}", "[__import__('os')]", "[]", "{}"])
def test_a_text_that_only_looks_like_data_is_no_instruction(text: str) -> None:
    assert instruct_record({"prompt": ASK, "ground_truth": text}, "here") is None
