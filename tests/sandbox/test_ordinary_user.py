"""The sandbox needs no root: all attacks on the local backend, and a part of the other tests, as an ordinary user."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent

CHOSEN = "killing or sees_neither or hangs_in_c or reaches_neither or closing_ends or candidate_is_called"
FILES = ("test_attacks.py", "test_neighbours.py", "test_local.py", "test_worker.py")


def test_attacks_are_held_and_honest_programs_pass_without_root() -> None:
    files = [str(HERE / name) for name in FILES]
    wanted = f"not docker and (test_attacks or test_neighbours or {CHOSEN})"
    pytest = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "-k", wanted, *files]
    with tempfile.TemporaryDirectory(dir="/tmp") as home:
        os.chmod(home, 0o755)
        switch = [str(HERE / "as_user.py"), home] if os.getuid() == 0 else []
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        done = subprocess.run(
            [sys.executable, *switch, *pytest],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            cwd=HERE.parents[1],
        )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert " passed" in done.stdout
    assert "skipped" not in done.stdout
