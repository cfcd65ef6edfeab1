"""The gallery has a sample of everything there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import verigym
from verigym import registry
from verigym.envs.instruct.kinds import KINDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "gallery.md"


@pytest.fixture(scope="module")
def samples() -> dict[str, str]:
    """What the page shows, by name."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^#### (\S+)\n\n(?:\([^`]*\)\n\n)?````text\n(.*?)\n````$", text, re.MULTILINE | re.DOTALL)
    lines = re.findall(r"^- \*\*(\S+)\*\*: `(.+)`$", text, re.MULTILINE)
    return dict([*blocks, *lines])


@pytest.mark.parametrize("env", ["logic", "games", "code"])
def test_every_puzzle_game_and_kind_of_program_is_shown(samples: dict[str, str], env: str) -> None:
    names = [f"{env}/{name}" for names in registry.spec(env).themes().values() for name in names]
    assert [name for name in names if not samples.get(name, "").strip()] == [], "run `python docs/gallery.py`"


def test_every_type_of_instruction_is_shown(samples: dict[str, str]) -> None:
    assert len(KINDS) == 112
    assert [name for name in KINDS if not samples.get(name, "").strip()] == [], "run `python docs/gallery.py`"


def test_every_environment_of_ours_has_a_section() -> None:
    text = PAGE.read_text(encoding="utf-8")
    ours = [name for name in verigym.names() if registry.source_of(name) == "verigym"]
    assert [name for name in ours if f"\n## {name}\n" not in text] == []


def test_a_sample_is_what_the_environment_draws(samples: dict[str, str]) -> None:
    # Those that are shown whole, and take no helper process to draw.
    for name in ("games/guess", "games/mastermind", "code/caesar"):
        prompt = str(verigym.make(name).source.task(0, 1).prompt)
        assert " ".join(prompt.replace("`", "'").split()) in " ".join(samples[name].split()), "run docs/gallery.py"
