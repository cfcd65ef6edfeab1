"""The documents name what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from verigym.trainer.recipe import Recipe

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "examples" / "plugin" / "README.md"])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []
    named = re.findall(r"`((?:verigym|tests|docs)/[\w/.]+)`", text)
    assert [name for name in named if not any((base / name).exists() for base in (ROOT, path.parent))] == []


def test_every_file_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = re.findall(r"`((?:\w+/)*\w+\.py)`", text)
    assert len(names) > 10
    assert [name for name in names if not list((ROOT / "verigym").rglob(name.removeprefix("verigym/")))] == []


def test_every_room_is_in_the_table_of_rooms() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("## Rooms")[2].partition("\n## ")[0]
    rooms = [path.name for path in (ROOT / "verigym").iterdir() if path.name[0] not in "_." and path.name != "py.typed"]
    assert [room for room in rooms if f"{room}/`" not in table and f"{room}`" not in table] == []


def test_the_site_lists_every_page() -> None:
    listed = re.findall(r"^  - \w+: (\S+)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(path.name for path in (ROOT / "docs").glob("*.md"))


def test_every_key_of_a_recipe_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    table = text.partition("## Recipes")[2].partition("\n## ")[0]
    for name, field in Recipe.model_fields.items():
        row = next(line for line in table.splitlines() if line.startswith("|") and f"`{name}`" in line.split("|")[1])
        settings = getattr(field.annotation, "model_fields", {})
        assert [key for key in settings if f"`{key}`" not in row] == []
