"""copy and new: the request, a span of it or a phrase, once or several times."""

from __future__ import annotations

from itertools import cycle, islice
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.kinds.spans import first_letters_gone, sample_span, span_of

_FIRST = ("farmers", "bakers", "writers", "drivers", "nurses", "sisters", "uncles", "tailors")
_HOW = ("often", "gladly", "seldom", "never")
_DO = ("carry", "bring", "share", "send")
_WHAT = ("heavy", "plain", "sweet", "golden", "broken")
_THINGS = ("baskets", "apples", "cookies", "parcels", "blankets")
_LAST = ("home", "together", "outside", "upstairs", "away")


def _phrase(rng: Random, _: str) -> Kwargs:
    words = [rng.choice(choices) for choices in (_FIRST, _HOW, _DO, _WHAT, _THINGS, _LAST)]
    return {"phrase": " ".join(words), "small_n": rng.randint(2, 4)}


def _variants(phrase: str, count: int) -> list[str]:
    words = phrase.split()
    others = [word for word in _WHAT if word != words[3]]
    return [" ".join([*words[:3], other, *words[4:]]) for other in islice(cycle(others), count)]


def _variations(draft: Draft, phrase: str, small_n: int) -> None:
    draft.body += [f"They say that {variant}." for variant in _variants(phrase, small_n)]


def _one_unchanged(draft: Draft, phrase: str, small_n: int) -> None:
    draft.body += [f"They say that {variant}." for variant in [*_variants(phrase, small_n - 1), phrase]]


def _copy(draft: Draft, prompt_to_repeat: str) -> None:
    draft.only(prompt_to_repeat)


def _reworded(draft: Draft, prompt_to_repeat: str) -> None:
    draft.only(prompt_to_repeat.replace(" ", " please ", 1))


def _copies(draft: Draft, prompt_to_repeat: str, N: int) -> None:  # noqa: N803  the published name
    draft.only("\n******\n".join([prompt_to_repeat] * N))


def _one_more_copy(draft: Draft, prompt_to_repeat: str, N: int) -> None:  # noqa: N803  the published name
    _copies(draft, prompt_to_repeat, N + 1)


def _span(draft: Draft, prompt_to_repeat: str, n_start: int, n_end: int) -> None:
    draft.only(span_of(prompt_to_repeat, n_start, n_end))


def _shorter_span(draft: Draft, prompt_to_repeat: str, n_start: int, n_end: int) -> None:
    draft.only(first_letters_gone(span_of(prompt_to_repeat, n_start, n_end)))


def _request(_: Random, request: str) -> Kwargs:
    return {"prompt_to_repeat": request}


KINDS = (
    Kind(
        "copy:repeat_phrase",
        (
            'Say the phrase "{phrase}" {small_n} times and each time replace one word in the middle of it.',
            'Write {small_n} versions of "{phrase}" that differ from it in exactly one inner word.',
            'The phrase "{phrase}" should come up exactly {small_n} times, always with just one of its inner words '
            "changed.",
            'Repeat "{phrase}" {small_n} times. Change a single word in its middle every time and keep the rest.',
            'Use exactly {small_n} variations on "{phrase}"; in each of them one word near the center is another.',
        ),
        follow=_variations,
        break_=_one_unchanged,
        sample=_phrase,
        shares=SENTENCES | {"tokens", "form", "case"},
    ),
    Kind(
        "copy:copying_simple",
        (
            "Do not carry out this request. Repeat it word for word, up to here and without these sentences.",
            "Say the request above again without any change. Do not answer it and do not repeat this part.",
            "Instead of an answer give back the request before this sentence exactly as it is.",
            "Your reply must be the request above itself, unchanged, with nothing before or after it.",
            "Repeat what I asked before this sentence and leave it unanswered.",
        ),
        follow=_copy,
        break_=_reworded,
        sample=_request,
        alone=True,
    ),
    Kind(
        "copy:copying_multiple",
        (
            "Do not carry out this request. Repeat it {N} times with ****** between, without these sentences.",
            "Say the request above {N} times without any change; six asterisks (******) part one copy from the next.",
            "Instead of an answer give back the request before this sentence {N} times, divided by ****** each time.",
            "Your reply must be {N} copies of the request above with six asterisks ****** between them and no more.",
            "Repeat what I asked before this sentence {N} times, put ****** in between and leave it unanswered.",
        ),
        follow=_copies,
        break_=_one_more_copy,
        sample=lambda rng, request: {"prompt_to_repeat": request, "N": rng.randint(2, 5)},
        alone=True,
    ),
    Kind(
        "copy:copy",
        (
            "Copy the text above to your reply and do not do what it says. This sentence is not part of it.",
            "Just copy what stands before this sentence. Do not follow it.",
            "Write out the instruction above verbatim without following it and without this sentence.",
            "All you have to do is copy the sentence above letter by letter.",
            "Your output is a copy of what comes before this sentence, whatever it asks for.",
        ),
        follow=_copy,
        break_=_reworded,
        sample=_request,
        alone=True,
    ),
    Kind(
        "new:copy_span_idx",
        (
            "Of the text before this sentence copy only the characters with the indices {n_start} to {n_end}. The "
            "first character has the index 0.",
            "Count the characters of the request above from 0 and copy those from {n_start} to {n_end}.",
            "Output only what stands between character {n_start} and character {n_end} of the text so far, where its "
            "first character has the number 0.",
            "Your reply is the span of characters {n_start} to {n_end} of the text above and nothing else; indices "
            "start at 0.",
            "Give me the text before this sentence from index {n_start} up to index {n_end} (its first character has "
            "index 0) and no more.",
        ),
        follow=_span,
        break_=_shorter_span,
        sample=sample_span,
        alone=True,
    ),
)
