"""JSON Lines on disk: the reader that every room shares, and a task source over a file."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import BinaryIO, get_args

from verigym.envs.published import as_record
from verigym.envs.source import Split, seeded, split_of
from verigym.errors import RecordError, UsageError
from verigym.types import Json, Task

_CHUNK = 1 << 16
_BOM = b"\xef\xbb\xbf"
SPLITS: tuple[Split, ...] = get_args(Split)


def read_jsonl(path: str | PathLike[str]) -> Iterator[tuple[int, dict[str, Json]]]:
    """The objects of a JSON Lines file, plain, ``.gz`` or ``.zst``, each with its line number (from 1).

    Blank lines are skipped; the last line may lack its newline.

    Raises:
        RecordError: If a line is not a JSON object in UTF-8, or the compressed data is damaged or cut short;
            the message names file and line.
        UsageError: If there is no such file.
    """
    if not Path(path).is_file():
        raise UsageError(f"there is no file {str(path)!r}")
    number = 0
    try:
        for number, line in enumerate(_lines(Path(path)), start=1):
            if line.strip():
                yield number, _object(line, f"{path}, line {number}")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise RecordError(f"{path}, after line {number}: the compressed data is damaged: {error}") from error


def _object(line: bytes, where: str) -> dict[str, Json]:
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{where}: not JSON: {error}") from error
    if not isinstance(value, dict):
        raise RecordError(f"{where}: a record is a JSON object, got {type(value).__name__}")
    return value


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as raw:
        if path.suffix == ".gz":
            with gzip.open(raw) as unpacked:
                yield from _without_bom(unpacked)
        elif path.suffix == ".zst":
            yield from _without_bom(_split_lines(_unpack_zst(raw)))
        else:
            yield from _without_bom(raw)


def _without_bom(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield line.removeprefix(_BOM) if number == 0 else line


def _split_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Lines ended by a newline byte only: JSON strings may hold the other separators of Unicode."""
    rest: list[bytes] = []
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        rest.append(first)
        for line in others:
            yield b"".join(rest)
            rest = [line]
    if any(rest):
        yield b"".join(rest)


def _unpack_zst(raw: BinaryIO) -> Iterator[bytes]:
    """Frame by frame, because ``stream_reader`` of zstandard takes a file that was cut short for a whole one."""
    import zstandard

    unpacker = zstandard.ZstdDecompressor()
    frame = unpacker.decompressobj()
    data = raw.read(_CHUNK)
    started = False
    while data:
        if frame.eof:
            frame, started = unpacker.decompressobj(), False
        try:
            yield frame.decompress(data)
        except zstandard.ZstdError as error:
            raise EOFError(str(error)) from error
        started = True
        data = frame.unused_data if frame.eof and frame.unused_data else raw.read(_CHUNK)
    if started and not frame.eof:
        raise EOFError("the last frame is cut short")


class FileSource:
    """Tasks of a JSON Lines file, in epochs: each pass over a split is a new seeded order of all its tasks.

    A task belongs to the split in its ``meta.split``, else to the one that its prompt's hash says. Records of other
    environments are left out, so one file may hold the tasks of several. For ``instruct`` the rows of published sets
    are read as they are, see :mod:`verigym.envs.published`.

    Args:
        path: The file; plain, ``.gz`` or ``.zst``.
        env: Name of the environment; for records that lack it too.
        seed: Other seeds give other orders.

    Attributes:
        size: Number of tasks over all splits.
    """

    size: int | None

    def __init__(self, path: str | PathLike[str], env: str, *, seed: int = 0) -> None:
        self.path = str(path)
        self.env = env
        self.seed = seed
        self._tasks = _tasks_by_split(self.path, env)
        self.size = sum(map(len, self._tasks.values()))
        self._order = lru_cache(maxsize=4)(self._shuffled)

    def count(self, split: Split) -> int:
        """Number of tasks in a split: an epoch."""
        return len(self._tasks[split])

    def task(self, index: int, level: int = 0, split: Split = "train") -> Task:
        """The task at ``index``; see :class:`verigym.envs.TaskSource`.

        Raises:
            UsageError: If ``level`` is not 0 (a file has no levels), or the split is empty.
        """
        if level != 0:
            raise UsageError(f"{self.path}: a task file has no levels, got level {level}; leave it at 0")
        tasks = self._tasks[split]
        if not tasks:
            raise UsageError(
                f'{self.path} holds no {split} task of {self.env}; mark some with "meta": {{"split": "{split}"}}'
            )
        epoch, place = divmod(index, len(tasks))
        return tasks[self._order(epoch, split)[place]]

    def _shuffled(self, epoch: int, split: Split) -> list[int]:
        order = list(range(len(self._tasks[split])))
        seeded(self.env, self.seed, split, epoch).shuffle(order)
        return order


def _tasks_by_split(path: str, env: str) -> dict[Split, list[Task]]:
    tasks: dict[Split, list[Task]] = {split: [] for split in SPLITS}
    seen: dict[str, tuple[int, Task]] = {}
    others: set[str] = set()
    for number, record in read_jsonl(path):
        where = f"{path}, line {number}"
        if record.get("env", env) != env:
            others.add(str(record["env"]))
            continue
        task = _task(as_record(record, env, where), env, where)
        for key in (f"prompt {_content(task)}", f"id {task.id}"):
            line, earlier = seen.setdefault(key, (number, task))
            if earlier != task:
                raise RecordError(f"{where}: the same {key.split()[0]} as line {line}, and not the same task")
        if seen[f"id {task.id}"][0] == number:
            tasks[task.meta["split"]].append(task)
    if not any(tasks.values()):
        hint = f"; it holds tasks of {', '.join(sorted(others))}" if others else ""
        raise UsageError(f"{path} holds no task of {env!r}{hint}")
    return tasks


def _task(record: Mapping[str, Json], env: str, where: str) -> Task:
    prompt, meta = record.get("prompt"), record.get("meta", {})
    if not prompt or not (isinstance(prompt, str) or _is_chat(prompt)):
        raise RecordError(f"{where}: 'prompt' must be a text or chat messages, got {prompt!r}")
    if "answer" not in record:
        raise RecordError(f"{where}: 'answer' is missing; without it nothing can be judged")
    if not isinstance(meta, dict):
        raise RecordError(f"{where}: 'meta' must be an object, got {meta!r}")
    content = prompt if isinstance(prompt, str) else json.dumps(prompt, sort_keys=True)
    try:
        digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    except UnicodeEncodeError as error:
        raise RecordError(f"{where}: 'prompt' is not Unicode text: {error}") from error
    meta = {**meta, "split": meta.get("split", split_of(content))}
    if meta["split"] not in SPLITS:
        raise RecordError(f"{where}: 'meta.split' must be one of {', '.join(SPLITS)}, got {meta['split']!r}")
    name = str(record.get("id") or f"{env}/{digest}")
    return Task(name, env, prompt, record["answer"], meta)


def _is_chat(prompt: Json) -> bool:
    return isinstance(prompt, list) and all(
        isinstance(message, dict) and isinstance(message.get("content"), str) and "role" in message
        for message in prompt
    )


def _content(task: Task) -> str:
    return json.dumps(task.prompt, sort_keys=True)
