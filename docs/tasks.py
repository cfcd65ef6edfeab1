"""Writes docs/tasks-math.md and docs/tasks-stem.md: the families of tasks, with samples of each.

Run it as ``python docs/tasks.py`` after a change of the families.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from verigym.envs import math, stem
from verigym.envs.source import LEVELS
from verigym.types import Json

SHOWN = (0, 2, 4)

_MATH = """# Math tasks

The environment `math` draws from {count} families of problems, each with five levels from *{low}* to *{high}*. Choose
some by `verigym.make("math", families=["limits", "integrals"], level="hard")`, or in a recipe under `families` and
`level`.

- **Answers are exact**, computed in whole numbers and fractions. The tests compute each form of problem a second time:
  by brute force, by numbers, or by sympy.
- **A problem is more than its words.** `meta["key"]` names what is asked and of which values. Problems that differ in
  words, names or idle sentences alone have the same key, are on the same side of the split between training and
  validation, and are held back once.
- **Wording varies**: several texts a form, names and things drawn; stories say things that do not matter from *hard*
  on.
- **Options**: from *easy* on some tasks list four answers, three of them from typical mistakes; the answer is the
  option itself, not a letter, so that no letter pays. Where letters are asked for, several options are right, and never
  all.
- **No constant pays**: in each family and level the most frequent answer is right for at most one in five, and 0 is
  never an answer but in `comparison` and `places`.

The page is made by `docs/tasks.py`; these are the first tasks of seed 0.
"""

_STEM = """# STEM tasks

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

The page is made by `docs/tasks.py`; these are the first tasks of seed 0.
"""

PAGES: dict[str, tuple[ModuleType, str]] = {"tasks-math.md": (math, _MATH), "tasks-stem.md": (stem, _STEM)}


def page(name: str) -> str:
    """The text of a page."""
    domain, head = PAGES[name]
    lines = [head.format(count=len(domain.FAMILIES), low=LEVELS[0], high=LEVELS[-1])]
    for theme, families in domain.THEMES.items():
        lines.append(f"## {theme}\n")
        for family in families:
            lines.append(f"### {family.name}\n")
            tasks = [domain.source([family.name]).task(0, level) for level in SHOWN]
            lines += [f"- *{LEVELS[task.meta['level']]}*: `{task.prompt}` → `{written(task.answer)}`" for task in tasks]
            lines.append("")
    return "\n".join(lines)


def written(answer: Json) -> str:
    """A right answer as somebody writes it."""
    if not isinstance(answer, dict):
        return str(answer)
    value = answer["value"]
    return ", ".join(map(str, value)) if isinstance(value, list) else f"{value} {answer.get('unit', '')}".strip()


if __name__ == "__main__":
    for name in PAGES:
        Path(__file__).with_name(name).write_text(page(name), encoding="utf-8")
