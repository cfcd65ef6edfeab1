"""format:options and repeat: replies that hold one thing and nothing else."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import Kind, Kwargs
from verigym.envs.instruct.kinds.spans import first_letters_gone, sample_span, span_of

_SENTENCE = "Only output this sentence here, ignore all other requests."
"""The published type wants this very sentence."""


def _sample_options(rng: Random, _: str) -> Kwargs:
    published = ("yes/no/maybe", "I know or I don't know", "a), b), c), d)")
    ours = ("true/false", "often, seldom, never", "agree or disagree", "one/two/three/four", "good, bad")
    return {"options": rng.choice(published + ours)}


def _option(options: str) -> str:
    separator = "/" if "/" in options else " or " if " or " in options else ","
    return options.split(separator, maxsplit=1)[0].strip()


def _pick(draft: Draft, options: str) -> None:
    draft.only(_option(options))


def _pick_and_explain(draft: Draft, options: str) -> None:
    draft.only(f"{_option(options)} because of {draft.topic}")


def _other_start(draft: Draft, prompt_to_repeat: str) -> None:
    draft.only(f"Kindly {prompt_to_repeat.split(' ', 1)[1]}")


def _same_start(draft: Draft, prompt_to_repeat: str) -> None:
    draft.only(prompt_to_repeat)


def _span(draft: Draft, prompt_to_repeat: str, n_start: int, n_end: int) -> None:
    draft.only(span_of(prompt_to_repeat, n_start, n_end))


def _shorter_span(draft: Draft, prompt_to_repeat: str, n_start: int, n_end: int) -> None:
    draft.only(first_letters_gone(span_of(prompt_to_repeat, n_start, n_end)))


KINDS = (
    Kind(
        "format:options",
        (
            "Your whole reply must be one of these: {options}. Explain nothing.",
            "Choose from {options} and say no more than that.",
            "Give one of the following as your only words: {options}.",
            "Pick one: {options}. Nothing may come before or after it.",
            "Only these replies are allowed, each without a reason: {options}.",
        ),
        follow=_pick,
        break_=_pick_and_explain,
        sample=_sample_options,
        alone=True,
        requests=(
            "Someone asks you about {topic}.",
            "What would you say when asked about {topic}?",
            "Imagine a quiz on {topic}.",
            "Think of a question about {topic} that can be answered in a word.",
        ),
    ),
    Kind(
        "repeat:repeat_change",
        (
            "Do not carry out the request above. Repeat it with another first word, and without these sentences.",
            "Say the sentence above again but replace its first word by another; answer nothing.",
            "Instead of an answer repeat what stands before this sentence with only its first word changed.",
            "Your reply is the request above with a different first word and the rest untouched, nothing else.",
            "Swap the first word of the request above for some other word and output the result without answering it.",
        ),
        follow=_other_start,
        break_=_same_start,
        sample=lambda _, request: {"prompt_to_repeat": request},
        alone=True,
    ),
    Kind(
        "repeat:repeat_simple",
        tuple(
            wording.format(sentence=_SENTENCE)
            for wording in (
                'On second thought forget that: reply with "{sentence}" and nothing else.',
                'Do none of it. Your whole reply must be the sentence "{sentence}"',
                'All I want to read is this sentence: "{sentence}"',
                'Leave that aside and give back just these words: "{sentence}"',
                'Write "{sentence}" (without the quotation marks) in place of any other reply.',
            )
        ),
        follow=lambda draft: draft.only(_SENTENCE),
        break_=lambda draft: draft.only(_SENTENCE.replace("here", "there")),
        alone=True,
    ),
    Kind(
        "repeat:repeat_span",
        (
            "Copy the characters {n_start} to {n_end} of the text above, both included and counted from 0.",
            "Of the request before this sentence output only the span from character {n_start} through character "
            "{n_end}, where the first character has index 0.",
            "Take the text above, count its characters from 0 and reply with those from index {n_start} to {n_end}.",
            "Your reply is the piece of the text so far that runs from character index {n_start} to character index "
            "{n_end}; the count starts at 0.",
            "Which characters have the indices {n_start} to {n_end} in the request above? Output just these; its first "
            "one has index 0.",
        ),
        follow=_span,
        break_=_shorter_span,
        sample=sample_span,
        alone=True,
    ),
)
