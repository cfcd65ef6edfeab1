"""Task files: the reader that every room shares, and the source over a file."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zstandard

from verigym.envs.files import FileSource, read_jsonl
from verigym.errors import RecordError, UsageError

PACK: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}
# A file may be appended to, and U+2028 or NEL inside a string ends no line.
TEXT = '{"a": "one\u2028two\x85"}\n\n  \n{"a": "🙂"}\r\n{"a": 3}'.encode()


def write(path: Path, *records: Any) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def tasks(n: int, **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"t{i}", "env": "math", "prompt": f"{i} + 1?", "answer": str(i + 1), **more} for i in range(n)]


@pytest.mark.parametrize("ending", PACK)
def test_lines_are_the_same_plain_and_compressed(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.jsonl{ending}"
    path.write_bytes(PACK[ending](TEXT))
    assert list(read_jsonl(path)) == [(1, {"a": "one\u2028two\x85"}), (4, {"a": "🙂"}), (5, {"a": 3})]


@pytest.mark.parametrize("ending", PACK)
def test_a_byte_order_mark_is_not_part_of_the_first_record(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.jsonl{ending}"
    path.write_bytes(PACK[ending](b'\xef\xbb\xbf{"a": 1}\n'))
    assert list(read_jsonl(path)) == [(1, {"a": 1})]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_appended_frames_and_large_files_are_read_whole(tmp_path: Path, ending: str) -> None:
    lines = [b'{"n": %d, "s": "%s"}\n' % (i, b"x" * (i % 700)) for i in range(3000)]
    half = len(lines) // 2
    path = tmp_path / f"x.jsonl{ending}"
    path.write_bytes(PACK[ending](b"".join(lines[:half])) + PACK[ending](b"".join(lines[half:])))
    assert [(number, record["n"]) for number, record in read_jsonl(path)] == [(i + 1, i) for i in range(3000)]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("cut", [3, 20, 400])
def test_a_compressed_file_that_was_cut_short_is_an_error_and_not_a_short_file(
    tmp_path: Path, ending: str, cut: int
) -> None:
    path = tmp_path / f"x.jsonl{ending}"
    path.write_bytes(PACK[ending](b"".join(b'{"n": %d}\n' % i for i in range(3000)))[:-cut])
    with pytest.raises(RecordError, match=r"x\.jsonl.*damaged"):
        list(read_jsonl(path))


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_file_that_only_claims_to_be_compressed_is_named(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x.jsonl{ending}"
    path.write_bytes(b'{"a": 1}\n' * 9)
    with pytest.raises(RecordError, match=r"x\.jsonl"):
        list(read_jsonl(path))


@pytest.mark.parametrize(
    "line",
    [b'{"a": 1', b"[1]", b"7", b'{"a": "\xff"}', b'{"a": ' + b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"],
    ids=["cut", "list", "number", "not-utf8", "deep", "huge-integer"],
)
def test_a_bad_line_names_file_and_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"a": 1}\n\n' + line + b"\n")
    with pytest.raises(RecordError, match=r"x\.jsonl, line 3"):
        list(read_jsonl(path))


def test_a_missing_file_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"no file 'nowhere\.jsonl'"):
        list(read_jsonl("nowhere.jsonl"))


def test_an_epoch_holds_each_task_once_and_epochs_differ_in_order(tmp_path: Path) -> None:
    source = FileSource(write(tmp_path / "t.jsonl", *tasks(40, meta={"split": "train"})), "math", seed=3)
    assert source.size == 40
    first, second = ([source.task(i).id for i in range(start, start + 40)] for start in (0, 40))
    assert sorted(first) == sorted(second) == sorted(f"t{i}" for i in range(40))
    assert first != second


def test_order_depends_on_the_seed_and_on_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path / "t.jsonl", *tasks(40, meta={"split": "train"}))
    one, same, other = (FileSource(path, "math", seed=seed) for seed in (1, 1, 2))
    backwards = [one.task(i).id for i in reversed(range(100))][::-1]
    assert backwards == [same.task(i).id for i in range(100)]
    assert backwards != [other.task(i).id for i in range(100)]


def test_splits_by_content_hash_are_disjoint_and_about_a_fifth_is_held_back(tmp_path: Path) -> None:
    source = FileSource(write(tmp_path / "t.jsonl", *tasks(400)), "math")
    held = {source.task(i, split="validation").id for i in range(400)}
    seen = {source.task(i).id for i in range(400)}
    assert not held & seen
    assert len(held | seen) == 400
    assert 50 < len(held) < 110


def test_a_split_that_the_file_names_wins_over_the_hash(tmp_path: Path) -> None:
    records = [*tasks(5, meta={"split": "validation"}), {**tasks(6)[5], "meta": {"split": "train"}}]
    source = FileSource(write(tmp_path / "t.jsonl", *records), "math")
    assert Counter(source.task(i, split="validation").id for i in range(5)) == Counter(f"t{i}" for i in range(5))
    assert source.task(0).id == "t5"


def test_records_of_other_environments_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "t.jsonl", *tasks(3), {"env": "code", "prompt": "x", "answer": 1})
    assert FileSource(path, "math").size == 3
    with pytest.raises(UsageError, match="no task of 'stem'; it holds tasks of code, math"):
        FileSource(path, "stem")


def test_missing_ids_come_from_the_content(tmp_path: Path) -> None:
    path = write(tmp_path / "t.jsonl", {"prompt": "1 + 1?", "answer": "2", "meta": {"split": "train"}})
    task = FileSource(path, "math").task(0)
    assert (task.env, task.id) == ("math", FileSource(path, "math").task(1).id)
    assert task.id.startswith("math/")


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"prompt": "x"}, "'answer' is missing"),
        ({"answer": "x"}, "'prompt' must be"),
        ({"prompt": "", "answer": "x"}, "'prompt' must be"),
        ({"prompt": ["x"], "answer": "x"}, "'prompt' must be"),
        ({"prompt": "\ud800", "answer": "x"}, "not Unicode"),
        ({"prompt": "x", "answer": "x", "meta": 3}, "'meta' must be"),
        ({"prompt": "x", "answer": "x", "meta": {"split": "test"}}, "'meta.split' must be one of train, validation"),
        ({"id": "t0", "prompt": "other", "answer": "x"}, "same id as line 1"),
        # One question in both splits would let training see what validation asks.
        ({"id": "new", "prompt": "0 + 1?", "answer": "1", "meta": {"split": "validation"}}, "same prompt as line 1"),
    ],
)
def test_a_bad_record_names_file_line_and_rule(tmp_path: Path, bad: dict[str, Any], says: str) -> None:
    path = write(tmp_path / "t.jsonl", *tasks(1, meta={"split": "train"}), bad)
    with pytest.raises(RecordError, match=rf"t\.jsonl, line 2: .*{says}"):
        FileSource(path, "math")


def test_a_repeated_record_counts_once(tmp_path: Path) -> None:
    assert FileSource(write(tmp_path / "t.jsonl", *tasks(2), *tasks(2)), "math").size == 2


def test_an_empty_split_says_how_to_fill_it(tmp_path: Path) -> None:
    source = FileSource(write(tmp_path / "t.jsonl", *tasks(2, meta={"split": "train"})), "math")
    with pytest.raises(UsageError, match=r'no validation task of math; mark some with "meta": {"split": "validation"}'):
        source.task(0, split="validation")


def test_a_level_asked_of_a_file_is_an_error_and_not_ignored(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no levels, got level 2"):
        FileSource(write(tmp_path / "t.jsonl", *tasks(2)), "math").task(0, level=2)
