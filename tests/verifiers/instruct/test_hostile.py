"""Random and hostile responses to every instruction type, in a process that is watched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from verigym.verifiers.instruct.registry import instructions

SCRIPT = Path(__file__).resolve().parents[3] / "benchmarks" / "hostile.py"


def test_eighty_hostile_responses_a_type_touch_nothing_and_all_get_a_verdict(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "--number", "40"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    judged = {line.split()[0] for line in ended.stdout.splitlines() if "judged     80 " in line}
    assert judged == set(instructions())
    assert list(tmp_path.iterdir()) == []
