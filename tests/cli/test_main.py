"""The command as a whole: exit codes, messages, and what it loads."""

from __future__ import annotations

import subprocess
import sys

import verigym

HEAVY = {"torch", "transformers", "sympy", "reasoning_gym", "pint", "trl", "datasets", "pandas", "math_verify"}


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from verigym.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in ("list", "show", "verify", "train", "doctor"):
        assert command in result.stdout
    loaded = {name.split(".")[0] for name in eval(result.stderr)}
    assert not loaded & HEAVY


def test_the_module_is_the_command_too() -> None:
    command = [sys.executable, "-m", "verigym", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == verigym.__version__


def test_wrong_use_is_exit_2_with_a_message_and_no_traceback(verigym) -> None:
    for argv in (["nonsense"], ["show"], ["show", "mth"], ["verify", "no-such-file.jsonl"], ["train", "tny"], []):
        ended = verigym(*argv)
        assert ended.code == 2, argv
        assert ended.err.strip() or not argv  # without arguments the help is printed
        assert "Traceback" not in ended.err


def test_an_unknown_environment_suggests_the_nearest(verigym) -> None:
    assert "Did you mean 'math'?" in verigym("show", "mth").err
    assert "Did you mean 'math'?" in verigym("verify", __file__, "--env", "mth").err
