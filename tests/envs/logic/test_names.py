from __future__ import annotations

import subprocess
import sys

import pytest

from verigym.envs.logic import TASKS, TRAINED, UNSEEN, LogicSource
from verigym.envs.logic.levels import _CAPPED
from verigym.envs.logic.trivial import TRIVIAL
from verigym.errors import UsageError


def test_the_names_are_those_of_the_library() -> None:
    code = "import reasoning_gym; from reasoning_gym.factory import DATASETS; print('NAMES', *sorted(DATASETS))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    library = out.split("NAMES")[-1].split()

    assert sorted(TASKS) == sorted(set(library) - {"composite"})
    assert len(TASKS) == 105


def test_unseen_tasks_are_left_out_of_what_is_trained_on() -> None:
    assert {"acre", "boxnet", "game_of_life", "game_of_life_halting"} == UNSEEN
    assert set(TRAINED) == set(TASKS) - UNSEEN
    assert set(TRIVIAL) <= set(TRAINED)
    assert set(_CAPPED) <= set(TASKS)


def test_importing_the_environment_loads_no_puzzle_library() -> None:
    code = "import sys, verigym.envs.logic; print({'reasoning_gym', 'sympy', 'torch'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"


def test_unknown_names_suggest_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'sudoku'"):
        LogicSource(["sudoko"])
    with pytest.raises(UsageError, match="at least one task"):
        LogicSource([])


def test_what_takes_minutes_to_make_is_smaller_at_every_level() -> None:
    from verigym.envs.logic.generator import _config

    assert {_config("futoshiki", level)["max_board_size"] for level in range(5)} == {6}
    assert _config("futoshiki", 3)["max_difficulty"] == 2
