"""Replies on disk, under threads, several processes and kill -9."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verigym.errors import UsageError
from verigym.types import Verdict
from verigym.verifiers.arbiter import Arbiter
from verigym.verifiers.arbiter.endpoint import Failure, Reply
from verigym.verifiers.arbiter.store import ReplyStore

if TYPE_CHECKING:
    from conftest import ModelServer

Open = Callable[..., Arbiter]
Judge = Callable[..., Verdict]

REQUEST = {"model": "m", "messages": [{"role": "user", "content": "Ünïcode?"}]}

ASKER = """
import sys
from pathlib import Path
from verigym.types import Reason, Task, Verdict
from verigym.verifiers.arbiter import Arbiter
arbiter = Arbiter(sys.argv[1], "tiny", Path(sys.argv[2]))
for answer in ("4", "5", "6"):
    print(arbiter.decide(Task("1", "math", "What?", "5"), Verdict.zero(Reason.WRONG, answer)).score)
"""


def _ask_elsewhere(server: ModelServer, cache: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ASKER, server.url, str(cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def test_several_processes_ask_each_thing_once(server: ModelServer, tmp_path: Path) -> None:
    askers = [_ask_elsewhere(server, tmp_path / "cache") for _ in range(3)]
    assert [asker.communicate()[0].split() for asker in askers] == [["0.0", "1.0", "0.0"]] * 3
    asked = Counter(request.text for request in server.received)
    assert len(asked) == 5  # two refusals, and the three questions of the right answer
    assert set(asked.values()) == {1}


def test_threads_that_want_the_same_reply_ask_for_it_once(
    server: ModelServer, open_arbiter: Open, judge: Judge
) -> None:
    arbiter = open_arbiter()
    with ThreadPoolExecutor(6) as threads:
        verdicts = list(threads.map(lambda _: judge(arbiter, "5", "5"), range(6)))
    assert all(verdict.passed for verdict in verdicts)
    assert len(server.received) == 3


def test_whoever_is_killed_while_asking_holds_nobody_up(
    server: ModelServer, open_arbiter: Open, judge: Judge, tmp_path: Path
) -> None:
    arrived = threading.Event()

    def keep_waiting(handler: BaseHTTPRequestHandler) -> None:
        arrived.set()
        server.released.wait(60)

    server.faults.append(keep_waiting)
    asker = _ask_elsewhere(server, tmp_path / "cache")
    assert arrived.wait(60)
    os.kill(asker.pid, signal.SIGKILL)
    asker.communicate()
    assert judge(open_arbiter(), "5", "4").score == 0.0
    assert len(server.received) == 2


def test_a_torn_file_counts_as_not_asked(tmp_path: Path) -> None:
    store = ReplyStore(tmp_path)
    asked: list[int] = []

    def ask() -> Reply:
        asked.append(1)
        return Reply("SAME")

    store.reply(REQUEST, ask)
    (path,) = tmp_path.rglob("*.json")
    whole = path.read_bytes()
    torn = [whole[:size] for size in range(len(whole) - 1)]
    others = [b"null", b"\0" * len(whole), whole.replace(b"SAME", b"SA\xff"), json.dumps({"reply": "SAME"}).encode()]
    for content in torn + others:
        path.write_bytes(content)
        asked.clear()
        assert store.reply(REQUEST, ask) == store.reply(REQUEST, ask) == Reply("SAME")
        assert len(asked) == 1
        assert path.read_bytes() == whole


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    store = ReplyStore(tmp_path)
    assert store.reply(REQUEST, lambda: Failure("timeout")) == Failure("timeout")
    assert store.reply(REQUEST, lambda: Reply("\ud800")) == Reply("\ud800")
    assert store.reply(REQUEST, lambda: Failure("timeout")) == Reply("\ud800")


def test_a_file_tells_what_was_asked_and_is_its_owners(tmp_path: Path) -> None:
    ReplyStore(tmp_path).reply(REQUEST, lambda: Reply("SAME"))
    (path,) = tmp_path.rglob("*.json")
    assert json.loads(path.read_text()) == {"request": REQUEST, "reply": "SAME"}
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=r"the arbiter's cache '.*file/cache' cannot be made"):
        ReplyStore(tmp_path / "file" / "cache")
