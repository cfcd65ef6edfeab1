"""How many words there are, how many different ones, how often some occur, and each Nth in Japanese."""

from __future__ import annotations

import re
from random import Random

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.ifbench.plain import ANY_WORDS, OWN, clause, listed, plain, rng_of
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind, Kwargs
from verigym.envs.instruct.words import keywords

_TIMES = (1, 2, 3, 5, 7)
_JAPANESE = listed("ことば みずうみ さくら とり ゆき ねこ 山道 花火 空 友だち 電車 ひかり 朝ごはん ともだち")


def _each_as_often(draft: Draft, *times: int, **keywords: str) -> None:
    for word, count in zip(keywords.values(), times, strict=True):
        for _ in range(count):
            draft.say(word)


def _keywords(draft: Draft, **keywords: str) -> None:
    _each_as_often(draft, *_TIMES, **keywords)


def _not_keywords(draft: Draft, **keywords: str) -> None:
    times = list(_TIMES)
    times[rng_of(draft).randrange(1, len(times))] -= 1
    _each_as_often(draft, *times, **keywords)


def _unique(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    used = _different(draft.text())
    for sentence in plain(draft):
        if len(used) >= N:
            return
        used |= _different(sentence)
        draft.body.append(sentence)


def _not_unique(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    _unique(draft, N)
    words = draft.body.pop().rstrip(".").split()
    used = _different(draft.text())
    while words and len(used | _different(" ".join(words))) >= N:
        words.pop()
    if words:
        draft.body.append(" ".join(words) + ".")


def _different(text: str) -> set[str]:
    return set(re.sub(r"[^\w\s]", "", text.lower()).split())


def _length(draft: Draft, min_words: int, max_words: int) -> None:
    _fill(draft, max_words)


def _not_length(draft: Draft, min_words: int, max_words: int) -> None:
    _fill(draft, rng_of(draft).choice((min_words - 1, max_words + 1)))


def _fill(draft: Draft, words: int) -> None:
    missing = words - len(re.findall(r"\w+", draft.text()))
    for sentence in plain(draft):
        length = len(sentence.split())
        if missing < length + 3:  # what is left over has to make a sentence
            break
        draft.body.append(sentence)
        missing -= length
    if missing >= 3:
        draft.body.append(clause(missing))


def _japanese(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    draft.body = [" ".join(_mixed(draft, N)) + "."]


def _not_japanese(draft: Draft, N: int) -> None:  # noqa: N803  the published name
    words = _mixed(draft, N)
    words[rng_of(draft).randrange(1, 4) * N - 1] = "again"
    draft.body = [" ".join(words) + "."]


def _mixed(draft: Draft, every: int) -> list[str]:
    """English words and a Japanese one in each place that can be divided."""
    rng = rng_of(draft)
    words = clause(every * rng.randint(3, 5) + 1).rstrip(".").split()
    for place in range(every - 1, len(words), every):
        words[place] = rng.choice(_JAPANESE)
    return words


def _sample_range(rng: Random, _: str) -> Kwargs:
    least = rng.randint(100, 240)
    return {"min_words": least, "max_words": least + rng.randint(2, 12)}


KINDS = (
    Kind(
        "count:keywords_multiple",
        (
            "Use the word {keyword1} once, {keyword2} twice, {keyword3} three times, {keyword4} five times and "
            "{keyword5} "
            "seven times, exactly so often.",
            "Exactly one {keyword1}, two of {keyword2}, three of {keyword3}, five of {keyword4} and seven of "
            "{keyword5}: so "
            "often each of these words must occur.",
            "These words have to be counted out, no more and no fewer: {keyword1} 1 time, {keyword2} 2 times, "
            "{keyword3} 3 "
            "times, {keyword4} 5 times, {keyword5} 7 times.",
            "Say {keyword1} a single time; say {keyword2} exactly two times, {keyword3} exactly three, {keyword4} "
            "exactly "
            "five and {keyword5} exactly seven times.",
            "Five words are to occur exactly 1, 2, 3, 5 and 7 times; in this order they are {keyword1}, {keyword2}, "
            "{keyword3}, {keyword4} and {keyword5}.",
        ),
        follow=_keywords,
        break_=_not_keywords,
        sample=lambda rng, _: {f"keyword{i}": word for i, word in enumerate(keywords(rng, 5), 1)},
        shares=SENTENCES | {"bulk"},
    ),
    Kind(
        "count:unique_word_count",
        (
            "Use at least {N} different words; a word counts once, however often it comes.",
            "The vocabulary of your text must be {N} words or more, each of them counted a single time.",
            "Let {N} or more distinct words occur, upper and lower case being the same.",
            "There have to be no fewer than {N} words that differ from each other.",
            "Count each word only once: you need {N} of them at least.",
        ),
        follow=_unique,
        break_=_not_unique,
        sample=lambda rng, _: {"N": 5 * rng.randint(12, 36)},
        slots=frozenset({"length", "bulk"}),
        shares=SENTENCES | {"form", "tokens"},
        turn=3,
    ),
    Kind(
        "count:word_count_range",
        (
            "Write no fewer than {min_words} and no more than {max_words} words in all.",
            "The number of words has to lie between {min_words} and {max_words}, both allowed.",
            "Keep the whole of it at {min_words} to {max_words} words.",
            "Your text needs {min_words} words at the least and may have {max_words} at the most.",
            "All words counted, there must be from {min_words} up to {max_words} of them.",
        ),
        follow=_length,
        break_=_not_length,
        sample=_sample_range,
        slots=frozenset({"length", "bulk"}),
        shares=SENTENCES | {"form"},
        turn=3,
    ),
    Kind(
        "count:words_japanese",
        (
            "Count the words between blanks: every one whose number is a multiple of {N} must be Japanese, in kana or "
            "kanji.",
            "The words at the positions {N}, 2 x {N}, 3 x {N} and so on have to be Japanese (kana or kanji), with "
            "blanks around each.",
            "Write English, but whenever the count of words reaches a multiple of {N}, that word must be in Japanese "
            "script; blanks part all words.",
            "Of every {N} words the last one is to be a Japanese word in Japanese characters; put a blank between any "
            "two words.",
            "Each time {N} minus 1 words have gone by, the next one must be Japanese, written in kana or kanji "
            "between blanks.",
        ),
        follow=_japanese,
        break_=_not_japanese,
        sample=lambda rng, _: {"N": rng.randint(2, 7)},
        slots=OWN,
        shares=ANY_WORDS,
        turn=0,
    ),
)
