"""What is the Docker backend's own; what every backend does is tested for all of them."""

from __future__ import annotations

from verigym.sandbox import Limits, Program, Sandbox

LIMITS = Limits(seconds=2.0)


def test_a_program_runs(sandbox: Sandbox) -> None:
    assert sandbox.run(Program("print(6 * 7)"), LIMITS).stdout == b"42\n"
