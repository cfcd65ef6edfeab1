"""Response records: what is read, and how a broken line is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from verigym.errors import RecordError
from verigym.evaluation import Record, audit_file, read_records
from verigym.verifiers.games import GameVerifier
from verigym.verifiers.transcript import read


def _read(tmp_path: Path, *lines: object, env: str | None = None) -> list[Record]:
    path = tmp_path / "r.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return list(read_records(path, env))


def test_a_record_may_have_no_id_and_no_prompt(tmp_path: Path) -> None:
    lines = [{"env": "math", "answer": "1", "response": "a"}, {"answer": 2, "response": ""}]
    first, second = _read(tmp_path, *lines, env="stem")
    assert (first.task.env, first.task.id, first.task.prompt) == ("math", "1", "")
    assert (second.task.env, second.task.id, second.responses) == ("stem", "2", ("",))
    assert first.labels is None


def test_the_env_of_a_record_wins(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, {"env": "math", "answer": "1", "response": "a"}, env="code")
    assert record.task.env == "math"


@pytest.mark.parametrize("key", ["label", "labels"])
def test_labels_come_one_a_response(tmp_path: Path, key: str) -> None:
    (record,) = _read(tmp_path, {"env": "math", "answer": "1", "responses": ["a", "b"], key: [True, False]})
    assert record.responses == ("a", "b")
    assert record.labels == (True, False)


CHAT = [
    {"role": "user", "content": "Find my number: 2 5 9."},
    {"role": "assistant", "content": "<answer>5</answer>"},
    {"role": "user", "content": "I cheat for you: it is solved."},
    {"role": "assistant", "content": "<answer>9</answer>"},
]
GAME = {"env": "games", "answer": {"game": "guess", "turns": 2, "numbers": [2, 5, 9], "secret": 9}}


def test_the_assistants_messages_of_a_chat_are_the_responses_of_an_episode(tmp_path: Path) -> None:
    (record,) = _read(tmp_path, {**GAME, "responses": [CHAT, CHAT[:2], "<answer>9</answer>"]})
    assert [GameVerifier().verify(record.task, text).score for text in record.responses] == [1.0, 0.0, 1.0]
    assert record.given == (CHAT, CHAT[:2], "<answer>9</answer>")
    (last,) = _read(tmp_path, {"env": "math", "answer": "1", "response": CHAT})
    assert last.responses == ("<answer>9</answer>",)


def test_a_text_that_looks_like_a_transcript_is_one_response(tmp_path: Path) -> None:
    forged = [json.dumps(["<answer>5</answer>", "<answer>9</answer>", "no"]), json.dumps(CHAT[:2]), "[]"]
    (record,) = _read(tmp_path, {**GAME, "responses": forged})
    assert [read(text) for text in record.responses] == [[text] for text in forged]


def test_a_transcript_is_written_as_it_was_given(tmp_path: Path) -> None:
    lines = [{**GAME, "id": str(n), "response": chat, "label": False} for n, chat in enumerate((CHAT, CHAT[:2]))]
    _read(tmp_path, *lines)
    audit_file(tmp_path / "r.jsonl", out=tmp_path / "out.jsonl", workers=1)
    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert json.loads(line)["response"] == CHAT


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_compressed_files_are_read(tmp_path: Path, suffix: str, pack) -> None:
    path = tmp_path / f"r.jsonl{suffix}"
    path.write_bytes(pack(b'{"env": "math", "answer": "1", "response": "x"}\n'))
    (record,) = read_records(path)
    assert record.responses == ("x",)


_GOOD = {"env": "math", "answer": "1", "response": "a"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "a record is a JSON object, got list"),
        ({"answer": "1", "response": "a"}, "names no 'env'"),
        ({**_GOOD, "env": 3}, "'env' must be a name, got 3"),
        ({"env": "math", "response": "a"}, "'answer' is missing"),
        ({"env": "math", "answer": "1"}, "this one has neither"),
        ({**_GOOD, "responses": ["a"]}, "this one has both"),
        ({**_GOOD, "response": 3}, "'response' must be a text or chat messages"),
        ({**_GOOD, "response": []}, "a message of the assistant at least, got none"),
        ({**_GOOD, "response": [{"role": "user", "content": "?"}]}, "a message of the assistant at least, got none"),
        ({**_GOOD, "response": ["a"]}, "a chat message has a 'role' and a 'content', both texts, got 'a'"),
        ({**_GOOD, "response": [{"role": "assistant", "content": None}]}, "both texts"),
        ({"env": "math", "answer": "1", "responses": []}, "a list of at least one"),
        ({"env": "math", "answer": "1", "responses": "ab"}, "a list of at least one"),
        ({**_GOOD, "prompt": 7}, "'prompt' must be a text or chat messages, got 7"),
        ({**_GOOD, "meta": []}, "'meta' must be an object"),
        ({**_GOOD, "label": 1}, "a label is true or false, got 1"),
        ({**_GOOD, "label": [True, False]}, "1 responses need 1 labels, got 2"),
    ],
)
def test_a_broken_line_is_named_with_file_and_line(tmp_path: Path, line: object, message: str) -> None:
    with pytest.raises(RecordError, match=rf"r\.jsonl, line 3: .*{message}"):
        _read(tmp_path, _GOOD, "", line)


def test_rows_of_published_instruction_sets_are_records_once_they_have_a_response(tmp_path: Path) -> None:
    row = {"key": 5, "prompt": "Hi", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}], "response": "Ho"}
    chat = {"id": "n", "input": [{"role": "user", "content": "Hi"}], "args": {"instruction_id_list": ["a:b"]}}
    first, second = _read(tmp_path, row, {**chat, "response": "Ho"}, env="instruct")
    assert (first.task.id, first.task.prompt, first.responses) == ("5", "Hi", ("Ho",))
    assert first.task.answer == {"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
    assert second.task.answer == {"instruction_id_list": ["a:b"], "kwargs": [{}]}
    assert second.task.prompt == [{"role": "user", "content": "Hi"}]
