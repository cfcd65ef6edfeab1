"""Tasks of level 0: short enough for a small character model, and none that a constant answer follows in full.

Where a form alone would be satisfied by one fixed answer, a word has to be there as well. The wordings name the word
once and keep clear of the form, so that the question itself, given as the answer, earns nothing.
"""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.compose import Asked
from verigym.envs.instruct.kinds import LANGUAGES
from verigym.envs.instruct.words import KEYWORDS
from verigym.types import Json

_TIMES = {2: "twice", 3: "3 times"}
_SHORT = tuple(word for word in KEYWORDS if len(word) <= 4)
"""Words that fit three times."""

Form = tuple[tuple[str, ...], tuple[tuple[str, dict[str, Json]], ...]]
"""Wordings and instructions. In the arguments ``n`` is the number, and ``{word}`` and the like are filled in."""

_SAID = ("keywords:frequency", {"keyword": "{word}", "frequency": "n", "relation": "at least"})

FORMS: dict[str, tuple[Form, ...]] = {
    "keywords": (
        (
            (
                "Say {word} {times}.",
                "Write {word} {times}.",
                "Use {word} {times}.",
                "Put {word} in {times}.",
                "{times}: {word}",
            ),
            (_SAID,),
        ),
    ),
    "form": (
        (
            ("Say {word} {times} under a title.", "A title; then {word} {times}.", "With a title: {word} {times}."),
            (("detectable_format:title", {}), _SAID),
        ),
        (
            ("List {word} in {n} bullets.", "{n} bullets: {word} in each.", "Make {n} bullet points of {word}."),
            (("detectable_format:number_bullet_lists", {"num_bullets": "n"}), _SAID),
        ),
        (
            ("Highlight {word} {times}.", "Between asterisks: {word} {times}.", "Mark {word} {times} by asterisks."),
            (("detectable_format:number_highlighted_sections", {"num_highlights": "n"}), _SAID),
        ),
    ),
    "content": (
        (
            ("In square brackets: {word} {times}.", "Bracket {word} {times}.", "Set {word} in brackets {times}."),
            (("detectable_content:number_placeholders", {"num_placeholders": "n"}), _SAID),
        ),
        (
            (
                "Add a postscript: {word} {times}.",
                "A postscript with {word} {times}.",
                "In a postscript say {word} {times}.",
            ),
            (("detectable_content:postscript", {"postscript_marker": "P.S."}), _SAID),
        ),
    ),
    "case": (
        (
            (
                "Shout {word} {times}.",
                "Loud, all capitals: {word} {times}.",
                "{times} in capitals: {word}",
                "In capitals: {word} {times}.",
                "Say {word} {times} in upper case.",
            ),
            (("change_case:capital_word_frequency", {"capital_frequency": "n", "capital_relation": "at least"}), _SAID),
        ),
    ),
    "length": (
        (
            (
                "Start with {word}.",
                "Begin with {word}.",
                "Let {word} come first.",
                "Open with {word}.",
                "First word: {word}",
            ),
            (
                _FIRST := (
                    "length_constraints:nth_paragraph_first_word",
                    {"num_paragraphs": 1, "nth_paragraph": 1, "first_word": "{word}"},
                ),
            ),
        ),
        (
            ("Start with {word}. End with {other}.", "First {word} and last {other}.", "From {word} to {other}."),
            (_FIRST, ("startend:end_checker", {"end_phrase": "{other}"})),
        ),
    ),
    "startend": (
        (
            (
                "End with {word} {other}.",
                "Finish with {word} {other}.",
                "Close with {word} {other}.",
                "Let {word} {other} be last.",
            ),
            (("startend:end_checker", {"end_phrase": "{word} {other}"}),),
        ),
        (
            ("Quote {word} {times}.", "In quotes: {word} {times}.", "Say {word} {times} in quotes."),
            (("startend:quotation", {}), _SAID),
        ),
    ),
    "combination": (
        (
            ("Repeat: {word} and {other}", "Copy this: {word} and {other}", "Say again: {word} and {other}"),
            (("combination:repeat_prompt", {"prompt_to_repeat": "{word} and {other}"}),),
        ),
    ),
    "punctuation": (
        (
            (
                "Without commas, say {word} {times}.",
                "Free of commas, {word} {times}.",
                "{times}, no comma: {word}",
                "No commas, but {word} {times}.",
                "Say {word} {times}, with no comma.",
            ),
            (("punctuation:no_comma", {}), _SAID),
        ),
    ),
    "language": (
        (
            ("In {language}: on {word}", "Reply in {language}. Topic: {word}", "Write on {word} in {language}."),
            (("language:response_language", {"language": "{code}"}),),
        ),
    ),
}
"""By family."""


def sample(rng: Random, family: str) -> tuple[str, Asked, str]:
    """A question, what it asks for, and its word."""
    wordings, template = rng.choice(FORMS[family])
    word, other = rng.sample(_SHORT, 2)
    number = rng.choice(sorted(_TIMES))
    code = rng.choice(sorted(LANGUAGES))
    fill = {
        "word": word,
        "other": other,
        "n": number,
        "times": _TIMES[number],
        "code": code,
        "language": LANGUAGES[code],
    }

    def filled(value: Json) -> Json:
        if value == "n":
            return number
        return value.format(**fill) if isinstance(value, str) else value

    asked = [(id, {name: filled(value) for name, value in kwargs.items()}) for id, kwargs in template]
    return rng.choice(wordings).format(**fill), asked, word
