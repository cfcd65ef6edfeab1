"""Writes docs/gallery.md: one task of every environment, puzzle, game and type of instruction.

Run it as ``python docs/gallery.py`` after a change of any of them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import verigym
from verigym.cli.show import gold_text
from verigym.envs.env import prompt_text
from verigym.envs.instruct.kinds import KINDS
from verigym.envs.logic import UNSEEN
from verigym.envs.source import seeded
from verigym.types import Task
from verigym.verifiers.transcript import read

_LINES, _WIDTH = 28, 110
"""What of a prompt is shown."""

_TRIES = 50
"""Tasks among which one with a single instruction is looked for."""

_HEAD = """# Gallery

One task of every environment, puzzle, game and type of instruction, at the level *easy*. Each family is an environment
of its own: `verigym show logic/sudoku --difficulty hard --n 3` shows more of one, and
`verigym.make("logic/sudoku", level="hard")` makes it. Longer texts are cut, which `…` says; how the answer is to be
given, which a template adds, is left out.

The page is made by `docs/gallery.py`; these are first tasks of seed 0.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_short("math"), *_short("stem"), *_code(), *_instructions(), *_puzzles(), *_games()])


def _short(domain: str) -> Iterator[str]:
    """One task of an environment whose families have a page of their own."""
    themes = verigym.spec(domain).themes()
    number = sum(map(len, themes.values()))
    yield f"## {domain}\n"
    yield f"{number} families, with samples of each, are on [a page of their own](tasks-{domain}.md). One of them:\n"
    yield from _sample(f"{domain}/{next(name for names in themes.values() for name in names)}")


def _code() -> Iterator[str]:
    yield "## code\n"
    yield "The answer holds tests that the model does not see; here is what the program is asked to do.\n"
    for names in verigym.spec("code").themes().values():
        for name in names:
            yield f"- **code/{name}**: `{_line(prompt_text(_task(f'code/{name}')))}`"
    yield ""


def _instructions() -> Iterator[str]:
    yield "## instruct\n"
    yield f"{len(KINDS)} types of instructions, alone and up to five at once, along with a request.\n"
    for theme, names in verigym.spec("instruct").themes().items():
        yield f"### {theme}\n"
        for name in names:
            source = verigym.make(f"instruct/{name}").source
            tasks = (source.task(index, 1) for index in range(_TRIES))
            task = next((task for task in tasks if len(task.answer["instruction_id_list"]) == 1), source.task(0, 1))
            yield f"- **{name}**: `{_line(prompt_text(task))}`"
        yield ""


def _puzzles() -> Iterator[str]:
    themes = verigym.spec("logic").themes()
    yield "## logic\n"
    yield f"{sum(map(len, themes.values()))} puzzles of reasoning-gym (Apache-2.0), by its folders.\n"
    for theme, names in themes.items():
        yield f"### {theme}\n"
        for name in names:
            yield from _sample(f"logic/{name}", " (unseen: never trained on unless named)" if name in UNSEEN else "")


def _games() -> Iterator[str]:
    spec = verigym.spec("games")
    yield "## games\n"
    yield f"{spec.description}.\n"
    for theme, names in spec.themes().items():
        yield f"### {theme}\n"
        for name in names:
            task = _task(f"games/{name}")
            source = verigym.make(f"games/{name}").source
            moves = read(source.demonstrate(task, seeded("gallery", name)))
            shown = " · ".join(move.removeprefix("<answer>").removesuffix("</answer>") for move in moves)
            yield from _fenced(f"games/{name}", prompt_text(task), f"the oracle plays: {_line(shown)}")


def _sample(name: str, note: str = "") -> Iterator[str]:
    task = _task(name)
    yield from _fenced(name, prompt_text(task), _cut(f"→ {gold_text(task.answer).strip()}"), note)


def _fenced(name: str, prompt: str, gold: str, note: str = "") -> Iterator[str]:
    yield f"#### {name}\n"
    if note:
        yield f"{note.strip()}\n"
    yield f"````text\n{_cut(prompt.strip())}\n\n{gold}\n````\n"


def _task(name: str) -> Task:
    """The bare question, without the template around it."""
    return verigym.make(name).source.task(0, 1)


def _cut(text: str) -> str:
    """Long lines wrapped, and too many of them left out; lines of a board keep their spaces."""
    lines = [
        part
        for line in text.splitlines()
        for part in ([line] if len(line) <= _WIDTH else textwrap.wrap(line, _WIDTH, break_on_hyphens=False))
    ]
    return "\n".join(lines if len(lines) <= _LINES else [*lines[:_LINES], "…"])


def _line(text: str) -> str:
    """A text in one line, without the mark that would end its code."""
    text = " ".join(text.replace("`", "'").split())
    return text if len(text) <= 4 * _WIDTH else f"{text[: 4 * _WIDTH]} …"


if __name__ == "__main__":
    Path(__file__).with_name("gallery.md").write_text(page(), encoding="utf-8")
