"""length_constraints: how many words, sentences, paragraphs."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare_words, says_something
from verigym.verifiers.instruct.registry import Positive, Relation, holds, instruction, published
from verigym.verifiers.instruct.sentences import count_sentences, worded_sentences
from verigym.verifiers.instruct.words import count_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIVIDER = re.compile(r"\s?\*\*\*\s?")
_WORD_END = re.compile(r"[.,?!'\"]")


@instruction("length_constraints:number_words")
def number_words(response: str, num_words: int, relation: Relation) -> bool:
    """So many words; a contraction is one, and neither hyphen nor underscore makes two words one."""
    return holds(sum(1 for _ in _WORD.finditer(response)), relation, num_words)


@published("length_constraints:number_words")
def number_words_published(response: str, num_words: int, relation: Relation) -> bool:
    """``don't`` is two words, ``so_on`` one."""
    return holds(count_words(response), relation, num_words)


@instruction("length_constraints:number_sentences")
def number_sentences(response: str, num_sentences: int, relation: Relation) -> bool:
    """So many sentences; the number of a list is none, nor are marks alone."""
    return holds(len(worded_sentences(response)), relation, num_sentences)


@published("length_constraints:number_sentences")
def number_sentences_published(response: str, num_sentences: int, relation: Relation) -> bool:
    """``1.`` is a sentence, and so are marks behind one."""
    return holds(count_sentences(response), relation, num_sentences)


@instruction("length_constraints:number_paragraphs")
def number_paragraphs(response: str, num_paragraphs: int) -> bool:
    """Exactly so many paragraphs that say something, parted by ``***``; only the outer ones may be blank."""
    texts = _DIVIDER.split(response)
    inner = all(map(says_something, texts[1:-1]))
    return inner and sum(map(says_something, texts)) == num_paragraphs


@published("length_constraints:number_paragraphs")
def number_paragraphs_published(response: str, num_paragraphs: int) -> bool:
    """Marks alone are a paragraph."""
    texts = [text.strip() for text in _DIVIDER.split(response)]
    return all(texts[1:-1]) and sum(map(bool, texts)) == num_paragraphs


@instruction("length_constraints:nth_paragraph_first_word")
def nth_paragraph_first_word(response: str, num_paragraphs: int, nth_paragraph: Positive, first_word: str) -> bool:
    """Exactly so many paragraphs, parted by blank lines; the nth starts with the word, whatever marks are beside it."""
    texts = [words for words in map(bare_words, response.split("\n\n")) if words]
    if len(texts) != num_paragraphs or nth_paragraph > num_paragraphs:
        return False
    first = re.split(r"['’]", texts[nth_paragraph - 1][0], maxsplit=1)[0]
    return first_word.strip().casefold() in (first, texts[nth_paragraph - 1][0])


@published("length_constraints:nth_paragraph_first_word")
def nth_paragraph_first_word_published(
    response: str, num_paragraphs: int, nth_paragraph: Positive, first_word: str
) -> bool:
    """Of more line breaks than two each further pair is a place in the row, though no paragraph."""
    texts = [text.strip() for text in response.split("\n\n")]
    if sum(map(bool, texts)) != num_paragraphs or nth_paragraph > num_paragraphs:
        return False
    text = texts[nth_paragraph - 1]
    if not text:
        return False
    first = text.split(maxsplit=1)[0].lstrip("'").lstrip('"')
    return _WORD_END.split(first, maxsplit=1)[0].lower() == first_word.lower()
