"""Calls by value: what crosses between two processes, and what gains nothing by crossing."""

from __future__ import annotations

import contextlib
import json
import math
import socket
import subprocess
import sys
from collections import Counter, OrderedDict, namedtuple
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verigym.sandbox.inside import bridge, codec

SERVER = """
import os, runpy, socket, sys
os.dup2(int(sys.argv[2]), 3)
from verigym.sandbox.inside import bridge
bridge.serve(runpy.run_path(sys.argv[1]), socket.socket(fileno=3))
"""


@pytest.fixture
def candidate(tmp_path: Path) -> Iterator[Callable[[str], bridge.Candidate]]:
    """Run a program in a process of its own and answer calls to its names."""
    running: list[tuple[subprocess.Popen[bytes], socket.socket]] = []

    def start(source: str) -> bridge.Candidate:
        path = tmp_path / f"program{len(running)}.py"
        path.write_text(source, encoding="utf-8")
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-c", SERVER, str(path), str(theirs.fileno())]
            process = subprocess.Popen(command, pass_fds=[theirs.fileno()])
        running.append((process, ours))
        ours.settimeout(20)
        return bridge.Candidate(ours)

    yield start
    for process, channel in running:
        channel.close()
        process.kill()
        process.wait()


def crossed(value: object) -> object:
    return codec.decode(codec.loads(codec.dumps(codec.encode(value))))


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()))
    | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers() | st.tuples(st.integers(), st.text()), inner, max_size=3)
        | st.frozensets(st.integers() | st.text(), max_size=1)  # one element: repr shows no order
        | st.sets(st.integers(), max_size=1)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=60)
@given(PLAIN)
def test_plain_values_cross_unchanged(value: object) -> None:
    assert repr(crossed(value)) == repr(value)  # repr and not ==: types, nan and -0.0 count


@pytest.mark.parametrize(
    "value",
    [
        10**5000,
        -(2**64),
        "\ud83d\ude00",
        1 - 2j,
        complex(-0.0, math.nan),
        range(3, 9, 2),
        Decimal("1.50"),
        Fraction(1, 3),
        {1, "a", (2, 3)},
        frozenset([frozenset(), 1.5]),
        bytearray(b"x"),
        int,
    ],
    ids=lambda value: type(value).__name__,
)
def test_rarer_values_cross_unchanged(value: object) -> None:
    back = crossed(value)
    assert type(back) is type(value)
    assert back == value or repr(back) == repr(value)


def test_a_subclass_crosses_as_the_base_value_it_holds() -> None:
    class Liar(int):
        def __eq__(self, other: object) -> bool:
            return True

        def __int__(self) -> int:
            return 42

        __index__ = __int__
        __hash__ = int.__hash__

    class EmptyLooking(list[int]):
        def __iter__(self) -> Any:
            return iter([42])

        def __len__(self) -> int:
            return 1

    point = namedtuple("point", "x y")
    assert repr(crossed([Liar(7), EmptyLooking([1, 2])])) == "[7, [1, 2]]"
    assert repr(crossed([point(1, 2), Counter("aab"), OrderedDict(a=1)])) == "[(1, 2), {'a': 2, 'b': 1}, {'a': 1}]"


def test_cycles_and_explosions_are_refused() -> None:
    cycle: list[object] = []
    cycle.append(cycle)
    explosion: list[object] = []
    for _ in range(60):  # 2**60 values in a few bytes
        explosion = [explosion, explosion]
    for value in (cycle, explosion):
        with pytest.raises(codec.TooLargeError, match="too deep or too large"):
            codec.encode(value)


