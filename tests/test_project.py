"""What the project promises of its own files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
MODEL_LIMIT = 4 * 1024 * 1024


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built as `pip` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def _tracked(*patterns: str) -> set[str]:
    return {str(path.relative_to(ROOT)) for pattern in patterns for path in (ROOT / "verigym").rglob(pattern)}


def test_the_wheel_holds_all_code_and_data(wheel: zipfile.ZipFile) -> None:
    wanted = _tracked("*.py", "*.yaml", "*.html", "*.j2", "*.jinja", "*.safetensors", "*.json", "py.typed")
    assert "verigym/py.typed" in wanted
    assert "verigym/recipes/tiny.yaml" in wanted
    assert any(name.endswith(".safetensors") for name in wanted)
    assert wanted <= set(wheel.namelist())


def test_the_wheel_holds_only_the_package_and_a_small_model(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"verigym", "verigym-0.1.0.dist-info"}
    model = [info.file_size for info in wheel.infolist() if "/tiny/" in info.filename]
    assert 0 < sum(model) <= MODEL_LIMIT


def _ruff(*rules: str) -> list[dict[str, object]]:
    """What ruff finds in the package when nothing is ignored."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--ignore-noqa", "--output-format", "json"]
    result = subprocess.run(
        [*command, "--select", ",".join(rules), ROOT / "verigym"], capture_output=True, text=True, check=False
    )
    return json.loads(result.stdout)


def test_nothing_unpickles_or_evaluates_text() -> None:
    assert _ruff("S301", "S302", "S307") == []


def test_exec_stands_in_one_place_inside_the_jail() -> None:
    found = {str(finding["filename"]) for finding in _ruff("S102")}
    assert len(found) == 1
    assert "/sandbox/inside/" in found.pop()


def test_every_direct_dependency_is_pinned_as_tested() -> None:
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(), re.MULTILINE))
    tested = {name.lower() for name in pins}
    extras = ("dev", "train", "report", "docs")
    for requirement in map(Requirement, metadata.requires("verigym") or []):
        wanted = requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras)
        if wanted and requirement.name != "verigym":
            assert requirement.name.lower().replace("reasoning-gym", "reasoning_gym") in tested


def test_the_makefile_has_its_targets() -> None:
    for target in ("setup", "train", "test", "check", "docs", "bench", "clean", "controls"):
        subprocess.run(["make", "-n", target], cwd=ROOT, check=True, capture_output=True)
