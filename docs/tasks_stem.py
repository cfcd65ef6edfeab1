"""Writes docs/tasks-stem.md: what there is of STEM tasks, with a sample of each family.

Run it as ``python docs/tasks_stem.py`` after a change of the families.
"""

from __future__ import annotations

from pathlib import Path

from verigym.envs.source import LEVELS
from verigym.envs.stem import FAMILIES, THEMES, source
from verigym.types import Task

PAGE = Path(__file__).with_name("tasks-stem.md")
SHOWN = (0, 2, 4)

_HEAD = """# STEM tasks

The environment `stem` draws from {count} families of problems, each with five levels from *{low}* to *{high}*. Choose
some by `verigym.make("stem", families=["motion", "acids"], level="hard")`, or in a recipe under `families` and
`level`.

- **Levels**: more relations to be used; from *medium* on quantities told, and answers asked for, in other units; from
  *hard* on numbers that do not matter.
- **Answers** are numbers with a unit, right within a hundredth, or exact where they are counts; letters of options;
  expressions; formulas of compounds; balanced equations; texts; lists. The tests compute them a second time: by pint
  from the quantities that a question states, by sympy, or by counting.
- **A problem is more than its words.** `meta["key"]` names what is asked and of which values. Problems that differ in
  words, units, options or idle sentences alone have the same key, are on the same side of the split between training
  and validation, and are held back once.
- **Options**: some tasks offer four or more, whose wrong ones come from typical mistakes, such as a forgotten factor or
  unit. A constant letter is right in as many as letters allow: at most a quarter of the tasks of `facts`, one in twenty
  elsewhere. Where several options are right, a single letter never is.
- **No constant pays** but such a letter: in each family and level the most frequent answer is right for at most one in
  five.
- **Data**: constants are CODATA's and atomic masses IUPAC's, in the digits that the questions state.

The page is made by `docs/tasks_stem.py`; these are the first tasks of seed 0.
"""


def page() -> str:
    """The page's text."""
    lines = [_HEAD.format(count=len(FAMILIES), low=LEVELS[0], high=LEVELS[-1])]
    for theme, families in THEMES.items():
        lines.append(f"## {theme}\n")
        for family in families:
            lines.append(f"### {family.name}\n")
            tasks = [source([family.name]).task(0, level) for level in SHOWN]
            lines += [f"- *{LEVELS[task.meta['level']]}*: `{task.prompt}` → `{answer(task)}`" for task in tasks]
            lines.append("")
    return "\n".join(lines)


def answer(task: Task) -> str:
    """The right answer as somebody writes it."""
    value, unit = task.answer["value"], task.answer.get("unit", "")
    return ", ".join(map(str, value)) if isinstance(value, list) else f"{value} {unit}".strip()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
