"""Writes docs/tasks-math.md: what there is of math tasks, with a sample of each family.

Run it as ``python docs/tasks_math.py`` after a change of the families.
"""

from __future__ import annotations

from pathlib import Path

from verigym.envs.math import FAMILIES, THEMES, source
from verigym.envs.source import LEVELS

PAGE = Path(__file__).with_name("tasks-math.md")
SHOWN = (0, 2, 4)

_HEAD = """# Math tasks

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

The page is made by `docs/tasks_math.py`; these are the first tasks of seed 0.
"""


def page() -> str:
    """The page's text."""
    lines = [_HEAD.format(count=len(FAMILIES), low=LEVELS[0], high=LEVELS[-1])]
    for theme, families in THEMES.items():
        lines.append(f"## {theme}\n")
        for family in families:
            lines.append(f"### {family.name}\n")
            tasks = [source([family.name]).task(0, level) for level in SHOWN]
            lines += [f"- *{LEVELS[task.meta['level']]}*: `{task.prompt}` → `{task.answer}`" for task in tasks]
            lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
