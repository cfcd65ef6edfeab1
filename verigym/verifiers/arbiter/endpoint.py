"""An OpenAI-compatible server, asked for one chat completion at a time."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from verigym.errors import UsageError
from verigym.types import Json
from verigym.verifiers.response import final_text

if TYPE_CHECKING:
    import ssl

    import httpx

_MAX_BYTES = 4 * 2**20
"""Of a response's body: a verdict is one word, but a model may think before it."""

_MAX_REPLY = 200
"""Characters that are kept of a reply: more than a word is none."""

_MAX_PAUSE = 60.0
"""Seconds: whoever asks for a longer pause between tries is taken to be out of service."""

_UNREADABLE = frozenset({400, 413, 422})
"""Status codes that speak of the request's content, which the answer to be judged is a part of."""

_PASSING = frozenset({408, 425, 429})
"""Status codes below 500 after which the same request may succeed."""

_OK, _BUSY, _SERVER_ERROR = 200, 429, 500


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said after its thinking, cut to a length that no verdict has; kept on disk."""

    text: str


@dataclass(frozen=True, slots=True)
class Declined:
    """The server did not take this request, perhaps because of what the answer holds."""

    cause: str


@dataclass(frozen=True, slots=True)
class Failure:
    """The server is to blame: no answer could have caused this.

    Attributes:
        cause: In a few words, none of them the server's own.
        passing: The same request may succeed later.
        pause: Seconds that the server asks to wait before that.
        down: Other requests would fail as well.
    """

    cause: str
    passing: bool = True
    pause: float = 0.0
    down: bool = True


Outcome: TypeAlias = Reply | Declined | Failure


class Endpoint:
    """A server that speaks OpenAI's chat completions; safe to use from many threads.

    Args:
        url: The base, such as ``http://127.0.0.1:8000/v1``.
        key: Sent as a bearer token; empty sends none. It appears in no message.
        timeout: Seconds for a connection, for a silence of the server, and for a body to arrive.
        attempts: Tries for one request. While the server is down, each request has one.
        backoff: Seconds before the second try; twice as many before each further one.

    Raises:
        UsageError: If ``url`` or ``key`` cannot be used, or httpx is missing.
    """

    def __init__(
        self, url: str, *, key: str = "", timeout: float = 60.0, attempts: int = 4, backoff: float = 1.0
    ) -> None:
        if attempts < 1 or timeout <= 0 or backoff < 0:
            raise UsageError(
                f"an arbiter needs at least one attempt, a timeout above 0 and a backoff of 0 or more, "
                f"got attempts={attempts!r}, timeout={timeout!r}, backoff={backoff!r}"
            )
        self.url = _checked(url)
        self._timeout, self._attempts, self._backoff = timeout, attempts, backoff
        self._client = _client(_headers(key), timeout)
        self._down = False
        self._stopped = threading.Event()

    def ask(self, request: Json) -> Outcome:
        """Send one request; tries again after failures that may pass.

        Raises:
            UsageError: If the endpoint was stopped.
        """
        attempts, attempt = 1 if self._down else self._attempts, 0
        while True:
            self._check_open()
            outcome = self._once(request)
            if not isinstance(outcome, Failure):
                self._down = False
                return outcome
            self._check_open()
            attempt += 1
            pause = max(outcome.pause, self._backoff * 2 ** (attempt - 1))
            if attempt == attempts or not outcome.passing or pause > _MAX_PAUSE:
                self._down = outcome.down
                return outcome
            self._stopped.wait(pause)

    def stop(self) -> None:
        """Make no further try; requests that are under way end with their answer or their timeout."""
        self._stopped.set()

    def close(self) -> None:
        """Stop, and close the connections, which no request may be using."""
        self.stop()
        self._client.close()

    def _check_open(self) -> None:
        if self._stopped.is_set():
            raise UsageError("this arbiter was stopped; open another")

    def _once(self, request: Json) -> Outcome:
        import httpx

        try:
            with self._client.stream("POST", self.url, json=request) as response:
                if response.status_code != _OK:
                    return _refused(response)
                return _reply(self._body(response))
        except httpx.TimeoutException:
            return Failure("timeout")
        except httpx.HTTPError as error:
            return Failure(type(error).__name__)

    def _body(self, response: httpx.Response) -> bytes | Failure:
        until, body = time.monotonic() + self._timeout, bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > _MAX_BYTES:
                return Failure(f"a body of more than {_MAX_BYTES} bytes", down=False)
            if time.monotonic() > until:
                return Failure("timeout")
        return bytes(body)


def _checked(url: str) -> str:
    """The address of chat completions; an URL with a password is not repeated."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if "@" in url or "?" in url or "#" in url:
        raise UsageError(
            "an arbiter's URL holds no user, password, query or fragment, for it may be shown; "
            "a key goes into the environment variable VERIGYM_ARBITER_KEY"
        )
    if not usable:
        raise UsageError(f"an arbiter's URL is like http://127.0.0.1:8000/v1, got {url!r}")
    return url.rstrip("/") + "/chat/completions"


def _headers(key: str) -> dict[str, str]:
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError("the arbiter's key holds a character that no HTTP header may; check VERIGYM_ARBITER_KEY")
    plain = {"Accept-Encoding": "identity"}  # a body is as long as it was sent
    return {**plain, "Authorization": f"Bearer {key}"} if key else plain


def _client(headers: dict[str, str], timeout: float) -> httpx.Client:
    try:
        import httpx
    except ImportError as error:
        raise UsageError("an arbiter needs httpx; install it with pip install 'verigym[arbiter]'") from error
    return httpx.Client(headers=headers, timeout=timeout, verify=_trusted())


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates, which take long to read."""
    import httpx

    return httpx.create_ssl_context()


def _refused(response: httpx.Response) -> Declined | Failure:
    status = response.status_code
    cause = f"HTTP {status}"
    if status in _UNREADABLE:
        return Declined(cause)
    passing = status in _PASSING or status >= _SERVER_ERROR
    return Failure(cause, passing, _retry_after(response.headers.get("Retry-After", "")), down=status != _BUSY)


def _retry_after(value: str) -> float:
    """Seconds from a ``Retry-After`` header: a number or a date (RFC 9110, section 10.2.3); 0 if it is neither."""
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return 0.0


def _reply(body: bytes | Failure) -> Reply | Failure:
    """The model's words from a body; a completion without words is an empty reply."""
    if isinstance(body, Failure):
        return body
    try:
        said = json.loads(body)["choices"][0]["message"].get("content")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Failure("a body that is no chat completion", down=False)
    text = final_text(said) if isinstance(said, str) else None
    return Reply((text or "").strip()[:_MAX_REPLY])
