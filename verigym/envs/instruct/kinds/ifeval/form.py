"""Titles, lists, sections, marks, JSON, placeholders and postscripts."""

from __future__ import annotations

import json

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import PIECES, SENTENCES, Kind

_ASPECTS = ("the past", "the place", "the people", "the mood", "the details")
_GAPS = ("name", "place", "date", "number", "price")


def _title(draft: Draft) -> None:
    draft.title = f"<<{draft.topic}>>"


def _single_brackets(draft: Draft) -> None:
    draft.title = f"<{draft.topic}>"


def _object(text: str) -> str:
    return json.dumps({"answer": " ".join(text.split())}, ensure_ascii=False)


def _json(draft: Draft) -> None:
    draft.wrap = _object


def _open_json(draft: Draft) -> None:
    draft.wrap = lambda text: _object(text)[:-1]


def _sections(draft: Draft, section_spliter: str, num_sections: int) -> None:
    draft.lines += [f"{section_spliter} {number}\n{draft.filler()}" for number in range(1, num_sections + 1)]


def _bullets(draft: Draft, num_bullets: int) -> None:
    draft.lines += [f"- {draft.topic if draft.bare else draft.filler()}" for _ in range(num_bullets)]


def _highlights(draft: Draft, num_highlights: int) -> None:
    if draft.bare:
        draft.lines.append(" ".join([f"*{draft.topic}*"] * num_highlights))
    else:  # an asterisk in front would make a bullet
        draft.lines.append("Think of " + " and ".join(f"*{aspect}*" for aspect in _ASPECTS[:num_highlights]) + ".")


def _placeholders(draft: Draft, num_placeholders: int) -> None:
    if draft.bare:
        draft.lines.append(" ".join([f"[{draft.topic}]"] * num_placeholders))
    else:
        draft.lines.append("Fill in " + " and ".join(f"[{gap}]" for gap in _GAPS[:num_placeholders]) + ".")


def _postscript(draft: Draft, postscript_marker: str) -> None:
    if draft.bare:
        draft.title = postscript_marker
    else:
        draft.lines.append(f"{postscript_marker} Take care.")


def _unmarked(draft: Draft, postscript_marker: str) -> None:
    _postscript(draft, postscript_marker.replace(".", ""))


def _choice(draft: Draft) -> None:
    draft.body.append("My answer is yes.")


def _other_choice(draft: Draft) -> None:
    draft.body.append("My answer is perhaps.")


KINDS = (
    Kind(
        "detectable_format:title",
        (
            "Give it a title in double angular brackets.",
            "Put a title between double angular brackets.",
            "Wrap a title in two angular brackets on either side.",
            "Add a title that stands in doubled angular brackets.",
            "It needs a title set in double angular brackets.",
        ),
        follow=_title,
        break_=_single_brackets,
        shares=PIECES | {"start"},
    ),
    Kind(
        "detectable_format:json_format",
        (
            "Wrap all of it in JSON.",
            "Your whole reply must be one JSON object.",
            "Answer with JSON and nothing else.",
            "Put everything into a JSON object.",
            "Give the entire output as JSON.",
        ),
        follow=_json,
        break_=_open_json,
        slots=frozenset({"layout", "start", "end", "quote"}),
        shares=SENTENCES | {"case", "brackets"},
    ),
    Kind(
        "detectable_format:multiple_sections",
        (
            "Write {num_sections} sections and head each with {section_spliter} and its number.",
            "Use {num_sections} sections marked {section_spliter} 1 and so on.",
            "Split it into {num_sections} parts headed {section_spliter} 1 and up.",
            "It needs {num_sections} numbered headings with the word {section_spliter}.",
            "Mark {num_sections} sections by {section_spliter} with a number.",
        ),
        follow=_sections,
        break_=lambda draft, section_spliter, num_sections: _sections(draft, section_spliter, num_sections - 1),
        sample=lambda rng, _: {
            "section_spliter": rng.choice(("Section", "SECTION", "Part", "Day", "Chapter")),
            "num_sections": rng.randint(3, 5),
        },
        shares=PIECES | {"numbers", "case"},
    ),
    Kind(
        "detectable_format:number_bullet_lists",
        (
            "Make exactly {num_bullets} bullet points that start with - or *.",
            "It must hold a list of exactly {num_bullets} bullets in markdown.",
            "Use {num_bullets} markdown bullet points and no more.",
            "Add a markdown bullet list of exactly {num_bullets} items.",
            "Give exactly {num_bullets} items marked by a dash or an asterisk.",
        ),
        follow=_bullets,
        break_=lambda draft, num_bullets: _bullets(draft, num_bullets + 1),
        omit=lambda draft, num_bullets: _bullets(draft, num_bullets + 1),
        sample=lambda rng, _: {"num_bullets": rng.randint(2, 5)},
        slots=frozenset({"layout", "bullets"}),
        shares=PIECES | {"hyphen"},
    ),
    Kind(
        "detectable_format:number_highlighted_sections",
        (
            "Highlight at least {num_highlights} pieces with asterisks around them.",
            "Put single asterisks around at least {num_highlights} pieces.",
            "At least {num_highlights} pieces should be highlighted in markdown.",
            "Set at least {num_highlights} pieces between asterisks.",
            "Mark at least {num_highlights} spans as markdown highlights.",
        ),
        follow=_highlights,
        break_=lambda draft, num_highlights: _highlights(draft, num_highlights - 1),
        sample=lambda rng, _: {"num_highlights": rng.randint(2, 5)},
        shares=PIECES | {"star"},
    ),
    Kind(
        "detectable_content:number_placeholders",
        (
            "Use at least {num_placeholders} placeholders in square brackets.",
            "Leave at least {num_placeholders} gaps in square brackets to be filled in.",
            "It needs {num_placeholders} or more placeholders in square brackets.",
            "Put in at least {num_placeholders} bracketed placeholders with square brackets.",
            "At least {num_placeholders} blanks should stand in square brackets.",
        ),
        follow=_placeholders,
        break_=lambda draft, num_placeholders: _placeholders(draft, num_placeholders - 1),
        sample=lambda rng, _: {"num_placeholders": rng.randint(2, 5)},
        slots=frozenset({"brackets"}),
        shares=PIECES,
    ),
    Kind(
        "detectable_content:postscript",
        (
            "Add a postscript that starts with {postscript_marker}",
            "At the end add a line with {postscript_marker}",
            "It needs a postscript marked {postscript_marker}",
            "Close with a note after {postscript_marker}",
            "Put a postscript at the end headed {postscript_marker}",
        ),
        follow=_postscript,
        break_=_unmarked,
        sample=lambda rng, _: {"postscript_marker": rng.choice(("P.S.", "P.P.S"))},
        shares=PIECES | {"dot", "case"},
    ),
    Kind(
        "detectable_format:constrained_response",
        (
            "Say one of these: My answer is yes. My answer is no. My answer is maybe.",
            "Choose one: My answer is yes. My answer is no. My answer is maybe.",
            "Include one of My answer is yes. / My answer is no. / My answer is maybe.",
            "State one of three verdicts: My answer is yes. My answer is no. My answer is maybe.",
            "Settle on My answer is yes. or My answer is no. or My answer is maybe.",
        ),
        follow=_choice,
        break_=_other_choice,
        shares=SENTENCES | {"case", "dot", "tokens", "form"},
    ),
)
