"""What `docs/security.md` says is proved by the tests that it names; every known kind of attack has its programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).parent / "programs"
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
KINDS = [line.split("|")[1:3] for line in (PROGRAMS / "kinds.md").read_text(encoding="utf-8").splitlines()[7:]]
IN_VERIFIERS = {
    "functions": "attacks_on_functions.txt",
    "outputs": "attacks_on_outputs.txt",
    "shared": "attacks_in_one_process.txt",
}


def names_of_tests() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return {name for text in texts for name in re.findall(r"^(?:async )?def (test_\w+)", text, re.MULTILINE)}


def is_there(name: str) -> bool:
    kind, _, program = name.partition(":")
    if program:
        text = (ROOT / "tests" / "verifiers" / "code" / IN_VERIFIERS[kind]).read_text(encoding="utf-8")
        return re.search(rf"^=== {program}\b", text, re.MULTILINE) is not None
    path = PROGRAMS / name
    return path.is_file() or path.with_name(f"{path.name}.py").is_file()


def statements() -> list[str]:
    """What the page claims: the bullets and the table's rows of the sections that claim something."""
    claims = PAGE.partition("## Layers")[2].partition("## What it does not stop")[0]
    return [line for line in claims.splitlines() if line.startswith(("- ", "| ")) and not line.startswith("| layer |")]


def test_every_test_that_the_page_names_is_there() -> None:
    tests = re.findall(r"`(test_\w+)`", PAGE)
    programs = re.findall(r"`((?:attacks|honest)/[^`.][^`]*)`", PAGE)
    assert len(tests) > 20
    assert len(programs) > 40
    assert sorted(set(tests) - names_of_tests()) == []
    assert [name for name in programs if not name.endswith("...") and not is_there(name)] == []


@pytest.mark.parametrize("statement", statements(), ids=lambda text: text.strip("|- ").partition("|")[0][:40].strip())
def test_every_statement_of_the_page_names_its_test(statement: str) -> None:
    sentences = [part for part in re.split(r"(?<=[.:])\s+", statement) if part]
    assert re.search(r"`(test_\w+|(attacks|honest)/\w[^`]*)`", sentences[-1]), statement


@pytest.mark.parametrize(("kind", "programs"), KINDS, ids=[kind.strip()[:50] for kind, _ in KINDS])
def test_every_kind_of_attack_has_its_programs(kind: str, programs: str) -> None:
    names = re.findall(r"`([^`]+)`", programs)
    assert names
    assert [name for name in names if not is_there(name)] == []


def test_there_are_attacks_and_honest_twins_in_number() -> None:
    assert len(list((PROGRAMS / "attacks").iterdir())) >= 120
    assert len(list((PROGRAMS / "honest").iterdir())) >= 60
