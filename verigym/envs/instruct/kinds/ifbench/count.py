"""At least, or exactly, so many of something: conjunctions, numbers, names, pronouns, marks."""

from __future__ import annotations

import re
from string import punctuation

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import listed, rng_of
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind

_CONJUNCTIONS = {
    "and": "It is old and strong.",
    "but": "It is small but useful.",
    "or": "It costs little or nothing.",
    "nor": "Nobody slept nor was anyone awake.",
    "so": "It was late so people went home.",
    "yet": "It seems simple yet clever.",
    "for": "People stayed for there was still hope.",
}

_NAMES = listed(
    """Emma Liam Sophia Olivia Noah Lucas Isabella Mason Ethan Charlotte Amelia Harper Daniel Chloe Samuel Matthew Grace
    Abigail Gabriel Nathan Victoria Thomas Andrew Claire Ryan Stella Nora Leo Mia"""
)
_LIST = ", ".join(_NAMES)
_CAME = ("{} came along.", "{} stayed at home.", "People trusted {} at once.", "The letter was from {} alone.")

_PRONOUNS = (
    "They know.",
    "Visitors like it.",
    "The doctor met her.",
    "Friends told him.",
    "We walk home.",
    "Children follow them.",
    "The garden is ours.",
    "She sings.",
    "The house is mine.",
    "Strangers help us.",
)
"""One personal or possessive pronoun each."""
_COUNTED = frozenset(
    listed(
        """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her
        hers herself it its itself they them their theirs themselves"""
    )
)

_MARKS = {
    ".": "This is plain.",
    ",": "First, take a look.",
    "?": "Who knows?",
    "!": "How nice!",
    ";": "Some agree; others wait.",
    ":": "One thing is certain: it works.",
    "?!": "Really?!",
}

_NUMBERED = ("Number {} is on the list.", "About {} people came.", "Room {} is free.", "It took {} days.")


def _conjunctions(draft: Draft, small_n: int) -> None:
    used = {word.strip(punctuation) for word in draft.text().lower().split()}
    unused = [word for word in _CONJUNCTIONS if word not in used]
    missing = max(0, small_n - (len(_CONJUNCTIONS) - len(unused)))
    draft.body += [_CONJUNCTIONS[word] for word in rng_of(draft).sample(unused, missing)]


def _numbers(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    rng = rng_of(draft)
    draft.body += [rng.choice(_NUMBERED).format(rng.randint(2, 999)) for _ in range(N)]


def _other_numbers(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    _numbers(draft, N + rng_of(draft).choice((-1, 1)))


def _names(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    rng = rng_of(draft)
    draft.body += [rng.choice(_CAME).format(name) for name in rng.sample(_NAMES, N)]


def _too_few_names(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    _names(draft, N - 1)


def _pronouns(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    rng = rng_of(draft)
    draft.body += [rng.choice(_PRONOUNS) for _ in range(N)]


def _too_few_pronouns(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    _pronouns(draft, N - 1 - sum(word in _COUNTED for word in re.findall(r"\w+", draft.text().lower())))


def _punctuation(draft: Draft) -> None:
    draft.body += _MARKS.values()


def _all_but_one_mark(draft: Draft) -> None:
    missing = rng_of(draft).choice((";", "?!"))  # marks that nothing else brings in
    draft.body += [text for mark, text in _MARKS.items() if mark != missing]


KINDS = (
    Kind(
        "count:conjunctions",
        (
            "Use at least {small_n} different ones of the seven words and, but, for, nor, or, so, yet to join things.",
            "Of the coordinating conjunctions (for, and, nor, but, or, yet, so) at least {small_n} different must "
            "occur.",
            "Let {small_n} or more different coordinating conjunctions appear, out of and, but, or, nor, for, so and "
            "yet.",
            "Join words or clauses with no fewer than {small_n} different coordinating conjunctions, such as and or "
            "but.",
            "Work in coordinating conjunctions of at least {small_n} kinds; and, but, or, nor, for, so, yet are all "
            "of them.",
        ),
        follow=_conjunctions,
        break_=lambda draft, small_n: _conjunctions(draft, small_n - 1),
        sample=lambda rng, _: {"small_n": rng.randint(3, 6)},
        slots=frozenset({"bulk"}),
        shares=SENTENCES | {"tokens"},
        turn=3,
    ),
    Kind(
        "count:numbers",
        (
            "Write exactly {N} numbers in digits, no more and no fewer.",
            "There must be {N} numbers in figures, exactly so many.",
            "Mention precisely {N} numbers, each written with digits.",
            "The count of numbers written in digits has to be exactly {N}.",
            "Put in numbers (as digits, like 42 or 7) exactly {N} times.",
        ),
        follow=_numbers,
        break_=_other_numbers,
        sample=lambda rng, _: {"N": rng.randint(2, 12)},
        slots=frozenset({"numbers"}),
        shares=SENTENCES | {"bulk"},
    ),
    Kind(
        "count:person_names",
        (
            f"Mention at least {{N}} different people, with first names out of this list: {_LIST}.",
            f"Let at least {{N}} different names from here appear: {_LIST}.",
            f"Name {{N}} or more different persons; choose their first names from {_LIST}.",
            f"Bring in no fewer than {{N}} different people who are called one of these: {_LIST}.",
            f"It takes at least {{N}} different first names; the ones that count are {_LIST}.",
        ),
        follow=_names,
        break_=_too_few_names,
        sample=lambda rng, _: {"N": rng.randint(2, 15)},
        shares=SENTENCES | {"case", "form", "bulk"},
    ),
    Kind(
        "count:pronouns",
        (
            "Use at least {N} personal, possessive or reflexive pronouns (she, ours, himself ...); repeated ones "
            "count again.",
            "There must be {N} or more pronouns such as I, him, its or themselves, each use counted.",
            "Write no fewer than {N} pronouns in all: personal (we, them), possessive (my, yours) or reflexive "
            "(itself).",
            "Pronouns like he, it, us, your, mine or herself must occur {N} times or more in total.",
            "Let the number of personal pronouns, in any form, reach {N} at least; the same one may be used again and "
            "again.",
        ),
        follow=_pronouns,
        break_=_too_few_pronouns,
        sample=lambda rng, _: {"N": rng.randint(25, 40)},
        slots=frozenset({"length", "bulk"}),
        shares=SENTENCES | {"form"},
        turn=3,
    ),
    Kind(
        "count:punctuation",
        (
            "Use each of these marks at least once: full stop, comma, question mark, exclamation mark, semicolon, "
            "colon "
            "and the interrobang ?! as well.",
            "Every one of . , ? ! ; : has to occur, and somewhere the pair ?! too.",
            "Leave no common mark out: period, comma, colon, semicolon, question mark, exclamation mark, and also ?! "
            "once.",
            "The marks . and , and ; and : and ? and ! must all be there, as well as a question mark directly "
            "followed by an "
            "exclamation mark.",
            "Show the whole set of sentence marks, which means . , ; : ! ? each at least once and an interrobang (?!) "
            "too.",
        ),
        follow=_punctuation,
        break_=_all_but_one_mark,
        shares=SENTENCES | {"comma", "dot", "exclamation", "form", "tokens"},
    ),
)
