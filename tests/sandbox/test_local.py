"""What the local sandbox tells of a run, and what it leaves behind."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from verigym.errors import SandboxError, UsageError
from verigym.sandbox import Limits, Program, Stop, open_sandbox
from verigym.sandbox.local import LocalSandbox

LIMITS = Limits(seconds=2.0)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[LocalSandbox]:
    with LocalSandbox(workers=2) as opened:
        yield opened


def children(pid: int) -> list[int]:
    """All descendants of a process."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            direct = [int(child) for child in file.read().split()]
    except OSError:
        return []
    return direct + [below for child in direct for below in children(child)]


def wait_until(condition: object) -> None:
    for _ in range(1000):
        if condition():  # type: ignore[operator]
            return
        time.sleep(0.01)
    pytest.fail("it did not happen within 10 s")


def test_outcome_tells_output_status_and_use(sandbox: LocalSandbox) -> None:
    source = "import sys\nprint(input().upper())\nprint('low', file=sys.stderr)\nsys.exit(3)"
    outcome = sandbox.run(Program(source, stdin=b"hi\n"), LIMITS)
    assert (outcome.stop, outcome.exit_code, outcome.signal) == (Stop.EXIT, 3, None)
    assert (outcome.stdout, outcome.stderr, outcome.error) == (b"HI\n", b"low\n", None)
    assert 0.0 < outcome.cpu_seconds < 2.0
    assert 1.0 < outcome.peak_memory_mb < 512.0
    assert not outcome.ok


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("def f(:", "SyntaxError"),
        ("import nothing_of_this_name", "ModuleNotFoundError"),
        ("class Mine(Exception): pass\nraise Mine('x')", "Mine"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("import sys\nprint('Error: x', file=sys.stderr)", None),
    ],
)
def test_uncaught_exception_is_named(sandbox: LocalSandbox, source: str, error: str | None) -> None:
    outcome = sandbox.run(Program(source), LIMITS)
    assert outcome.error == error
    assert outcome.ok is (error is None)


def test_traceback_shows_the_program_alone(sandbox: LocalSandbox) -> None:
    stderr = sandbox.run(Program("def f():\n    1 / 0\nf()\n"), LIMITS).stderr.decode()
    assert 'File "main.py", line 2, in f' in stderr
    assert "runner" not in stderr


def test_crash_is_told_by_its_signal(sandbox: LocalSandbox) -> None:
    outcome = sandbox.run(Program("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"), LIMITS)
    assert (outcome.stop, outcome.exit_code, outcome.signal) == (Stop.EXIT, None, signal.SIGKILL)


def test_files_lie_beside_the_program_and_are_gone_afterwards(sandbox: LocalSandbox) -> None:
    program = Program(
        "import a.b\nprint(open('c.txt').read(), a.b.X)\nopen('left', 'w')", files={"c.txt": "text", "a/b.py": "X = 7"}
    )
    assert sandbox.run(program, LIMITS).stdout == b"text 7\n"
    assert sandbox.run(Program("import os\nprint(os.listdir())"), LIMITS).stdout == b"['main.py']\n"


def test_file_outside_the_working_directory_is_refused(sandbox: LocalSandbox) -> None:
    outcome = sandbox.run(Program("print('ran')", files={"/usr/lib/planted.py": "x"}), LIMITS)
    assert b"ran" not in outcome.stdout
    assert not outcome.ok


def test_a_patched_builtin_does_not_reach_the_next_program(sandbox: LocalSandbox) -> None:
    with LocalSandbox(workers=1) as one:
        one.run(Program("import builtins, json\nbuiltins.print = None\njson.loads = None"), LIMITS)
        assert one.run(Program("import json\nprint(json.loads('1'))"), LIMITS).stdout == b"1\n"


def test_large_input_that_nobody_reads_does_not_block(sandbox: LocalSandbox) -> None:
    assert sandbox.run(Program("print(1)", stdin=b"x" * 10_000_000), LIMITS).stdout == b"1\n"


