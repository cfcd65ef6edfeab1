"""What is the Docker backend's own; what every backend does is tested for all of them."""

from __future__ import annotations

import contextlib
import io
import signal
import socket
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docker
import pytest

from verigym.cli import main
from verigym.errors import MissingLanguageError, SandboxError, UsageError
from verigym.sandbox import Limits, Program, Stop
from verigym.sandbox.docker import DockerSandbox
from verigym.sandbox.docker.container import LABEL, Container
from verigym.sandbox.docker.engine import connect
from verigym.sandbox.inside.bridge import Candidate

LIMITS = Limits(seconds=2.0)
FOREVER = Program("import time\ntime.sleep(1000)")

pytestmark = pytest.mark.usefixtures("docker_engine")


@pytest.fixture(scope="module")
def sandbox(docker_engine: str) -> Iterator[DockerSandbox]:
    with DockerSandbox() as opened:
        yield opened


@pytest.fixture(scope="module")
def client(docker_engine: str) -> Iterator[docker.APIClient]:
    engine = connect()
    yield engine.client
    engine.close()


def busy(sandbox: DockerSandbox) -> Container:
    """The one container that runs a program."""
    (container,) = sandbox._pool._busy
    return container


def wait_until(condition: object) -> None:
    for _ in range(3000):
        if condition():  # type: ignore[operator]
            return
        time.sleep(0.01)
    pytest.fail("it did not happen within 30 s")


def is_gone(client: docker.APIClient, container: Container) -> bool:
    try:
        client.inspect_container(container.id)
    except docker.errors.NotFound:
        return True
    return False


def test_a_warm_container_runs_one_program_after_another(sandbox: DockerSandbox) -> None:
    sandbox.run(Program("print(1)"), LIMITS)
    (warm,) = sandbox._pool._idle
    assert sandbox.run(Program("print(2)"), LIMITS).stdout == b"2\n"
    assert sandbox._pool._idle == [warm]
    assert warm.runs == 2


def test_a_container_is_replaced_after_its_runs(client: docker.APIClient) -> None:
    with DockerSandbox(runs=2) as sandbox:
        sandbox.run(Program("print(1)"), LIMITS)
        (first,) = sandbox._pool._idle
        sandbox.run(Program("print(2)"), LIMITS)
        assert sandbox._pool._idle == []
        wait_until(lambda: is_gone(client, first))
        assert sandbox.run(Program("print(3)"), LIMITS).stdout == b"3\n"


def test_two_programs_at_a_time_have_two_containers() -> None:
    with DockerSandbox() as sandbox:
        runs = [sandbox.start(FOREVER, Limits(wall_seconds=1000.0)) for _ in range(2)]
        assert len({run._attempt.container.id for run in runs}) == 2
        for run in runs:
            run.kill()
            assert run.wait().signal == signal.SIGKILL


def test_a_dead_container_is_replaced_and_its_program_run_again(client: docker.APIClient) -> None:
    with DockerSandbox() as sandbox:
        run = sandbox.start(Program("import time\ntime.sleep(1)\nprint('done')"), LIMITS)
        victim = busy(sandbox)
        client.kill(victim.id)
        assert run.wait().stdout == b"done\n"
        wait_until(lambda: is_gone(client, victim))


def test_a_dead_container_is_named_where_its_program_cannot_be_run_again(client: docker.APIClient) -> None:
    with DockerSandbox() as sandbox:
        ours, theirs = socket.socketpair()
        with ours:
            run = sandbox.start(Program("x = 1", bridge="serve"), LIMITS, theirs)
            name = busy(sandbox).name
            client.kill(name)
            with pytest.raises(SandboxError, match=f"container {name}"):
                run.wait()


def test_a_dead_daemon_is_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nobody")
    with pytest.raises(SandboxError, match=r"no Docker engine answers at unix:///.*/nobody"):
        DockerSandbox()


