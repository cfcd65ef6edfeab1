"""Servers that misbehave, over real sockets: what becomes of the verdict, and what stays secret."""

from __future__ import annotations

import email.utils
import json
import logging
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verigym.errors import UsageError
from verigym.types import Reason, Verdict
from verigym.verifiers.arbiter import Arbiter, is_arbitrated
from verigym.verifiers.arbiter.endpoint import _retry_after

if TYPE_CHECKING:
    from conftest import ModelServer

Open = Callable[..., Arbiter]
Judge = Callable[..., Verdict]
Fault = Callable[[BaseHTTPRequestHandler], None]


def _status(code: int, **headers: str) -> Fault:
    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return fault


def _body(content: bytes) -> Fault:
    def fault(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(content)

    return fault


def _said(content: object) -> Fault:
    return _body(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def _silent(handler: BaseHTTPRequestHandler) -> None:
    handler.server.released.wait(60)  # type: ignore[attr-defined]


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.released.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b" ")


def _flood(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65536)


PASSING = {
    "500": _status(500),
    "503": _status(503),
    "429": _status(429, Retry_After="0"),
    "429 until a date": _status(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    "408": _status(408),
    "no JSON": _body(b"<html>a proxy's page</html>"),
    "no choices": _body(b'{"choices": []}'),
    "a list": _body(b"[1]"),
    "no message": _body(b'{"choices": [{"message": null}]}'),
    "depth": _body(b"[" * 100_000),
    "half a body": _body(b'{"choices": [{"mess'),
    "hang up": _hang_up,
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING.keys())
def test_a_failure_that_passes_is_tried_again(
    server: ModelServer, open_arbiter: Open, judge: Judge, fault: Fault
) -> None:
    server.faults.extend([fault, fault])
    assert judge(open_arbiter(), "5", "5").passed
    assert len(server.received) == 5


LASTING = {
    "500": (_status(500), "HTTP 500"),
    "429": (_status(429), "HTTP 429"),
    "429 for an hour": (_status(429, Retry_After="3600"), "HTTP 429"),
    "401": (_status(401), "HTTP 401"),
    "404": (_status(404), "HTTP 404"),
    "a redirect": (_status(307, Location="/v2"), "HTTP 307"),
    "no JSON": (_body(b"no"), "a body that is no chat completion"),
    "hang up": (_hang_up, "RemoteProtocolError"),
    "silence": (_silent, "timeout"),
    "a drip": (_drip, "timeout"),
    "a flood": (_flood, "a body of more than 4194304 bytes"),
}


@pytest.mark.parametrize(("fault", "cause"), LASTING.values(), ids=LASTING.keys())
def test_a_server_that_fails_makes_a_verdict_unscorable_or_leaves_the_rules(
    server: ModelServer, open_arbiter: Open, judge: Judge, fault: Fault, cause: str
) -> None:
    server.always = fault
    options = {"timeout": 0.3, "attempts": 2}
    dropped = judge(open_arbiter(**options), "5", "5")
    assert (dropped.score, dropped.reason) == (None, Reason.UNSCORABLE)
    assert dropped.detail == f"arbiter: failed, {cause}; rule: wrong: compared by value"
    assert is_arbitrated(dropped)
    kept = judge(open_arbiter(on_error="rule", **options), "5", "5")
    assert (kept.score, kept.reason, kept.verifier) == (0.0, Reason.WRONG, "math@1:abcdef")
    assert kept.detail == dropped.detail


def test_nobody_who_listens_is_a_failure(open_arbiter: Open, judge: Judge) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
    verdict = judge(open_arbiter(url=url), "5", "5")
    assert verdict.reason is Reason.UNSCORABLE
    assert "failed, ConnectError" in verdict.detail


def test_a_failure_is_not_kept(server: ModelServer, open_arbiter: Open, judge: Judge) -> None:
    server.faults.extend([_status(500)] * 2)
    arbiter = open_arbiter(attempts=1)
    assert judge(arbiter, "5", "5").reason is Reason.UNSCORABLE
    assert judge(arbiter, "5", "5").passed


def test_while_the_server_is_down_each_request_is_tried_once(
    server: ModelServer, open_arbiter: Open, judge: Judge
) -> None:
    server.always, arbiter = _status(500), open_arbiter(attempts=3)
    judge(arbiter, "5", "5")
    asked = len(server.received)
    judge(arbiter, "5", "6")
    assert len(server.received) == asked + 2  # the answer, and the control that tells whom to blame


@pytest.mark.parametrize("on_error", ["unscorable", "rule"])
def test_an_answer_that_breaks_the_server_where_a_control_passes_stays_wrong(
    server: ModelServer, open_arbiter: Open, judge: Judge, on_error: str
) -> None:
    server.faults.extend([_status(500)] * 2)
    verdict = judge(open_arbiter(on_error=on_error, attempts=2), "5", "5")
    assert (verdict.score, verdict.reason) == (0.0, Reason.WRONG)
    assert "failed, HTTP 500, on this answer alone" in verdict.detail
    assert server.received[-1].data["question"] == "What is 2 + 2?"


@pytest.mark.parametrize("code", [400, 413, 422])
def test_an_answer_that_the_server_declines_stays_wrong(
    server: ModelServer, open_arbiter: Open, judge: Judge, code: int
) -> None:
    server.faults.append(_status(code))
    verdict = judge(open_arbiter(), "5", "5")
    assert (verdict.score, verdict.reason) == (0.0, Reason.WRONG)
    assert f"no word (HTTP {code})" in verdict.detail
    assert len(server.received) == 1


REPLIES = {
    "a sentence": ("SAME, since both are 5", False),
    "another case": ("Same", False),
    "both words": ("SAME DIFFERENT", False),
    "a long word": ("SAME" + " " * 300 + "not", False),
    "nothing, for want of tokens": (None, False),
    "no text": ([{"type": "text", "text": "SAME"}], False),
    "thinking without an end": ("<think>SAME", False),
    "a newline after it": ("SAME\n", True),
    "thinking before it": ("<think>DIFFERENT?</think>\n\nSAME", True),
}


@pytest.mark.parametrize(("said", "clear"), REPLIES.values(), ids=REPLIES.keys())
def test_only_the_bare_word_is_a_word(
    server: ModelServer, open_arbiter: Open, judge: Judge, said: object, clear: bool
) -> None:
    server.faults.extend([_said(said), _said("DIFFERENT")])
    verdict = judge(open_arbiter(), "5", "5")
    assert not verdict.passed
    assert ("reference first SAME" in verdict.detail) is clear
    assert ("no clear word" in verdict.detail) is not clear


def test_the_check_names_what_a_model_said_or_why_there_is_no_answer(server: ModelServer, open_arbiter: Open) -> None:
    server.faults.append(_said(None))
    with pytest.raises(
        UsageError, match=r"tiny cannot be an arbiter: .* \(reference first\), it must say SAME, got no"
    ):
        open_arbiter().check()
    for code in (400, 401):
        server.faults.append(_status(code))
        with pytest.raises(UsageError, match=rf"completions does not answer: HTTP {code}; check its URL, .*_KEY"):
            open_arbiter().check()


def test_a_server_may_name_seconds_or_a_date() -> None:
    assert [_retry_after(value) for value in ("7", "", "soon", "-1", "Wed, 21 Oct 2015 07:28:00 GMT")] == [
        7,
        0,
        0,
        0,
        0,
    ]
    assert _retry_after(email.utils.formatdate(time.time() + 3600, usegmt=True)) > 1800


def test_a_stopped_arbiter_tries_no_further(server: ModelServer, open_arbiter: Open, judge: Judge) -> None:
    arbiter = open_arbiter(backoff=30)

    def stop(handler: BaseHTTPRequestHandler) -> None:
        arbiter.stop()
        _status(500)(handler)

    server.always = stop
    with pytest.raises(UsageError, match="this arbiter was stopped; open another"):
        judge(arbiter, "5", "5")
    assert len(server.received) == 1


KEY = "sk-secret-12345"


@pytest.fixture
def with_key(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """A key in the environment, and all that is logged."""
    monkeypatch.setenv("VERIGYM_ARBITER_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    return caplog


def test_the_key_is_sent_and_nowhere_else(
    server: ModelServer, open_arbiter: Open, judge: Judge, tmp_path: Path, with_key: pytest.LogCaptureFixture
) -> None:
    arbiter = open_arbiter(attempts=1)
    verdicts = [judge(arbiter, "5", "5")]
    server.always = _body(f"the key {KEY} is not known".encode())
    verdicts.append(judge(arbiter, "5", "6"))
    assert server.received[0].headers["Authorization"] == f"Bearer {KEY}"
    kept = "".join(path.read_text() for path in (tmp_path / "cache").rglob("*.json"))
    assert "given_answer" in kept
    assert KEY not in kept + with_key.text + repr(verdicts) + repr(arbiter.__dict__)


def test_without_a_key_none_is_sent(server: ModelServer, open_arbiter: Open, judge: Judge) -> None:
    judge(open_arbiter(), "5", "4")
    assert "Authorization" not in server.received[0].headers


def test_a_key_that_cannot_be_sent_is_not_repeated(open_arbiter: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIGYM_ARBITER_KEY", "secret\nX-Other: 1")
    with pytest.raises(UsageError, match="check VERIGYM_ARBITER_KEY") as raised:
        open_arbiter()
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("url", ["http://me:secret@host/v1", "http://host/v1?key=secret", "http://host/v1#secret"])
def test_a_url_with_a_secret_is_refused_and_not_repeated(open_arbiter: Open, url: str) -> None:
    with pytest.raises(UsageError, match="VERIGYM_ARBITER_KEY") as raised:
        open_arbiter(url=url)
    assert "secret" not in str(raised.value)


def test_without_httpx_everything_but_an_arbiter_works(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["httpx"] = None
from pathlib import Path
from verigym.verifiers.arbiter import Arbiter
Arbiter("http://127.0.0.1:1/v1", "m", Path({str(tmp_path)!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "UsageError: an arbiter needs httpx; install it with pip install 'verigym[arbiter]'" in done.stderr
