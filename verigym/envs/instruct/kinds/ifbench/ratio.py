"""Kinds of sentences in a ratio, and sentences of equal length."""

from __future__ import annotations

from itertools import cycle, islice

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import ANY_WORDS, OWN, PLAIN, listed, rng_of
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind

_QUESTIONS = (
    "Who would have thought so?",
    "Where do they come from?",
    "Do people still like them?",
    "What else is there to say?",
    "How much do they cost?",
    "When will it all begin?",
)
_CALLS = (
    "How lovely they are!",
    "What a pleasant surprise!",
    "Never give up hope!",
    "Come and see them!",
    "That was a great day!",
    "Have a look at this!",
)

_COLUMNS = tuple(
    map(
        listed,
        (
            "Brave Happy Proud Small Young Sweet Clean",
            "birds girls women bears monks cooks",
            "sleep dance climb smile march dream",
            "often daily later twice again alone",
        ),
    )
)
"""Words of one length, to be taken from left to right; ``_LONGER`` has a letter more than the last ones."""
_LONGER = "nearby"

_KINDS_OF_SENTENCES = frozenset({"bulk", "end", "exclamation", "form", "layout", "length", "pieces"})
"""Slots of those who count sentences by their end mark and add what is missing: nobody may add any later, nor mark them
otherwise."""


def _balance(draft: Draft) -> None:
    _mixed(draft, (1, 1, 1))


def _no_balance(draft: Draft) -> None:
    _mixed(draft, (1, 1, 1), extra=1)


def _two_to_one(draft: Draft) -> None:
    _mixed(draft, (2, 1, 0))


def _not_two_to_one(draft: Draft) -> None:
    _mixed(draft, (2, 1, 0), extra=1)


def _mixed(draft: Draft, ratio: tuple[int, int, int], extra: int = 0) -> None:
    """Add statements, questions and exclamations up to this ratio; ``extra`` statements or questions spoil it."""
    rng = rng_of(draft)
    there = [sum(text.endswith(mark) for text in (draft.opening, *draft.body)) for mark in ".?!"]
    times = max(1, *(-(-count // part) for count, part in zip(there, ratio, strict=True) if part)) + rng.randint(0, 2)
    wanted = [part * times for part in ratio]
    wanted[rng.randrange(2)] += extra
    added = [
        text
        for texts, have, want in zip((PLAIN, _QUESTIONS, _CALLS), there, wanted, strict=True)
        for text in islice(cycle(rng.sample(texts, len(texts))), max(0, want - have))
    ]
    draft.body += rng.sample(added, len(added))


def _equal(draft: Draft) -> None:
    draft.body = [" ".join(words) + "." for words in _rows(draft)]


def _not_equal(draft: Draft) -> None:
    rows = _rows(draft)
    rng = rng_of(draft)
    # One letter too many, or one word twice.
    rows[rng.randrange(2)][-1] = rng.choice((_LONGER, rows[2][-1]))
    draft.body = [" ".join(words) + "." for words in rows]


def _rows(draft: Draft) -> list[list[str]]:
    rng = rng_of(draft)
    return [list(words) for words in zip(*(rng.sample(column, 3) for column in _COLUMNS), strict=True)]


KINDS = (
    Kind(
        "ratio:sentence_balance",
        (
            "Write as many statements as questions, and as many exclamations as either.",
            "Sentences that end in a full stop, in a question mark and in an exclamation mark must be equal in number.",
            "Declarative, interrogative and exclamatory sentences have to occur equally often.",
            "For each statement there should be one question and one exclamation, neither more nor fewer overall.",
            "Keep the three types of sentences (ending in . or ? or !) at the same count.",
        ),
        follow=_balance,
        break_=_no_balance,
        slots=_KINDS_OF_SENTENCES,
        shares=SENTENCES | {"dot"},
        turn=3,
    ),
    Kind(
        "ratio:sentence_type",
        (
            "Write exactly two statements for each question.",
            "There must be twice as many sentences that end in a full stop as sentences that end in a question mark.",
            "Keep declarative and interrogative sentences at two to one.",
            "The number of questions has to be half of the number of statements, exactly.",
            "Ask one question for every two declarative sentences in your text, no more and no fewer.",
        ),
        follow=_two_to_one,
        break_=_not_two_to_one,
        slots=_KINDS_OF_SENTENCES,
        shares=SENTENCES | {"dot"},
        turn=3,
    ),
    Kind(
        "ratio:sentence_words",
        (
            "Write three sentences that have equally many characters; no word may be used twice in all of them.",
            "Your whole text is to be three sentences of the same length in characters, and all of their words differ.",
            "Give exactly three sentences, each as long as the others to the character, without using any word again.",
            "Three sentences are wanted: the count of characters is the same in each, and every word occurs only once.",
            "Limit yourself to three sentences of equal length, counted in characters, where no word comes a second "
            "time.",
        ),
        follow=_equal,
        break_=_not_equal,
        slots=OWN | {"layout", "length", "quote"},
        shares=ANY_WORDS | {"dot"},
        turn=0,
    ),
)
