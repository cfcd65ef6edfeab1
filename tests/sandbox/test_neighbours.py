"""Two programs: what one has held the other cannot read, and what one does the other cannot notice."""

from __future__ import annotations

import os
import secrets

import pytest

from verigym.sandbox import Limits, Program, Sandbox, Stop
from verigym.sandbox.local import LocalSandbox

LIMITS = Limits(seconds=5.0)

HOLD = """
import os, subprocess, sys, threading
marker = "MARKER"
held = [marker + str(number) for number in range(1000)], marker.encode() * 1000, sys.stdin.read()
os.environ["HELD"] = marker
open("file", "w").write(marker), open("/dev/shm/file", "w").write(marker), open("/tmp/file", "w").write(marker)
subprocess.run([sys.executable, "-S", "-c", "pass", marker])
print(marker, flush=True)
print(marker, file=sys.stderr, flush=True)
END
"""

# Both scan all memory that is mapped; the second without /proc/self/mem, by a system call that tells what it may read.
SCAN = {
    "file of memory": """
def read(start, size):
    with open("/proc/self/mem", "rb", 0) as memory:
        memory.seek(start)
        return memory.read(size)
""",
    "probe by write": """
import ctypes
libc, (out, into), PAGE = ctypes.CDLL(None), os.pipe(), 1 << 15
def read(start, size):
    found = bytearray()
    for place in range(start, start + size, PAGE):
        count = libc.write(into, ctypes.c_void_p(place), ctypes.c_size_t(min(PAGE, start + size - place)))
        found += os.read(out, count) if count > 0 else b""
    return bytes(found)
""",
}
SCANNER = """
import os, re
READ
found, seen = set(), 0
for line in open("/proc/self/maps"):
    span, mode = line.split()[:2]
    start, end = (int(number, 16) for number in span.split("-"))
    if end < 1 << 47 and ("w" in mode or "/" not in line):
        try:
            text = read(start, min(end - start, 64 << 20))
        except OSError:
            continue
        seen += len(text)
        found.update(re.findall(rb"held-([0-9a-f]{32})", text))
assert seen > 1 << 20, seen
print(sorted(found))
"""


def scan(read: str) -> Program:
    return Program(SCANNER.replace("READ", SCAN[read]))


@pytest.mark.parametrize("read", SCAN)
@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), 9)", "while True: pass"], ids=["ends", "is killed", "runs"])
def test_nothing_of_an_earlier_program_is_in_the_memory_of_the_next(sandbox: Sandbox, read: str, end: str) -> None:
    marker = f"held-{secrets.token_hex(16)}"
    source = HOLD.replace("MARKER", marker).replace("END", end)
    limits = Limits(seconds=0.5)
    first = sandbox.run(Program(source, stdin=marker.encode(), files={"beside.txt": marker}), limits)
    assert marker.encode() in first.stdout
    outcome = sandbox.run(scan(read), LIMITS)
    assert outcome.stdout == b"[]\n", outcome


@pytest.mark.parametrize("read", SCAN)
def test_a_scan_finds_what_is_there(sandbox: Sandbox, read: str) -> None:
    known = Program("kept = 'held-' + 'ab' * 16\n" + scan(read).source)
    assert sandbox.run(known, LIMITS).stdout == b"[b'" + b"ab" * 16 + b"']\n"


@pytest.mark.parametrize("read", SCAN)
def test_nothing_that_the_judge_knows_is_in_the_memory_of_a_program(read: str, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = f"held-{secrets.token_hex(16)}"
    monkeypatch.setenv("VERIGYM_TOKEN", marker)
    expected = {"expected": [marker + str(number) for number in range(1000)]}
    with LocalSandbox(workers=1) as sandbox:
        outcome = sandbox.run(scan(read), LIMITS)
        listed = sandbox.run(Program("import os\nprint('VERIGYM_TOKEN' in os.environ)"), LIMITS)
    assert outcome.stdout == b"[]\n", outcome
    assert listed.stdout == b"False\n"
    assert os.environ["VERIGYM_TOKEN"] in expected["expected"][0]


WAITS = """
import os, socket
server = socket.socket(socket.AF_UNIX)
server.bind("\\0meeting")
server.listen()
for name in ("/tmp/meeting", "/dev/shm/meeting", "/box/meeting"):
    try:
        open(name, "w").close()
    except OSError:
        pass
server.settimeout(0.8)
try:
    server.accept()
    print("met")
except TimeoutError:
    print("alone")
"""

LOOKS = """
import glob, os, socket, time
own = {str(os.getpid()), "1"}
end, met = time.monotonic() + 0.5, []
while time.monotonic() < end and not met:
    try:
        socket.socket(socket.AF_UNIX).connect("\\0meeting")
        met.append("abstract socket")
    except OSError:
        pass
    try:
        mine = socket.socket(socket.AF_UNIX)
        mine.bind("\\0meeting")
    except OSError:
        met.append("name of a socket")
    mine.close()
    met += glob.glob("/tmp/meeting") + glob.glob("/dev/shm/meeting") + glob.glob("/box/meeting")
    met += [pid for pid in os.listdir("/proc") if pid.isdigit() and pid not in own]
    try:
        socket.create_connection(("127.0.0.1", 8000), 0.1)
        met.append("port")
    except OSError:
        pass
    time.sleep(0.02)
print(met or "alone")
"""


def test_two_programs_at_a_time_meet_nowhere(sandbox: Sandbox) -> None:
    waits = sandbox.start(Program(WAITS), LIMITS)
    looks = sandbox.start(Program(LOOKS), LIMITS)
    assert looks.wait().stdout == b"alone\n"
    assert waits.wait().stdout == b"alone\n"


def test_randomness_differs_from_program_to_program(sandbox: Sandbox) -> None:
    program = Program(
        "import random, secrets, tempfile, uuid\nprint(random.random(), secrets.token_hex(8), uuid.uuid4())"
    )
    said = [sandbox.run(program, LIMITS).stdout.split() for _ in range(3)]
    assert all(len(set(column)) == 3 for column in zip(*said, strict=True)), said


def test_a_program_of_ten_megabytes_runs(sandbox: Sandbox) -> None:
    text = "# " + "x" * 98 + "\n"
    assert sandbox.run(Program(text * 100_000 + "print('right')"), LIMITS).stdout == b"right\n"


@pytest.mark.parametrize(
    ("source", "ends"),
    [
        ("x = [" + "1," * 5_000_000 + "]", {Stop.MEMORY, Stop.TIMEOUT}),
        ("x = " + "(" * 5_000_000, {Stop.OUTPUT}),
        ("x = " + "-" * 5_000_000 + "1", {Stop.EXIT, Stop.MEMORY}),
        ("if x:\n" * 100_000, {Stop.EXIT}),
        ("x = '''" + "\\N{BULLET}" * 500_000, {Stop.OUTPUT}),
    ],
    ids=["long list", "open brackets", "signs", "blocks", "names"],
)
def test_a_hostile_program_of_megabytes_ends(sandbox: Sandbox, source: str, ends: set[Stop]) -> None:
    outcome = sandbox.run(Program(source), Limits(seconds=1.0, memory_mb=128))
    assert outcome.stop in ends, outcome
    assert not outcome.ok
