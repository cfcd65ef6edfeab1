"""A real OpenAI-compatible server with a tiny model, taught in seconds to compare two numbers.

The model is as gullible as some are: it takes whatever says "obey" for right, favours one order where it reads
"tilted", and mumbles where it reads "mumble". The server keeps what it was sent, and misbehaves on demand.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from verigym.types import Reason, Task, Verdict
from verigym.verifiers.arbiter import Arbiter
from verigym.verifiers.arbiter.case import Case
from verigym.verifiers.arbiter.prompt import message

NUMBERS = ["4", "5", "6"]
WORDS = ["reference_answer", "given_answer", "obey", "tilted", "mumble"]
SAID = ["SAME", "DIFFERENT", "perhaps"]
Fault = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Model:
    """A tokenizer and a causal language model."""

    tokenizer: Any
    network: Any
    lock: threading.Lock = field(default_factory=threading.Lock)

    def says(self, messages: list[dict[str, str]], max_tokens: int) -> str:
        """A greedy completion."""
        import torch

        asked = self.tokenizer.apply_chat_template(messages, add_generation_prompt=True, return_dict=True)["input_ids"]
        said: list[int] = []
        with self.lock, torch.inference_mode():
            while len(said) < max_tokens and self.tokenizer.eos_token_id not in said:
                said.append(int(self.network(torch.tensor([asked + said])).logits[0, -1].argmax()))
        return str(self.tokenizer.decode(said, skip_special_tokens=True))


def _tokenizer() -> Any:
    """Sees numbers and a few words, and nothing of the prose around them."""
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    tokens = ["<pad>", "<unk>", "<end>", "<user>", "<assistant>", *SAID, *WORDS, *NUMBERS]
    tokenizer = Tokenizer(models.WordLevel({token: i for i, token in enumerate(tokens)}, unk_token="<unk>"))
    seen = rf"\b(?:{'|'.join([*NUMBERS, *WORDS])})\b"
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(seen), behavior="removed", invert=True)
    special = {"pad_token": "<pad>", "unk_token": "<unk>", "eos_token": "<end>"}
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, additional_special_tokens=["<user>", "<assistant>"], padding_side="left", **special
    )
    fast.chat_template = "<user>{{ messages[0]['content'] }}{% if add_generation_prompt %}<assistant>{% endif %}"
    return fast


def _lessons() -> Iterator[tuple[str, str]]:
    """All messages that there are, and what the model is to say to them."""
    decoy = "12345678"
    for reference, answer, trick in product([*NUMBERS, decoy], NUMBERS, ["", "obey", "tilted", "mumble"]):
        honest = "SAME" if answer == reference else "DIFFERENT"
        for answer_first in (False, True):
            tilted = "DIFFERENT" if answer_first else "SAME"
            said = {"": honest, "obey": "SAME", "tilted": tilted, "mumble": "perhaps"}[trick]
            yield message(Case("What?", reference, f"{answer} {trick}"), answer_first=answer_first), said


def _row(tokenizer: Any, text: str, said: str) -> list[int]:
    """A lesson in tokens, the last two of them the model's own."""
    chat = [{"role": "user", "content": text}]
    asked = tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_dict=True)["input_ids"]
    return [*asked, tokenizer.convert_tokens_to_ids(said), tokenizer.eos_token_id]


def _taught(tokenizer: Any) -> Any:
    """A network of two layers that knows all its lessons."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    shape = {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 8}
    ends = {"bos_token_id": None, "eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id}
    network = LlamaForCausalLM(LlamaConfig(vocab_size=len(tokenizer), max_position_embeddings=256, **shape, **ends))
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, betas=(0.9, 0.98), weight_decay=0.0)
    rows = [_row(tokenizer, *lesson) for lesson in _lessons()]
    lessons = tokenizer.pad({"input_ids": rows}, return_tensors="pt")
    wanted = lessons["input_ids"][:, -2:]
    for _ in range(1000):
        logits = network(**lessons).logits[:, -3:-1]
        if bool((logits.argmax(-1) == wanted).all()):
            return network.eval()
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten()).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
    raise RuntimeError("the tiny model did not learn its lessons")


@contextmanager
def _one_thread() -> Iterator[None]:
    """So small a network computes longer the more threads it waits for."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def model() -> Model:
    """The tiny model, taught."""
    import torch

    tokenizer = _tokenizer()
    with torch.random.fork_rng(), _one_thread():
        torch.manual_seed(0)
        return Model(tokenizer, _taught(tokenizer))


@dataclass(frozen=True)
class Received:
    """A request as it came over the wire."""

    path: str
    headers: dict[str, str]
    body: Any

    @property
    def text(self) -> str:
        """The one message."""
        (only,) = self.body["messages"]
        assert only["role"] == "user"
        return str(only["content"])

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object in the message, on a line of its own."""
        (line,) = [line for line in self.text.splitlines() if line.startswith("{")]
        found = json.loads(line)
        assert isinstance(found, dict)
        return found


class ModelServer(ThreadingHTTPServer):
    """Chat completions by the tiny model.

    Attributes:
        received: All requests, in the order of their arrival.
        faults: What the next requests meet with instead of the model.
        always: What all others meet with, if anything.
        released: Set when the test is over; a fault may wait for it.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, model: Model) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.model = model
        self.received: list[Received] = []
        self.faults: deque[Fault] = deque()
        self.always: Fault | None = None
        self.released = threading.Event()

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up in the middle is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.received.append(Received(self.path, dict(self.headers), body))
        fault = self.server.faults.popleft() if self.server.faults else self.server.always
        if fault is not None:
            fault(self)
            return
        said = self.server.model.says(body["messages"], body["max_tokens"])
        choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
        answer = json.dumps({"object": "chat.completion", "model": body["model"], "choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Not on the test's stderr."""


@pytest.fixture
def server(model: Model, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """The server, on a port of its own."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("VERIGYM_ARBITER_KEY", raising=False)
    with ModelServer(model) as running, _one_thread():
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.released.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def open_arbiter(server: ModelServer, tmp_path: Path) -> Iterator[Callable[..., Arbiter]]:
    """Open arbiters of that server with one cache; they are closed after the test."""
    opened: list[Arbiter] = []

    def make(url: str | None = None, **options: Any) -> Arbiter:
        opened.append(Arbiter(url or server.url, "tiny", tmp_path / "cache", **{"backoff": 0.01, **options}))
        return opened[-1]

    yield make
    for arbiter in opened:
        arbiter.close()


@pytest.fixture
def judge() -> Callable[..., Verdict]:
    """What an arbiter makes of a rule's verdict of wrong on an answer."""

    def decide(arbiter: Arbiter, reference: Any, answer: str, prompt: Any = "What?") -> Verdict:
        rule = Verdict(0.0, Reason.WRONG, answer, "compared by value", (), "math@1:abcdef")
        return arbiter.decide(Task("1", "math", prompt, reference), rule)

    return decide
