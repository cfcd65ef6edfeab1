"""Heavy libraries are loaded where they are used, not when verigym is imported."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"torch", "transformers", "trl", "sympy", "reasoning_gym", "pint", "math_verify", "datasets", "langdetect"}
LOADED = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import verigym",
        "import verigym.envs, verigym.registry, verigym.testing",
        "import verigym; [verigym.spec(name) for name in ('math', 'code', 'stem', 'logic', 'instruct')]",
        "import verigym; verigym.verify",
    ],
    ids=["import", "rooms", "specs", "verify"],
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    loaded = loaded_by(code)
    assert "verigym" in loaded
    assert not HEAVY & loaded


def test_importing_verigym_leaves_gymnasium_to_those_who_use_it() -> None:
    assert not {"gymnasium", "numpy", "pydantic"} & loaded_by("import verigym; verigym.spec('logic/sudoku')")


def test_listing_105_puzzles_loads_no_verifier_and_no_family() -> None:
    code = (
        "import sys\nfrom verigym.cli import main\n"
        "try:\n    main(['list', '--json'])\nexcept SystemExit:\n    pass\n"
        "unwanted = {'verigym.verifiers.logic', 'verigym.verifiers.math', 'verigym.envs.math.themes'}\n"
        "assert not unwanted & set(sys.modules)"
    )
    assert not (HEAVY | {"gymnasium", "numpy"}) & loaded_by(code)
