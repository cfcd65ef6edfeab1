"""What CI adds to the suite: a test that does not run is a failure, unless it needs a GPU."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).with_name("conftest.py")

SKIPS = {
    "mark": 'import pytest\n\n@pytest.mark.skip(reason="{reason}")\ndef test_it(): ...\n',
    "call": 'import pytest\n\ndef test_it():\n    pytest.skip("{reason}")\n',
    "fixture": 'import pytest\n\n@pytest.fixture\ndef f():\n    pytest.skip("{reason}")\n\ndef test_it(f): ...\n',
    "module": 'import pytest\n\npytest.skip("{reason}", allow_module_level=True)\n',
}


def _pytest(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--continue-on-collection-errors",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--rootdir",
        folder,
    ]
    return subprocess.run([*command, folder], env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False)


def test_in_ci_a_skip_fails_and_names_its_reason(tmp_path: Path) -> None:
    for how, text in SKIPS.items():
        (tmp_path / f"test_{how}.py").write_text(text.format(reason=f"no compiler for {how}"))
    result = _pytest(tmp_path, ci="true")
    assert result.returncode != 0
    for how in SKIPS:
        assert f"Skipped: no compiler for {how}" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 failed, 3 errors in")


def test_in_ci_the_want_of_a_gpu_and_an_expected_failure_are_no_failures(tmp_path: Path) -> None:
    (tmp_path / "test_gpu.py").write_text(SKIPS["mark"].format(reason="needs a GPU"))
    (tmp_path / "test_x.py").write_text("import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    raise ValueError\n")
    assert _pytest(tmp_path, ci="true").returncode == 0


def test_at_home_a_skip_is_a_skip(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text("def test_y(): ...\n" + SKIPS["call"].format(reason="no compiler here"))
    assert _pytest(tmp_path, ci="").returncode == 0
