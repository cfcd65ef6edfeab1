"""Response records: what is read, and how a broken line is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from verigym.errors import RecordError
from verigym.evaluation import Record, read_records


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
        ({**_GOOD, "response": 3}, "'response' must be a text"),
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
