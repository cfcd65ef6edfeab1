"""length_constraints: how many words, sentences, paragraphs."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.registry import Relation, holds, instruction
from verigym.verifiers.instruct.sentences import count_sentences
from verigym.verifiers.instruct.words import count_words

_DIVIDER = re.compile(r"\s?\*\*\*\s?")
_WORD_END = re.compile(r"[.,?!'\"]")


@instruction("length_constraints:number_words")
def number_words(response: str, num_words: int, relation: Relation) -> bool:
    """So many words."""
    return holds(count_words(response), relation, num_words)


@instruction("length_constraints:number_sentences")
def number_sentences(response: str, num_sentences: int, relation: Relation) -> bool:
    """So many sentences."""
    return holds(count_sentences(response), relation, num_sentences)


@instruction("length_constraints:number_paragraphs")
def number_paragraphs(response: str, num_paragraphs: int) -> bool:
    """Exactly so many paragraphs, parted by ``***``; only the outer ones may be blank."""
    texts = [text.strip() for text in _DIVIDER.split(response)]
    return all(texts[1:-1]) and sum(map(bool, texts)) == num_paragraphs


@instruction("length_constraints:nth_paragraph_first_word")
def nth_paragraph_first_word(response: str, num_paragraphs: int, nth_paragraph: int, first_word: str) -> bool:
    """Exactly so many paragraphs, parted by blank lines; the nth starts with the word."""
    texts = [text.strip() for text in response.split("\n\n")]
    if sum(map(bool, texts)) != num_paragraphs or not 1 <= nth_paragraph <= num_paragraphs:
        return False
    text = texts[nth_paragraph - 1]
    if not text:
        return False
    first = text.split(maxsplit=1)[0].lstrip("'").lstrip('"')
    return _WORD_END.split(first, maxsplit=1)[0].lower() == first_word.lower()
