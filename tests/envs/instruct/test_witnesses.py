"""Each type by itself: its witness is right in both profiles, its narrow violation wrong, its wordings say it all.

IFBench's counts, ratios, sentences and words are in a file of their own.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from functools import cache
from random import Random

import pytest

from verigym.envs.instruct import words
from verigym.envs.instruct.compose import but_for, followed
from verigym.envs.instruct.kinds import KINDS, SETS, Kind, Kwargs
from verigym.envs.source import seeded
from verigym.types import Task
from verigym.verifiers.instruct import InstructVerifier
from verigym.verifiers.instruct.registry import find, instructions

SAMPLES = 200
INTENDED, PUBLISHED = InstructVerifier(profile="intended"), InstructVerifier(profile="published")
ELSEWHERE = ("count:", "ratio:", "sentence:", "words:")
HERE = [id for id in KINDS if id not in SETS["ifbench"] or not id.startswith(ELSEWHERE)]

CONTRADICTED = {
    "count:counting_composition": "the full stop counts as a word, and * * * does not part paragraphs",
    "custom:european_capitals_sort": "Kyiv is not among the capitals",
    "repeat:repeat_span": "the indices are those of words, and the last one is left out",
}
"""Types whose published check refuses what the instruction says, so that no response is right in both profiles."""


def drawn(kind: Kind, seed: int) -> tuple[str, str, Kwargs]:
    """A topic, a request and arguments."""
    rng = seeded(kind.id, seed)
    about = words.topic(rng)
    request = rng.choice(kind.requests).format(topic=about) if kind.requests else words.request(rng, about)
    return about, request, kind.sample(rng, request)


def follows(verifier: InstructVerifier, id: str, kwargs: Kwargs, response: str) -> bool:
    return judged(verifier, id, json.dumps(kwargs), response)


@cache  # some types have one witness for all topics
def judged(verifier: InstructVerifier, id: str, kwargs: str, response: str) -> bool:
    answer = {"instruction_id_list": [id], "kwargs": [json.loads(kwargs)]}
    verdict = verifier.verify(Task("t", "instruct", "", answer), response)
    assert verdict.score is not None, verdict.detail
    return verdict.passed


def test_every_published_type_can_be_asked_for() -> None:
    assert set(KINDS) == set(instructions())
    assert {name: len(kinds) for name, kinds in SETS.items()} == {"ifeval": 25, "ifbench": 58, "iftrain": 29}


@pytest.mark.parametrize("id", HERE)
def test_witness_is_right_and_narrow_violation_wrong(id: str) -> None:
    one_check_for_both = len(set(find(id).checks.values())) == 1
    for seed in range(SAMPLES):
        about, _, kwargs = drawn(KINDS[id], seed)
        right, wrong = followed(about, [(id, kwargs)], bare=False), but_for(about, [(id, kwargs)], 0)
        assert follows(INTENDED, id, kwargs, right), (kwargs, right)
        assert not follows(INTENDED, id, kwargs, wrong), (kwargs, wrong)
        if one_check_for_both:
            continue
        assert follows(PUBLISHED, id, kwargs, right) is (id not in CONTRADICTED), (kwargs, right)


@pytest.mark.parametrize("id", sorted(set(HERE) - {"language:response_language"}))
def test_violation_is_almost_the_witness(id: str) -> None:
    for seed in range(20):
        about, _, kwargs = drawn(KINDS[id], seed)
        right, wrong = followed(about, [(id, kwargs)], bare=False), but_for(about, [(id, kwargs)], 0)
        same = sum(block.size for block in SequenceMatcher(None, right, wrong, autojunk=False).get_matching_blocks())
        assert max(len(right), len(wrong)) - same <= 160, (right, wrong)


@pytest.mark.parametrize("id", sorted(KINDS))
def test_at_least_five_wordings_and_each_says_every_argument(id: str) -> None:
    kind = KINDS[id]
    assert len(set(kind.wordings)) >= 5
    for seed in range(5):
        _, request, kwargs = drawn(kind, seed)
        for wording in kind.wordings:
            said = f"{request} {Kind(id, (wording,), kind.follow).ask(Random(0), kwargs)}"
            for value in kwargs.values():
                parts = value if isinstance(value, list) else [value]
                assert all(str(part) in said for part in parts) or f"{{{'language'}}}" in wording, (said, value)


def test_no_wording_is_used_for_two_types() -> None:
    wordings = [wording for kind in KINDS.values() for wording in kind.wordings]
    assert len(set(wordings)) == len(wordings)