def test_a_daemon_that_vanishes_is_an_error_that_names_it(
    docker_engine: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with forwarding(docker_engine, f"{tmp_path}/engine") as cut:
        monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/engine")
        with DockerSandbox() as sandbox:
            run = sandbox.start(FOREVER, Limits(wall_seconds=1000.0))
            cut()
            with pytest.raises(SandboxError, match=r"Docker engine at .* failed|connection broke|it ended"):
                run.wait()


@contextlib.contextmanager
def forwarding(engine: str, path: str) -> Iterator[Callable[[], None]]:
    """A socket that leads to the engine until it is cut, with all its connections."""
    script = f"""
import os, select, socket, threading
def pass_on(a, b):
    while data := a.recv(65536):
        b.sendall(data)
    b.shutdown(socket.SHUT_WR)
listener = socket.socket(socket.AF_UNIX)
listener.bind({path!r})
listener.listen()
print("ready", flush=True)
while True:
    near, _ = listener.accept()
    far = socket.socket(socket.AF_UNIX)
    far.connect({engine.removeprefix("unix://")!r})
    for pair in ((near, far), (far, near)):
        threading.Thread(target=pass_on, args=pair, daemon=True).start()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()

        def cut() -> None:
            Path(path).unlink()  # first: whoever finds its connection broken finds nobody to connect to
            process.kill()

        yield cut
        process.kill()


def test_unknown_image_is_an_error_with_its_cure() -> None:
    with pytest.raises(SandboxError, match=r"no-such-image.*verigym sandbox build"):
        DockerSandbox(image="no-such-image:1")


def test_unknown_runtime_is_an_error_that_names_the_container() -> None:
    with DockerSandbox(runtime="no-such-runtime") as sandbox, pytest.raises(SandboxError, match="no-such-runtime"):
        sandbox.run(Program("1"), LIMITS)


@pytest.mark.parametrize(
    "options", [{"workers": 0}, {"runs": 0}, {"cpus": 0.0}], ids=lambda options: next(iter(options))
)
def test_impossible_options_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="got"):
        DockerSandbox(**options)


def test_a_timeout_kills_the_processes_inside(sandbox: DockerSandbox) -> None:
    source = """
import os, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        break
time.sleep(1000)
"""
    assert sandbox.run(Program(source), Limits(wall_seconds=0.5)).stop is Stop.TIMEOUT
    served = sandbox._pool._idle[-1]
    look = "import os\nprint({name for name in os.listdir('/proc') if name.isdigit()} == {'1', str(os.getpid())})"
    assert sandbox.run(Program(look), Limits(wall_seconds=0.5)).stdout == b"True\n"
    assert sandbox._pool._idle[-1] is served


def test_a_killed_program_of_too_much_memory_is_memory_not_an_error(sandbox: DockerSandbox) -> None:
    # One step takes more than all of the container: the kernel is there before anybody looks.
    source = "import mmap\nm = mmap.mmap(-1, 900 << 20)\nfor n in range(0, len(m), 4096):\n    m[n] = 1"
    outcome = sandbox.run(Program(source), Limits(seconds=20.0, memory_mb=128))
    assert outcome.stop is Stop.MEMORY
    assert sandbox.run(Program("print(1)"), Limits(memory_mb=128)).stdout == b"1\n"


def test_what_a_program_leaves_is_gone_for_the_next() -> None:
    source = """
import os, signal
def leave(folder, depth):
    for _ in range(depth):
        open(folder + "/file", "w").close()
        folder += "/deeper"
        os.mkdir(folder)
    os.chmod(folder, 0)
for top in ("/box/work", "/box/tmp", "/dev/shm"):
    leave(top, 50)
os.chmod("/box/tmp", 0)
os.chmod("/dev/shm", 0)
if os.fork() == 0:
    os.setsid()
    signal.pause()
"""
    look = """
import os
print([os.listdir(folder) for folder in (".", "/tmp", "/dev/shm")])
print([name for name in os.listdir("/proc") if name.isdigit()] == ["1", str(os.getpid())])
"""
    with DockerSandbox(workers=1) as sandbox:
        assert sandbox.run(Program(source), LIMITS).ok
        (container,) = sandbox._pool._idle
        assert sandbox.run(Program(look), LIMITS).stdout == b"[['main.py'], [], []]\nTrue\n"
        assert sandbox._pool._idle == [container]


def test_a_candidate_is_called_across_a_channel(sandbox: DockerSandbox) -> None:
    ours, theirs = socket.socketpair()
    candidate = sandbox.start(Program("def double(n):\n    return 2 * n", bridge="serve"), LIMITS, ours)
    tests = Program("print(double(21), len(double('x' * 300_000)))", bridge="connect", names=("double",))
    tester = sandbox.start(tests, LIMITS, theirs)
    assert tester.wait().stdout == b"42 600000\n"
    assert candidate.wait().ok


def test_a_judge_outside_calls_a_candidate(sandbox: DockerSandbox) -> None:
    ours, theirs = socket.socketpair()
    with ours:
        run = sandbox.start(Program("def half(n):\n    return n / 2", bridge="serve"), LIMITS, theirs)
        candidate = Candidate(ours)
        assert set(candidate.names(["half", "third"])) == {"half"}
        assert candidate.call("half", [5], {}) == 2.5
    assert run.wait().ok


def test_a_language_that_the_image_lacks_is_named() -> None:
    with DockerSandbox(workers=1) as sandbox:
        program = Program("console.log(1)", language="javascript")
        assert sandbox.run(program, LIMITS).stdout == b"1\n"
        (container,) = sandbox._pool._idle
        container.commands -= {"node"}
        with pytest.raises(MissingLanguageError, match=r"has no 'node'.*verigym sandbox build"):
            sandbox.run(program, LIMITS)


def test_nothing_is_left_after_close(client: docker.APIClient) -> None:
    with DockerSandbox(workers=3) as sandbox:
        for memory in (100, 200, 600):
            sandbox.run(Program("1"), Limits(memory_mb=memory))
        run = sandbox.start(FOREVER, Limits(wall_seconds=1000.0))
        mine = [*sandbox._pool._idle, *sandbox._pool._busy]
        assert len(mine) == 4
    with pytest.raises(SandboxError):
        run.wait()
    with pytest.raises(SandboxError, match="closed"):
        sandbox.run(Program("1"), LIMITS)
    wait_until(lambda: all(is_gone(client, container) for container in mine))
    assert not client.volumes()["Volumes"]


def test_containers_end_with_the_process_that_started_them(client: docker.APIClient) -> None:
    script = """
import os, signal
from verigym.sandbox import Limits, Program
from verigym.sandbox.docker import DockerSandbox
sandbox = DockerSandbox()
sandbox.start(Program("import time\\ntime.sleep(1000)"), Limits(wall_seconds=1000.0))
print(*(container.id for container in sandbox._pool._busy), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    left = done.stdout.strip()
    wait_until(lambda: left not in {entry["Id"] for entry in client.containers(all=True, filters={"label": LABEL})})


def test_a_container_has_no_rights(sandbox: DockerSandbox) -> None:
    source = """
import os
for line in open("/proc/self/status"):
    if line.startswith(("CapEff", "CapBnd", "NoNewPrivs", "Seccomp:")):
        print(*line.split())
print(os.getuid() >= 0x70000000, os.statvfs("/").f_flag & os.ST_RDONLY, os.listdir("/sys"), os.listdir("/proc/sys"))
"""
    said = sandbox.run(Program(source), LIMITS).stdout.decode().splitlines()
    none = "0" * 16
    assert said[:4] == [f"CapEff: {none}", f"CapBnd: {none}", "NoNewPrivs: 1", "Seccomp: 2"]
    assert said[4:] == ["True 1 [] []"]


def test_an_image_is_imported_from_a_folder_by_the_command(
    client: docker.APIClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"verigym-test-import:{tmp_path.name}"
    python = tmp_path / "usr/bin/python3"
    with pytest.raises(SystemExit) as refused:
        main(["sandbox", "build", "--from-root", str(tmp_path), "--tag", name])
    assert refused.value.code == 2
    assert "has no usr/bin/python3; make one: debootstrap" in capsys.readouterr().err
    for path in (python, tmp_path / "etc/passwd", tmp_path / "var/secret", tmp_path / "home/secret"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    with pytest.raises(SystemExit) as ended:
        main(["sandbox", "build", "--from-root", str(tmp_path), "--tag", name])
    assert not ended.value.code
    assert capsys.readouterr().out == f"{name}\n"
    container = client.create_container(name, ["/usr/bin/python3"])
    try:
        parts = b"".join(client.export(container))
        with tarfile.open(fileobj=io.BytesIO(parts)) as tar:
            names = {member.name for member in tar if member.isfile()}
            assert tar.getmember("tmp").linkname == "box/tmp"
    finally:
        client.remove_container(container, force=True)
        client.remove_image(name)
    assert "usr/bin/python3" in names
    assert not {"etc/passwd", "var/secret", "home/secret"} & names