@pytest.mark.parametrize("value", [object(), lambda: 1, iter([1]), (n for n in range(3)), sys])
def test_other_objects_are_refused(value: object) -> None:
    with pytest.raises(codec.NotPlainError, match="cannot cross"):
        codec.encode([value])


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "nul", '{"int": "0x"}', '{"int": 5}', '{"int": "1", "str": "x"}', "{}", '{"pickle": "gASVBQ=="}'),
        *('{"set": [[]]}', '{"dict": [[[], 1]]}', '{"dict": [[1]]}', '{"tuple": 3}', '{"range": [1, 2, 0]}'),
        *(
            '{"fraction": [1, 0]}',
            '{"fraction": [1.5, 2]}',
            '{"decimal": "x"}',
            '{"decimal": 3}',
            '{"complex": ["1", 2]}',
        ),
        *('{"bytes": "é"}', '{"bytes": "a"}', '{"type": "Popen"}', '{"type": []}', '{"ref": 0}', '{"str": 5}'),
        *("[" * 100_000, "[" * 400 + "]" * 400, "9" * 10_000),
    ],
    ids=lambda text: text[:24],
)
def test_malformed_values_are_refused(text: str) -> None:
    with pytest.raises(codec.FrameError):
        codec.decode(codec.loads(text.encode()))


@settings(deadline=None, max_examples=60)
@given(st.recursive(st.none() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)))
def test_any_json_decodes_or_is_refused(data: object) -> None:
    with contextlib.suppress(codec.FrameError):
        codec.decode(json.loads(json.dumps(data)))


def test_calls_cross_by_value(candidate: Callable[[str], bridge.Candidate]) -> None:
    names = candidate("def add(a, b=1): return a + b\nlimit = (3, [4])").names(["add", "limit", "absent"])
    assert set(names) == {"add", "limit"}
    assert names["limit"] == (3, [4])
    add: Any = names["add"]
    assert add(2) == 3
    assert add([1], b=[2]) == [1, 2]
    assert add("x", b="y") == "xy"


def test_changes_to_an_argument_stay_with_the_candidate(candidate: Callable[[str], bridge.Candidate]) -> None:
    # `assert sorted(f(x)) == sorted(x)` must not be passed by emptying x.
    data = [3, 1]
    assert candidate("def f(x):\n    x.clear()\n    return []").call("f", [data], {}) == []
    assert data == [3, 1]


def test_exceptions_cross_by_their_nearest_builtin_name(candidate: Callable[[str], bridge.Candidate]) -> None:
    server = candidate(
        "class Mine(KeyError): pass\n"
        "class Silent(Exception):\n    def __str__(self): raise ValueError\n"
        "def f(kind): raise {'mine': Mine('x'), 'zero': ZeroDivisionError('y'), 'silent': Silent(),"
        " 'text': UnicodeDecodeError('utf-8', b'', 0, 1, 'z')}[kind]"
    )
    for kind, expected in [
        ("mine", KeyError),
        ("zero", ZeroDivisionError),
        ("silent", Exception),
        ("text", ValueError),
    ]:
        with pytest.raises(Exception) as raised:  # noqa: PT011 - the exact type is the next line
            server.call("f", [kind], {})
        assert raised.type is expected


@pytest.mark.parametrize(
    "body",
    [
        *("raise SystemExit(0)", "raise KeyboardInterrupt", "raise StopIteration", "import os; os._exit(0)"),
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import ctypes; ctypes.string_at(0)",
    ],
)
def test_a_candidate_that_ends_in_a_call_fails_the_run(candidate: Callable[[str], bridge.Candidate], body: str) -> None:
    with pytest.raises(bridge.CandidateGoneError):
        candidate(f"def f():\n    {body}").call("f", [], {})


