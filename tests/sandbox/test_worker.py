"""Workers in the jail, and what they run apart from themselves."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from verigym.sandbox.local.worker import JailedWorker, WorkerDied, WorkerTimeout

MODULES = Path(__file__).parent / "modules"


def start(memory_mb: int = 512) -> JailedWorker:
    return JailedWorker("jailed", memory_mb=memory_mb, extra_paths=[str(MODULES)])


@pytest.fixture(scope="module")
def worker() -> Iterator[JailedWorker]:
    with start() as started:
        yield started


def isolated(worker: JailedWorker, text: str, **limits: Any) -> Any:
    return worker.request({"isolated": text, "limits": limits}, 60.0)


def test_worker_answers_in_json(worker: JailedWorker) -> None:
    assert worker.request({"eval": "[1, {'a': None}, 'x' * 5]"}, 10.0) == [1, {"a": None}, "xxxxx"]


def test_worker_imports_installed_packages_with_a_fixed_hash_seed(worker: JailedWorker) -> None:
    assert worker.request({"eval": "str(__import__('sympy').sqrt(8))"}, 60.0) == "2*sqrt(2)"
    assert worker.request({"eval": "__import__('os').environ['PYTHONHASHSEED']"}, 10.0) == "0"


def test_worker_sees_neither_home_nor_environment_nor_network(worker: JailedWorker) -> None:
    places = repr(("/etc/passwd", "/etc/shadow", str(Path.home() / ".profile"), str(Path(__file__)), "/sys/kernel"))
    assert worker.request({"eval": f"exist(*{places})"}, 10.0) == []
    assert worker.request({"eval": "'PYTEST_CURRENT_TEST' in os.environ"}, 10.0) is False
    assert worker.request({"eval": "[name for _, name in __import__('socket').if_nameindex()]"}, 10.0) == ["lo"]
    assert worker.request({"eval": "os.getppid()"}, 10.0) == 0


def test_worker_that_hangs_in_c_is_killed() -> None:
    worker = start()
    with pytest.raises(WorkerTimeout, match=r"within 0\.5 s"):
        worker.request({"eval": "9 ** 9 ** 9 ** 9"}, 0.5)
    assert not worker.alive
    with pytest.raises(WorkerDied):
        worker.request({"eval": "1"}, 1.0)


@pytest.mark.parametrize(
    "text", ["os._exit(0)", "__import__('ctypes').string_at(0)", "1 / 0", "bytearray(b'x') * (8 << 30)"]
)
def test_worker_that_crashes_or_runs_out_of_memory_is_dead(text: str) -> None:
    worker = start()
    with pytest.raises(WorkerDied, match="ended while it was asked"):
        worker.request({"eval": text}, 60.0)
    assert not worker.alive


def test_cause_of_a_death_is_in_the_message() -> None:
    with start() as worker, pytest.raises(WorkerDied, match="ZeroDivisionError"):
        worker.request({"eval": "1 / 0"}, 60.0)


def test_module_that_does_not_import_is_named() -> None:
    with JailedWorker("no_such_module", memory_mb=128) as worker, pytest.raises(WorkerDied, match="no_such_module"):
        worker.request({}, 60.0)


def test_closing_from_another_thread_wakes_a_request() -> None:
    worker = start()
    threading.Timer(0.2, worker.close).start()
    with pytest.raises(WorkerDied):
        worker.request({"eval": "__import__('time').sleep(1000)"}, 1000.0)


def test_isolated_work_gives_its_result(worker: JailedWorker) -> None:
    assert isolated(worker, "{'n': 6 * 7}") == ["exit", {"n": 42}]


@pytest.mark.parametrize(
    ("text", "limits", "stop"),
    [
        ("9 ** 9 ** 9 ** 9", {"seconds": 0.3}, "timeout"),
        ("__import__('time').sleep(1000)", {"wall_seconds": 0.3}, "timeout"),
        ("bytearray(b'x') * (4 << 30)", {"memory_mb": 64}, "memory"),
        ("__import__('ctypes').CDLL(None).ptrace(16, 1, 0, 0)", {}, "forbidden"),
        ("'x' * (20 << 20)", {}, "output"),
        ("__import__('ctypes').string_at(0)", {}, "exit"),
        ("os._exit(0)", {}, "exit"),
        ("os.write(3, b'[1, 2') and os._exit(0)", {}, "exit"),
    ],
)
def test_isolated_work_that_breaks_gives_no_result(
    worker: JailedWorker, text: str, limits: dict[str, Any], stop: str
) -> None:
    assert isolated(worker, text, **limits) == [stop, None]
    assert isolated(worker, "1") == ["exit", 1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("globals().update(SECRET='changed')", "SECRET"),
        ("os.environ.update(X='1') or setattr(__import__('json'), 'dumps', None)", "json"),
        ("open('/box/work/left', 'w').write('x')", "file"),
    ],
)
def test_isolated_work_changes_nothing_for_the_next(worker: JailedWorker, text: str, told: str) -> None:
    isolated(worker, text)
    left = "[SECRET, os.environ.get('X'), __import__('json').dumps(1), exist('/box/work/left')]"
    assert isolated(worker, left) == ["exit", ["the worker's own", None, "1", []]], told


def test_isolated_work_reaches_neither_worker_nor_its_descriptors(worker: JailedWorker) -> None:
    assert isolated(worker, "[n for n in range(4, 256) if exist(f'/proc/self/fd/{n}')]") == ["exit", []]
    assert isolated(worker, "sorted(p for p in os.listdir('/proc') if p.isdigit())") == ["exit", ["1", "2"]]
    assert isolated(worker, "os.access('/proc/1/mem', os.R_OK)") == ["exit", False]


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('echo x > /box/work/../../etc/touched')",
        "__import__('socket').socket()",
        "open(__import__('sympy').__file__, 'a')",
        "open(__file__, 'a')",
    ],
)
def test_isolated_work_touches_nothing_outside(worker: JailedWorker, text: str) -> None:
    stop, result = isolated(worker, text)
    assert result is None or result != 0
    assert stop == "exit"


def test_a_worker_ends_with_whoever_started_it(tmp_path: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(36, 1, 0, 0, 0)  # orphans come to this process, so that it can wait for them
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        worker = start()
        os.write(write, str(worker._jail.pid).encode())
        os.kill(os.getpid(), 9)
    os.waitpid(pid, 0)
    launcher = int(os.read(read, 20))
    os.close(read)
    os.close(write)
    assert os.waitpid(launcher, 0)[0] == launcher
    libc.prctl(36, 0, 0, 0, 0)


def test_a_module_under_a_folder_that_the_jail_has_of_its_own_is_found() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        shutil.copy(MODULES / "jailed.py", Path(folder) / "under_tmp.py")
        with JailedWorker("under_tmp", memory_mb=256, extra_paths=[folder]) as worker:
            assert worker.request({"eval": "6 * 7"}, 20.0) == 42
