"""Heavy libraries are loaded where they are used, not when verigym is imported."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"torch", "transformers", "trl", "sympy", "reasoning_gym", "pint", "math_verify", "datasets", "langdetect"}
LOADED = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


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
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{code}\n{LOADED}"], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(done.stdout))
    assert "verigym" in loaded
    assert not HEAVY & loaded
