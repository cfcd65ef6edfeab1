"""``verigym sandbox build``."""

from __future__ import annotations

import subprocess
import sys

import pytest

from verigym.cli import main
from verigym.sandbox.languages import languages


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as end:
        main(["sandbox", "build", *argv])
    captured = capsys.readouterr()
    return int(end.value.code or 0), captured.out + captured.err


def test_dockerfile_is_printed_with_what_the_languages_need(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = told(capsys, "--dockerfile")
    assert code == 0
    assert said.startswith("FROM debian:")
    tools = [tool for language in languages().values() for tool in (language.compile, language.run) if tool]
    assert {name for tool in tools for name in tool.install.split()} <= set(said.split())


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--tag", "nameless"), "an image has a name and a tag, such as 'nameless:latest'"),
        (("--from-root", "/", "--dockerfile"), "--from-root has no use for --dockerfile; leave one of them out"),
    ],
    ids=["tag", "both"],
)
def test_wrong_use_says_rule_value_and_cure(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], message: str
) -> None:
    code, said = told(capsys, *argv)
    assert code == 2
    assert message in said


def test_missing_engine_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/socket")
    code, said = told(capsys)
    assert code == 2
    assert "no Docker engine answers at unix:///nowhere/socket" in said


def test_command_is_light() -> None:
    script = "import sys, verigym.cli.app\nprint('docker' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