def test_large_input_is_read_whole(sandbox: LocalSandbox) -> None:
    program = Program("import sys\nprint(len(sys.stdin.read()))", stdin=b"x" * 10_000_000)
    assert sandbox.run(program, LIMITS).stdout == b"10000000\n"


def test_output_that_is_no_text_comes_back_as_it_is(sandbox: LocalSandbox) -> None:
    program = Program("import sys\nsys.stdout.buffer.write(bytes(range(256)))")
    assert sandbox.run(program, LIMITS).stdout == bytes(range(256))


def test_flood_is_cut_at_the_limit(sandbox: LocalSandbox) -> None:
    outcome = sandbox.run(Program("while True: print('x' * 1000)"), Limits(output_kb=8))
    assert (outcome.stop, len(outcome.stdout)) == (Stop.OUTPUT, 8 * 1024)


def test_killed_run_still_tells_an_outcome(sandbox: LocalSandbox) -> None:
    run = sandbox.start(Program("import time\ntime.sleep(1000)"), Limits(wall_seconds=1000.0))
    threading.Timer(0.1, run.kill).start()
    assert not run.wait().ok
    assert run.wait() is run.wait()


def test_candidate_is_called_across_a_channel(sandbox: LocalSandbox) -> None:
    ours, theirs = socket.socketpair()
    candidate = sandbox.start(Program("def double(n):\n    return 2 * n", bridge="serve"), LIMITS, ours)
    tests = Program("print(double(21))", bridge="connect", names=("double",))
    tester = sandbox.start(tests, LIMITS, theirs)
    assert tester.wait().stdout == b"42\n"
    assert candidate.wait().ok


def test_two_programs_at_a_time_have_two_fork_servers(sandbox: LocalSandbox) -> None:
    long = Program("import time\ntime.sleep(0.2)")
    runs = [sandbox.start(long, LIMITS) for _ in range(3)]
    assert len({run._attempt.server.zygote.pid for run in runs}) == 3
    assert all(run.wait().ok for run in runs)


def test_channel_without_bridge_is_refused(sandbox: LocalSandbox) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(UsageError, match="bridge and a channel come together"):
        sandbox.start(Program("1"), LIMITS, ours)


def test_unknown_language_is_refused(sandbox: LocalSandbox) -> None:
    with pytest.raises(UsageError, match="no language is called 'cobol'"):
        sandbox.run(Program("DISPLAY 'X'", language="cobol"), LIMITS)


def test_packages_are_visible_only_when_named() -> None:
    program = Program("import mpmath\nprint(mpmath.mpf(1) + 1)")
    with LocalSandbox(workers=1) as plain:
        assert plain.run(program, LIMITS).error == "ModuleNotFoundError"
    with LocalSandbox(workers=1, packages=("mpmath",)) as named:
        assert named.run(program, LIMITS).stdout == b"2.0\n"


def test_a_program_keeps_its_hash_seed_and_others_have_others(sandbox: LocalSandbox) -> None:
    programs = [Program(f"print(hash('text'))  # {number}") for number in range(12)]
    first = [sandbox.run(program, LIMITS).stdout for program in programs]
    assert first == [sandbox.run(program, LIMITS).stdout for program in programs]
    assert len(set(first)) > 2


def test_unknown_package_is_refused() -> None:
    with LocalSandbox(packages=("no_such_package",)) as sandbox, pytest.raises(UsageError, match="must be installed"):
        sandbox.run(Program("1"), LIMITS)


@pytest.mark.parametrize("victim", [0, 1, -1], ids=["launcher", "fork server", "newest process"])
def test_killing_a_process_of_the_sandbox_loses_nothing(victim: int) -> None:
    with LocalSandbox(workers=1) as sandbox:
        run = sandbox.start(Program("import time\ntime.sleep(1)\nprint('done')"), LIMITS)
        launcher = run._attempt.server.zygote.pid
        wait_until(lambda: len(children(launcher)) >= 3)
        family = [launcher, *children(launcher)]
        if victim == -1:
            victim = 2  # the first process of the program's own namespaces
        os.kill(family[victim], signal.SIGKILL)
        assert run.wait().stdout == b"done\n"


