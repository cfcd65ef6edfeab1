"""``ENV/FAMILY`` names an environment that draws from one family."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap

import pytest

import verigym
from verigym import registry
from verigym.errors import UnknownEnvError, UsageError


def test_a_family_is_an_environment_whose_tasks_are_the_whole_ones() -> None:
    one = verigym.make("math/limits", level=1, seed=3)
    whole = verigym.make("math", families=["limits"], level=1, seed=3)
    assert one.name == "math/limits"
    assert [one.task(index) for index in range(5)] == [whole.task(index) for index in range(5)]
    assert {(one.task(index).env, one.task(index).meta["family"]) for index in range(5)} == {("math", "limits")}


def test_an_answer_to_a_familys_task_is_judged_by_the_environments_verifier() -> None:
    assert registry.spec("math/limits").verifier() == registry.spec("math").verifier()
    assert registry.source_of("math/limits") == "verigym"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("math/limit", r"environment 'math' has no family 'limit'\. Did you mean 'limits'\? `verigym list math` shows"),
        ("math/", "environment 'math' has no family ''"),
        ("math/limits/limits", "has no family 'limits/limits'"),
        ("maths/limits", "no environment is called 'maths/limits'"),
    ],
)
def test_an_unknown_family_suggests_the_nearest(name: str, says: str) -> None:
    with pytest.raises(UnknownEnvError, match=says):
        registry.spec(name)


def test_a_family_takes_neither_other_families_nor_a_task_file() -> None:
    with pytest.raises(UsageError, match=r"'math/limits' is one family, got families=\['primes'\]; leave them out"):
        verigym.make("math/limits", families=["primes"])
    with pytest.raises(UsageError, match="families and a task file exclude each other"):
        verigym.make("math/limits", tasks="tasks.jsonl")


def test_every_built_in_names_its_families_and_draws_from_each_by_name() -> None:
    for name in ("code", "instruct", "logic", "math", "stem"):
        themes = registry.spec(name).themes()
        known = [family for theme in themes.values() for family in theme]
        assert len(known) == len(set(known)) > 5
        assert verigym.make(f"{name}/{known[0]}", level=1).task(0).meta["family"] == known[0]


GYM = """
    import json
    {imports}
    env = gymnasium.make("verigym/logic-sudoku-v0", level=1)
    import sys
    ours = [finder for finder in sys.meta_path if "verigym" in str(type(finder))]
    print(json.dumps([env.unwrapped.name, env.reset(seed=1)[1]["task"].meta["family"], len(ours)]))
"""


@pytest.mark.parametrize(
    "imports",
    [
        "import verigym, gymnasium",
        "import gymnasium, verigym",
        "import verigym; from importlib.util import find_spec; find_spec('gymnasium'); import gymnasium",
        "from verigym.envs import EnvMix; import gymnasium",
    ],
    ids=["verigym-first", "gymnasium-first", "looked-for-before", "through-an-environment"],
)
def test_gymnasium_knows_every_puzzle_whoever_is_imported_first(imports: str) -> None:
    code = textwrap.dedent(GYM.format(imports=imports))
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == ["logic/sudoku", "sudoku", 0]
