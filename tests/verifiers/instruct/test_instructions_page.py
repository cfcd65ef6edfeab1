"""The page on instructions names every type and shows every difference between the profiles."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from verigym.verifiers.instruct.registry import instructions

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("instructions_page", DOCS / "instructions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_type_is_on_the_page_with_its_arguments() -> None:
    types = (DOCS / "instructions.md").read_text(encoding="utf-8").partition("## Differences")[0]
    rows = {line.split("`")[1]: line for line in types.splitlines() if line.startswith("| `")}
    assert set(rows) == set(instructions())
    for one in instructions().values():
        assert rows[one.id].split("|")[2].strip() == ", ".join(f"`{name}`" for name in one.arguments)


def test_profiles_differ_on_every_example_and_every_difference_has_one(script: ModuleType) -> None:
    two_checks = {one.id for one in instructions().values() if len(set(one.checks.values())) > 1}
    assert {id for id, *_ in script.EXAMPLES} == two_checks
    for example in script.EXAMPLES:
        assert script.follows(example, "published") != script.follows(example, "intended"), example[0]


def test_page_has_the_verdicts_on_every_example(script: ModuleType) -> None:
    table = (DOCS / "instructions.md").read_text(encoding="utf-8").partition("## Differences")[2]
    rows = {line.split("`")[1]: line for line in table.splitlines() if line.startswith("| `")}
    for example in script.EXAMPLES:
        verdicts = " | ".join(
            "follows" if script.follows(example, profile) else "does not" for profile in ("published", "intended")
        )
        assert rows[example[0]].endswith(f"| {verdicts} |")
