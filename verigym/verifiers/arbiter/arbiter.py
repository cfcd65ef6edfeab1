"""A model as second judge."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, Self, TypeAlias, get_args

from verigym.errors import UsageError
from verigym.types import Json, Task, Verdict
from verigym.verifiers.arbiter import ruling
from verigym.verifiers.arbiter.case import Case, case_of
from verigym.verifiers.arbiter.endpoint import Endpoint, Failure, Outcome, Reply
from verigym.verifiers.arbiter.prompt import DIFFERENT, INSTRUCTIONS, SAME, decoy, message
from verigym.verifiers.arbiter.store import ReplyStore

KEY = "VERIGYM_ARBITER_KEY"
"""The environment variable that holds the endpoint's key."""

OnError: TypeAlias = Literal["unscorable", "rule"]

_PARAMETERS: Mapping[str, Json] = {"temperature": 0, "max_tokens": 16}

_CONTROL = Case("What is 2 + 2?", "4", "4")


class Arbiter:
    """Gives a second opinion on verdicts that say ``wrong`` or ``malformed``, by asking a model over HTTP.

    The model sees the question, the gold and the answer that the rules read, never the response. It is asked with the
    gold before the answer, with the answer before the gold, and with a decoy in the gold's place. Only an answer that
    is the same in both orders, and not the same as the decoy, is right. Other threads may ask at the same time; it runs
    outside the jail, where nothing parses the answer.

    Args:
        url: Base URL of an OpenAI-compatible server. Its key, if it wants one, is read from ``VERIGYM_ARBITER_KEY``.
        model: The model's name there.
        cache: A folder for replies; what is kept there is not asked again.
        on_error: What becomes of a verdict when the server fails: ``unscorable``, or the ``rule``'s verdict stays.
            A reply that is neither of the two words never makes a verdict unscorable: an answer could provoke one.
        parameters: Of the request, beside model and messages. Without them the temperature is 0 and a reply has at most
            16 tokens: a model that thinks before it answers needs more.
        timeout: Seconds for a connection, for a silence of the server, and for a body to arrive.
        attempts: Tries for one request. While the server is down, each request has one.
        backoff: Seconds before the second try; twice as many before each further one.

    Raises:
        UsageError: If an argument cannot be used, or httpx is missing.
    """

    version = 1
    """Raised whenever a verdict may change for another cause than the instructions, which :attr:`id` covers."""

    def __init__(
        self,
        url: str,
        model: str,
        cache: Path,
        *,
        on_error: OnError = "unscorable",
        parameters: Mapping[str, Json] = _PARAMETERS,
        timeout: float = 60.0,
        attempts: int = 4,
        backoff: float = 1.0,
    ) -> None:
        if on_error not in get_args(OnError):
            raise UsageError(f"on_error is one of {', '.join(get_args(OnError))}, got {on_error!r}")
        if not model or not model.isprintable() or " " in model:
            raise UsageError(f"a model's name is printable and has no spaces, got {model!r}")
        if reserved := {"model", "messages", "stream", "n"} & parameters.keys():
            raise UsageError(f"parameters of a request are not {', '.join(sorted(reserved))}, got {dict(parameters)!r}")
        try:
            self._parameters = json.loads(json.dumps(dict(parameters), allow_nan=False))
        except (TypeError, ValueError) as error:
            raise UsageError(f"parameters of a request are JSON, got {dict(parameters)!r}") from error
        self._endpoint = Endpoint(
            url, key=os.environ.get(KEY, "").strip(), timeout=timeout, attempts=attempts, backoff=backoff
        )
        self._store = ReplyStore(cache)
        self._model, self._on_error = model, on_error

    @property
    def id(self) -> str:
        """``MODEL@version:hash`` with a hash of instructions and options, as verdicts carry it after the rule's."""
        text = json.dumps([INSTRUCTIONS, self._parameters, self._on_error], sort_keys=True)
        return f"{self._model}@{self.version}:{hashlib.sha256(text.encode()).hexdigest()[:6]}"

    def decide(self, task: Task, verdict: Verdict) -> Verdict:
        """The verdict that counts: the given one, unless it is to be asked about.

        Raises:
            UsageError: If the arbiter was stopped.
        """
        case = case_of(task, verdict)
        if case is None:
            return verdict
        heard = []
        for name, text, wanted in _questions(case):
            request = self._request(text)
            outcome = self._store.reply(request, partial(self._endpoint.ask, request))
            if isinstance(outcome, Failure):
                return self._failed(verdict, outcome)
            heard.append(f"{name} {_word(outcome)}")
            if _word(outcome) != wanted:
                return ruling.confirmed(verdict, self.id, f"not right, {', '.join(heard)}")
        return ruling.right(verdict, self.id, f"right, {', '.join(heard)}")

    def check(self) -> None:
        """Ask the server whether 4 is 4, and whether it is a decoy; nothing is kept.

        Raises:
            UsageError: If the server does not answer, or the model does not answer so.
        """
        for name, text, wanted in _questions(_CONTROL):
            outcome = self._endpoint.ask(self._request(text))
            if not isinstance(outcome, Reply):
                raise UsageError(
                    f"the arbiter at {self._endpoint.url} does not answer: {outcome.cause}; check its URL, the model's "
                    f"name, the parameters and {KEY}"
                )
            if _word(outcome) != wanted:
                raise UsageError(
                    f"{self._model} cannot be an arbiter: asked whether 4 is the same as 4 ({name}), it must say "
                    f"{wanted}, got {_word(outcome)}; a model that thinks first needs more max_tokens"
                )

    def stop(self) -> None:
        """Make no further request; those that are under way end with their answer or their timeout."""
        self._endpoint.stop()

    def close(self) -> None:
        """Stop, and close the connections, which no request may be using."""
        self._endpoint.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _request(self, text: str) -> Json:
        return {"model": self._model, "messages": [{"role": "user", "content": text}], **self._parameters}

    def _failed(self, verdict: Verdict, failure: Failure) -> Verdict:
        finding = f"failed, {failure.cause}"
        if failure.passing and failure.down and self._alive():
            return ruling.confirmed(verdict, self.id, f"{finding}, on this answer alone")
        if self._on_error == "unscorable":
            return ruling.unscorable(verdict, self.id, finding)
        return replace(verdict, detail=ruling.explained(verdict, finding))

    def _alive(self) -> bool:
        """Whether the server answers another request, where it has just failed: an answer may break its judge."""
        _, text, _ = next(_questions(_CONTROL))
        return not isinstance(self._endpoint.ask(self._request(text)), Failure)


def _questions(case: Case) -> Iterator[tuple[str, str, str]]:
    """What is asked one after the other: a name, the message, and the word without which an answer is not right."""
    yield "reference first", message(case, answer_first=False), SAME
    yield "answer first", message(case, answer_first=True), SAME
    yield "decoy", message(replace(case, reference=decoy(case)), answer_first=False), DIFFERENT


def _word(outcome: Outcome) -> str:
    """What was said: one of the two words, or that it was neither."""
    if isinstance(outcome, Reply) and outcome.text in (SAME, DIFFERENT):
        return outcome.text
    return "no clear word" if isinstance(outcome, Reply) else f"no word ({outcome.cause})"