def test_a_run_that_cannot_be_repeated_is_an_error_of_the_sandbox() -> None:
    with LocalSandbox(workers=1) as sandbox:
        ours, theirs = socket.socketpair()
        with theirs:
            run = sandbox.start(Program("x = 1", bridge="serve"), LIMITS, ours)
            os.kill(run._attempt.server.zygote.pid, signal.SIGKILL)
            with pytest.raises(SandboxError, match="fork server"):
                run.wait()


def test_nothing_leaks_over_two_hundred_runs() -> None:
    def held() -> tuple[int, int]:
        with open("/proc/self/mounts") as file:  # an engine of Docker may come and go meanwhile
            return len(os.listdir("/proc/self/fd")), sum("docker" not in line for line in file)

    forks = Program("import os\nif os.fork() == 0:\n    os.setsid()\n    os.fork()")
    before, processes = held(), set(children(os.getpid()))
    with LocalSandbox(workers=1) as sandbox:
        sandbox.run(forks, LIMITS)
        during = held()
        alive = len(children(os.getpid()))
        for _ in range(200):
            sandbox.run(forks, LIMITS)
        assert held() == during
        assert len(children(os.getpid())) == alive
    assert held() == before
    assert set(children(os.getpid())) <= processes


def test_closing_ends_what_still_runs() -> None:
    sandbox = LocalSandbox(workers=1)
    run = sandbox.start(Program("import time\ntime.sleep(1000)"), Limits(wall_seconds=1000.0))
    family = children(run._attempt.server.zygote.pid)
    sandbox.close()
    assert not any(os.path.exists(f"/proc/{pid}") for pid in family)
    with pytest.raises(SandboxError):
        run.wait()
    with pytest.raises(SandboxError, match="closed"):
        sandbox.run(Program("1"), LIMITS)


def test_works_from_threads_and_inside_an_event_loop(sandbox: LocalSandbox) -> None:
    async def main() -> list[bytes]:
        outcomes = await asyncio.gather(
            *(asyncio.to_thread(sandbox.run, Program(f"print({n})"), LIMITS) for n in range(20))
        )
        return [sandbox.run(Program("print(-1)"), LIMITS).stdout, *(outcome.stdout for outcome in outcomes)]

    assert asyncio.run(main()) == [f"{n}\n".encode() for n in range(-1, 20)]


def test_a_sandbox_is_opened_by_name() -> None:
    with pytest.raises(UsageError, match="Did you mean 'local'"):
        open_sandbox("locla")
    opened = open_sandbox("local")
    assert opened.name == "local"
    opened.close()


def test_a_machine_without_user_namespaces_is_refused_with_the_cure() -> None:
    # The sandbox is started from a user namespace in which no further one may be made.
    said = in_a_user_namespace('open("/proc/sys/user/max_user_namespaces", "w").write("0")')
    assert "needs namespaces of its own" in said
    assert "user.max_user_namespaces" in said


def test_works_as_the_root_of_an_ordinary_users_container() -> None:
    assert in_a_user_namespace("pass") == "ran"


def in_a_user_namespace(statement: str) -> str:
    """What a run prints after ``statement``, or the error, in a process that is root in a user namespace only."""
    script = f"""
import ctypes, os
uid, gid = os.getuid(), os.getgid()
if ctypes.CDLL(None).unshare(0x10000000):
    raise SystemExit("no user namespace")
for name, text in (("setgroups", "deny"), ("uid_map", f"0 {{uid}} 1"), ("gid_map", f"0 {{gid}} 1")):
    with open("/proc/self/" + name, "w") as file:
        file.write(text)
{statement}
from verigym.errors import IsolationError
from verigym.sandbox import Limits, Program
from verigym.sandbox.local import LocalSandbox
try:
    with LocalSandbox(workers=1) as sandbox:
        print(sandbox.run(Program("print('ran')"), Limits()).stdout.decode(), end="")
except IsolationError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return done.stdout.strip()
