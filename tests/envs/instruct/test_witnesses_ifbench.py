"""IFBench's counts, ratios, sentences and words: witnesses are right in both profiles, narrow violations wrong."""

from __future__ import annotations

import re

import pytest

from verigym.envs.instruct import words
from verigym.envs.instruct.compose import but_for, followed
from verigym.envs.instruct.kinds import SETS, Kwargs
from verigym.envs.instruct.kinds.ifbench import plain, shapes
from verigym.envs.source import seeded
from verigym.types import Task
from verigym.verifiers.instruct import InstructVerifier

KINDS = {id: kind for id, kind in SETS["ifbench"].items() if id.startswith(("count:", "ratio:", "sentence:", "words:"))}
INTENDED, PUBLISHED = InstructVerifier(profile="intended"), InstructVerifier(profile="published")


def drawn(id: str, seed: int) -> tuple[Kwargs, str, str]:
    """Arguments, the response that follows and the one that does not."""
    rng = seeded(id, seed)
    topic = words.topic(rng)
    kwargs = KINDS[id].sample(rng, words.request(rng, topic))
    return kwargs, followed(topic, [(id, kwargs)], bare=False), but_for(topic, [(id, kwargs)], 0)


def follows(verifier: InstructVerifier, id: str, kwargs: Kwargs, response: str) -> bool:
    verdict = verifier.verify(Task("t", "instruct", "", {"instruction_id_list": [id], "kwargs": [kwargs]}), response)
    assert verdict.score is not None, verdict.detail
    return verdict.passed


def test_all_types_of_these_families_can_be_asked_for() -> None:
    assert len(KINDS) == 30


@pytest.mark.parametrize("id", sorted(KINDS))
def test_witness_is_right_and_narrow_violation_wrong(id: str) -> None:
    for seed in range(200):
        kwargs, right, wrong = drawn(id, seed)
        assert follows(INTENDED, id, kwargs, right), (kwargs, right)
        assert follows(PUBLISHED, id, kwargs, right), (kwargs, right)
        assert not follows(INTENDED, id, kwargs, wrong), (kwargs, wrong)


@pytest.mark.parametrize("id", sorted(KINDS))
def test_violation_has_a_few_words_more_or_less_than_the_witness_at_most(id: str) -> None:
    for seed in range(50):
        kwargs, right, wrong = drawn(id, seed)
        assert abs(len(right.split()) - len(wrong.split())) <= 16, (kwargs, right, wrong)


@pytest.mark.parametrize("id", sorted(KINDS))
def test_responses_differ_from_topic_to_topic(id: str) -> None:
    assert len({drawn(id, seed)[1] for seed in range(50)}) >= 15


@pytest.mark.parametrize("words", range(3, 60))
def test_clause_has_as_many_words_as_asked_for(words: int) -> None:
    assert len(plain.clause(words).split()) == words


def test_own_sentences_hold_no_keyword_rare_letter_comma_or_digit() -> None:
    shaped = [value for name, value in vars(shapes).items() if name.isupper() and name not in ("ALPHABET", "VOWELS")]
    texts = [*plain.PLAIN, *plain.CONTENT, plain.clause(60), *sum(shaped, ()), *sum(shapes.VOWELS, ())]
    assert len(texts) > 100
    for text in texts:
        assert not [word for word in words.KEYWORDS if word in text.lower()], text
        assert not re.search(r"[jqxz,\d]", text.lower()), text


def test_plain_sentences_hold_no_palindrome_and_no_noun_of_a_topic() -> None:
    for text in (*plain.PLAIN, plain.clause(60)):
        said = re.findall(r"\w+", text.lower())
        assert not [word for word in said if len(word) > 1 and word == word[::-1]], text
        assert not words.nouns(" ".join(said)), text


def test_content_sentences_share_no_word() -> None:
    said = " ".join(plain.CONTENT).lower().split()
    assert len(said) == len(set(said)) == 35
