"""Up to five instructions in one task: witnesses follow them all, violations break the one that they are to break."""

from __future__ import annotations

from collections import Counter

import pytest

from verigym.envs.instruct import words
from verigym.envs.instruct.compose import Asked, arguments, but_for, choose, compatible, followed, words_of
from verigym.envs.instruct.families import TRAINED, UNSEEN
from verigym.envs.instruct.kinds import KINDS
from verigym.envs.source import seeded
from verigym.types import Task
from verigym.verifiers.instruct import InstructVerifier

CHUNKS, CHUNK = 20, 500
"""10,000 compositions."""
POOLS = (list(KINDS), list(TRAINED))
VERIFIER = InstructVerifier(profile="intended")


def composed(seed: int) -> tuple[str, Asked]:
    """A topic and up to five instructions, from all types or from those that are trained."""
    rng = seeded("composed", seed)
    pool = [KINDS[id] for id in POOLS[seed % len(POOLS)]]
    about = words.topic(rng)
    kinds = choose(rng, pool[seed // 2 % len(pool)], rng.randint(2, 5), pool)
    return about, arguments(rng, kinds, words.request(rng, about))


def failed(asked: Asked, response: str) -> list[str]:
    answer = {"instruction_id_list": [id for id, _ in asked], "kwargs": [kwargs for _, kwargs in asked]}
    verdict = VERIFIER.verify(Task("t", "instruct", "", answer), response)
    assert verdict.score is not None, verdict.detail
    return [part.name for part in verdict.parts if part.score != 1]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_composed_witness_is_right_and_violation_breaks_what_it_is_to_break(chunk: int) -> None:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        about, asked = composed(seed)
        right = followed(about, asked, bare=False)
        assert not failed(asked, right), (asked, right)
        fails = seed % len(asked)
        wrong = but_for(about, asked, fails)
        assert failed([asked[fails]], wrong), (asked[fails], wrong)


def test_compositions_use_every_type_and_reach_five_instructions() -> None:
    asked = [composed(seed)[1] for seed in range(1000)]
    assert {id for one in asked for id, _ in one} == set(KINDS)
    sizes = Counter(map(len, asked))
    assert set(sizes) == {1, 2, 3, 4, 5}
    assert sizes[1] < 250
    for one in asked:
        named = [word for _, kwargs in one for word in words_of(kwargs)]
        assert len(named) == len(set(named))


def test_compatibility_is_mutual_and_never_with_oneself() -> None:
    for one in KINDS.values():
        assert not compatible(one, one)
        for other in KINDS.values():
            assert compatible(one, other) == compatible(other, one)


def test_nothing_goes_with_a_copy_of_the_request() -> None:
    assert not any(compatible(KINDS["copy:copy"], other) for other in KINDS.values())


def test_types_that_wear_the_same_thing_do_not_meet() -> None:
    for one, other in (
        ("change_case:english_capital", "change_case:english_lowercase"),
        ("punctuation:no_comma", "count:punctuation"),
        ("startend:end_checker", "last_word:last_word_answer"),
        ("paragraphs:paragraphs", "length_constraints:number_paragraphs"),
        ("combination:repeat_prompt", "keywords:exclude_word_harder"),
        ("count:count_unique", "keywords:frequency"),
        ("format:newline", "format:line_indent"),
        ("language:response_language", "keywords:existence"),
    ):
        assert not compatible(KINDS[one], KINDS[other]), (one, other)


def test_each_trained_type_that_is_not_alone_goes_with_several_others() -> None:
    for id in TRAINED:
        if not KINDS[id].alone:
            assert sum(compatible(KINDS[id], KINDS[other]) for other in TRAINED) >= 5, id


def test_unseen_types_are_those_of_ifbench() -> None:
    assert len(UNSEEN) == 58
    assert not UNSEEN & set(TRAINED)