def test_no_test_can_catch_that_the_candidate_is_gone(tmp_path: Path) -> None:
    tester = (
        "import os, socket, sys\n"
        "from verigym.sandbox.inside import bridge\n"
        "ours, theirs = socket.socketpair()\n"
        "if os.fork() == 0:\n"
        "    ours.close()\n"
        "    bridge.serve({'f': lambda: os._exit(0)}, theirs)\n"
        "theirs.close()\n"
        "f = bridge.connect(['f'], ours)['f']\n"
        "try: f()\n"
        "except BaseException: pass\n"
        "finally: print('passed')\n"
    )
    done = subprocess.run([sys.executable, "-c", tester], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (bridge.GONE_STATUS, b"")


@pytest.mark.parametrize(
    "forged",
    [
        *(b"", b"\x00", b"\xff\xff\xff\xff", b"\x00\x00\x00\x02{}", b"\x00\x00\x00\x01[", b"\x00\x00\x00\x04true"),
        *(b'\x00\x00\x00\x13{"value":{"ref":""}}', b'\x00\x00\x00\x0c{"passed":1}'),
    ],
)
def test_forged_frames_fail_the_call(candidate: Callable[[str], bridge.Candidate], forged: bytes) -> None:
    source = f"import os\ndef f():\n    os.write(3, {forged!r})\n    os._exit(0)"
    with pytest.raises(bridge.CandidateGoneError):
        candidate(source).call("f", [], {})


def test_attributes_of_an_object_are_read_set_and_called_by_value(
    candidate: Callable[[str], bridge.Candidate],
) -> None:
    names = candidate(
        "class Node:\n"
        "    def __init__(self, n): self.n, self.left = n, None\n"
        "    def sum(self): return self.n + (self.left.sum() if self.left else 0)\n"
        "    @property\n"
        "    def odd(self): raise ValueError('odd')\n"
    ).names(["Node"])
    node: Any = names["Node"]
    root = node(1)
    root.left = node(2)
    root.left.left = node(3)
    root.left.n = 10**5000
    assert root.sum() == 10**5000 + 4
    assert root.left.left.left is None
    with pytest.raises(ValueError, match="odd"):
        _ = root.odd
    with pytest.raises(AttributeError, match="right"):
        _ = root.right


def test_objects_are_opaque_handles_that_can_be_passed_back(candidate: Callable[[str], bridge.Candidate]) -> None:
    names = candidate(
        "class Pair:\n    def __init__(self, a, b): self.a, self.b = a, b\n"
        "    def __eq__(self, other): return True\n"
        "def total(pairs): return sum(p.a + p.b for p in pairs)\n"
        "def forever():\n    while True: yield 1"
    ).names(["Pair", "total", "forever"])
    pair, total, forever = (names[name] for name in ("Pair", "total", "forever"))
    handle = pair(1, 2)  # type: ignore[operator]
    assert total([handle, pair(3, b=4)]) == 10  # type: ignore[operator]
    for peek in (
        *(bool, len, iter, hash, list, sorted),
        *(
            lambda h: h == 1,
            lambda h: h != 1,
            lambda h: h < 1,
            lambda h: h >= 1,
            lambda h: 1 in h,
            lambda h: [h] == [1],
        ),
        *(lambda h: h + 1, abs, float, lambda h: h[0], lambda h: h._asdict, lambda h: h.__dict__),
    ):
        for opaque in (handle, forever()):  # type: ignore[operator]
            with pytest.raises((TypeError, AttributeError)):
                peek(opaque)


def test_what_the_tester_cannot_send_is_told_apart(candidate: Callable[[str], bridge.Candidate]) -> None:
    server = candidate("def f(g): return g(1)")
    with pytest.raises(codec.NotPlainError, match="function cannot cross"):
        server.call("f", [lambda n: n], {})


def test_an_answer_that_is_too_large_is_an_exception(candidate: Callable[[str], bridge.Candidate]) -> None:
    server = candidate("def f(n): return 'x' * n")
    with pytest.raises(ValueError, match="a message may have"):
        server.call("f", [bridge.MAX_FRAME], {})
    assert server.call("f", [3], {}) == "xxx"


@pytest.mark.parametrize("tag", ["set", "frozenset", "dict"])
def test_items_chosen_to_have_one_hash_are_refused(tag: str) -> None:
    period = sys.hash_info.modulus
    items = [{"int": hex(number * period)} for number in range(1, 100_000)]
    with pytest.raises(codec.FrameError, match="no "):
        codec.decode({tag: [[item, 0] for item in items] if tag == "dict" else items})
