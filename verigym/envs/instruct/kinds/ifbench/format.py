"""format: lists, sections, nested marks and templates."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import PIECES, SENTENCES, Kind, Kwargs

_LAYOUT = frozenset({"layout"})
_ITEMS = frozenset({"layout", "bullets", "pieces"})


def _sub_bullets(draft: Draft) -> None:
    draft.lines += [f"* {draft.filler()}\n  - {draft.filler()}" for _ in range(3)]


def _one_without(draft: Draft) -> None:
    _sub_bullets(draft)
    draft.lines.append(f"* {draft.filler()}")


def _bullets_after(draft: Draft, count: int) -> None:
    draft.pad(2)
    draft.lines += [f"* {draft.filler()}" for _ in range(count)]


def _items(draft: Draft, sep: str) -> None:
    draft.pad(2)
    draft.glue = "\n"
    draft.layout = lambda text: "\n".join(f"{sep} {line}" for line in text.split("\n"))


def _one_item(draft: Draft, sep: str) -> None:
    draft.pad(2)
    draft.layout = lambda text: f"{sep} {text}"


def _sample_sep(rng: Random, _: str) -> Kwargs:
    return {"sep": rng.choice(("...", "SEPARATOR", "!?!?", "-", "=>", "~", "+", "::", "ITEM"))}


def _stairs(draft: Draft) -> None:
    draft.pad(3)
    draft.glue = "\n"
    draft.layout = lambda text: "\n".join("  " * step + line for step, line in enumerate(text.split("\n")))


def _last_step_missing(draft: Draft) -> None:
    _stairs(draft)
    stairs = draft.layout
    # The last line stands right below the one before it.
    draft.layout = lambda text: "\n".join([*(lines := stairs(text).split("\n"))[:-1], lines[-1].removeprefix("  ")])


def _theses(draft: Draft, last: str = "<i>{thesis}</i>") -> None:
    first, second, more = draft.filler(), last.format(thesis=draft.filler()), draft.filler()
    draft.layout = lambda text: f"## First\n<i>{first}</i>\n{text}\n\n## Second\n{second}\n{more}"


def _plain_thesis(draft: Draft) -> None:
    _theses(draft, "{thesis}")


def _template(draft: Draft, last: str = "Future Outlook") -> None:
    conclusion, outlook = draft.filler(), draft.filler()
    draft.layout = lambda text: f"My Answer: {text}\nMy Conclusion: {conclusion}\n{last}: {outlook}"


KINDS = (
    Kind(
        "format:sub-bullets",
        (
            "Use bullet points that start with * and put at least one sub-bullet that starts with - below each.",
            "There must be bullets marked * with one or more sub-bullets marked - under every one of them.",
            "Give a list with * for its points; each point needs a point of its own below it with - in front.",
            "Make a two-level list: * for the upper level, - for the lower level, and no * without a - below it.",
            "Each bullet point (*) has to be followed by at least one sub-point (-), and there must be bullet points.",
        ),
        follow=_sub_bullets,
        break_=_one_without,
        slots=frozenset({"layout", "bullets", "star", "form"}),
        shares=PIECES | {"hyphen"},
    ),
    Kind(
        "format:no_bullets_bullets",
        (
            "First write two or more sentences with full stops and then two or more bullet points that start with *.",
            "Begin with at least two sentences that end in a period; at least two bullets marked * come after them.",
            "There must be two sentences or more, each closed by a full stop, before a list of two or more * bullets.",
            "Start with running text of at least two sentences (with periods) and finish with at least two * points.",
            "After no fewer than two sentences ending in a period give no fewer than two bullet points, each with *.",
        ),
        follow=lambda draft: _bullets_after(draft, 2),
        break_=lambda draft: _bullets_after(draft, 1),
        slots=_ITEMS | {"end", "star", "form"},
        shares=SENTENCES | {"dot"},
    ),
    Kind(
        "format:list",
        (
            "Answer with a list, but mark its items by {sep} rather than by bullets.",
            "Make it a list in which {sep} stands where a bullet point would.",
            "List your points and put {sep} in front of each in place of a bullet.",
            "The reply has to be a list whose items start with {sep} instead of bullet points.",
            "Use {sep} as the mark of every item of a list; do not use bullets.",
        ),
        follow=_items,
        break_=_one_item,
        sample=_sample_sep,
        slots=_ITEMS | {"start", "quote", "form"},
        shares=SENTENCES | {"case", "dot", "exclamation", "hyphen"},
    ),
    Kind(
        "format:line_indent",
        (
            "Indent each line more than the one before it, like stairs.",
            "Let the lines form stairs: every new line starts further to the right.",
            "Write it as a staircase in which each line has more blanks in front than the last one.",
            "Each line has to be indented a step further than the line above.",
            "Shape your text into stairs by adding to the indentation with every line.",
        ),
        follow=_stairs,
        break_=_last_step_missing,
        slots=_LAYOUT | {"pieces", "form"},
        shares=SENTENCES,
    ),
    Kind(
        "format:thesis",
        (
            "Split it into sections and open each with a thesis statement in italics, made by HTML tags.",
            "Every section has to start with its thesis between <i> and </i>.",
            "Begin each section with a thesis that HTML sets in italics.",
            "Put a thesis statement at the head of all sections, in italics by means of HTML.",
            "Each section's first sentence should be its thesis, wrapped in the HTML tags for italics.",
        ),
        follow=_theses,
        break_=_plain_thesis,
        slots=_LAYOUT | {"start", "end", "pieces"},
        shares=SENTENCES | {"form", "case"},
    ),
    Kind(
        "format:output_template",
        (
            'Fill in this template and add nothing: "My Answer: [answer] My Conclusion: [conclusion] Future Outlook: '
            '[outlook]".',
            "Your reply must consist of three parts labeled My Answer: and My Conclusion: and Future Outlook: in this "
            "order.",
            "Stick to the form My Answer: ... My Conclusion: ... Future Outlook: ... with your own text after each.",
            "Give your reply under the labels My Answer:, My Conclusion: and Future Outlook: exactly as written here.",
            "Use the three headings My Answer:, My Conclusion:, Future Outlook:, one after the other, each with text.",
        ),
        follow=_template,
        break_=lambda draft: _template(draft, "Outlook"),
        slots=_LAYOUT | {"start", "end", "quote"},
        shares=SENTENCES | {"form", "case"},
    ),
)
