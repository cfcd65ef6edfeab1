"""Tables for people."""

from __future__ import annotations

import pytest

from verigym.cli.printing import print_table


def test_a_wide_table_that_is_piped_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [f"-0.{number}23–0.{number}45" for number in range(9)]
    print_table(["a column"] * 9, [cells])
    printed = capsys.readouterr().out
    assert all(cell in printed for cell in cells)
