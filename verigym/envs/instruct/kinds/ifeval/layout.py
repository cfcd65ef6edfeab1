"""Paragraphs, what comes first and last, and what goes around."""

from __future__ import annotations

from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords

_LAYOUT = frozenset({"layout", "start"})
_PHRASES = ("That is all for now.", "Does that help you?", "Let me know what you think.", "And this is the end of it.")


def _paragraphs(draft: Draft, num_paragraphs: int) -> None:
    others = [draft.filler() for _ in range(num_paragraphs - 1)]
    draft.layout = lambda text: "\n***\n".join([*others, text])


def _first_word(draft: Draft, num_paragraphs: int, nth_paragraph: int, first_word: str) -> None:
    _lead(draft, num_paragraphs, nth_paragraph, first_word if draft.bare else f"{first_word.capitalize()} comes first.")


def _late_word(draft: Draft, num_paragraphs: int, nth_paragraph: int, first_word: str) -> None:
    _lead(draft, num_paragraphs, nth_paragraph, f"First comes {first_word}.")


def _lead(draft: Draft, paragraphs: int, nth: int, lead: str) -> None:
    others = [draft.filler() for _ in range(paragraphs - 1)]

    def lay_out(text: str) -> str:
        texts = [*others, text]
        texts[nth - 1] = " ".join(filter(None, (lead, texts[nth - 1])))
        return "\n\n".join(texts)

    draft.layout = lay_out


def _opening(draft: Draft, prompt_to_repeat: str) -> None:
    draft.opening = prompt_to_repeat


def _late_opening(draft: Draft, prompt_to_repeat: str) -> None:
    draft.opening = f"Here it is: {prompt_to_repeat}"


def _twice(draft: Draft) -> None:
    other = draft.filler()
    draft.layout = lambda text: f"{other}\n******\n{text}"


def _thrice(draft: Draft) -> None:
    others = [draft.filler() for _ in range(2)]
    draft.layout = lambda text: "\n******\n".join([*others, text])


def _ending(draft: Draft, end_phrase: str) -> None:
    draft.ending = end_phrase


def _more_at_the_end(draft: Draft, end_phrase: str) -> None:
    draft.ending = f"{end_phrase} Bye."


def _quote(draft: Draft) -> None:
    draft.wrap = lambda text: f'"{text}"'


def _open_quote(draft: Draft) -> None:
    draft.wrap = lambda text: f'"{text}'


def _sample_first_word(rng: Random, _: str) -> Kwargs:
    count = rng.randint(2, 4)
    return {"num_paragraphs": count, "nth_paragraph": rng.randint(1, count), "first_word": keywords(rng, 1)[0]}


KINDS = (
    Kind(
        "length_constraints:number_paragraphs",
        (
            "Write {num_paragraphs} paragraphs parted by three asterisks.",
            "Use exactly {num_paragraphs} paragraphs with three asterisks between them.",
            "It should have {num_paragraphs} paragraphs that three asterisks divide.",
            "Split it by lines of three asterisks into {num_paragraphs} paragraphs.",
            "Make it {num_paragraphs} paragraphs with a markdown divider of three asterisks between.",
        ),
        follow=_paragraphs,
        break_=lambda draft, num_paragraphs: _paragraphs(draft, num_paragraphs + 1),
        sample=lambda rng, _: {"num_paragraphs": rng.randint(2, 5)},
        slots=_LAYOUT,
        shares=SENTENCES | {"star"},
    ),
    Kind(
        "length_constraints:nth_paragraph_first_word",
        (
            "Write {num_paragraphs} paragraphs with blank lines between; let {first_word} open number {nth_paragraph}.",
            "Use {num_paragraphs} paragraphs and blank lines; {first_word} is the first in number {nth_paragraph}.",
            "Of {num_paragraphs} paragraphs parted by blank lines number {nth_paragraph} opens with {first_word}.",
            "There must be {num_paragraphs} paragraphs; let number {nth_paragraph} start with the word {first_word}.",
            "Put {first_word} first in paragraph {nth_paragraph} of {num_paragraphs}; blank lines part them.",
        ),
        follow=_first_word,
        break_=_late_word,
        sample=_sample_first_word,
        slots=_LAYOUT,
        shares=SENTENCES,
    ),
    Kind(
        "combination:repeat_prompt",
        (
            'Before you answer repeat the request word for word: "{prompt_to_repeat}" (without the quotation marks).',
            'First repeat this without change and without quotation marks: "{prompt_to_repeat}".',
            'Start with these very words and no quotation mark: "{prompt_to_repeat}".',
            'Open by saying "{prompt_to_repeat}" again (leave out the quotation marks) and go on from there.',
            'Copy the request "{prompt_to_repeat}" first (not the quotation marks) and then answer it.',
        ),
        follow=_opening,
        break_=_late_opening,
        sample=lambda _, request: {"prompt_to_repeat": request},
        slots=frozenset({"start"}),
        shares=SENTENCES | {"request", "dot", "bulk", "case"},
    ),
    Kind(
        "combination:two_responses",
        (
            "Give two different answers parted by six asterisks.",
            "Answer twice in different ways with six asterisks between.",
            "Write two unlike versions divided by six asterisks.",
            "I want two different replies; put six asterisks between them.",
            "Offer two distinct responses split by six asterisks.",
        ),
        follow=_twice,
        break_=_thrice,
        slots=_LAYOUT,
        shares=SENTENCES | {"star"},
    ),
    Kind(
        "startend:end_checker",
        (
            'Finish with "{end_phrase}" and say nothing after it.',
            'Your last words must be "{end_phrase}" exactly.',
            'End on the very phrase "{end_phrase}" here.',
            'Close with "{end_phrase}" as the last thing.',
            'Let "{end_phrase}" come last.',
        ),
        follow=_ending,
        break_=_more_at_the_end,
        sample=lambda rng, _: {"end_phrase": rng.choice(_PHRASES)},
        slots=frozenset({"end"}),
        shares=SENTENCES | {"dot", "case"},
    ),
    Kind(
        "startend:quotation",
        (
            "Wrap all of it in double quotation marks.",
            "Put double quotation marks around the whole reply.",
            "Your reply must start and end with a double quotation mark.",
            "Set everything in double quotes.",
            "Enclose the entire answer in double quotation marks.",
        ),
        follow=_quote,
        break_=_open_quote,
        slots=frozenset({"quote", "start"}),
    ),
)
