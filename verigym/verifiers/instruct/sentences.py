"""Sentences, split as a reader of English would; close to NLTK's Punkt, which the published checks use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from verigym.verifiers.instruct.words import listed

_ABBREVIATIONS = listed(
    """a.m adm ala apr ariz assn ave aug blvd bros calif capt cf cmdr co col colo conn corp cos dec dept dr e.g
    etc feb fig fla fri ft ga gen gov hon i.e ill inc jan jr jul jun kan ky lt ltd maj mass md messrs mich
    minn mr mrs ms mt nev nov oct okla ore p.m ph.d pres prof rep rev sen sept sgt sr st tenn tues u.k u.n u.s va vs
    vt wash wed wis"""
)
_STARTERS = listed(
    """a after all also although an and another as at because but by during each even every finally first for from he
    her here his how however if in instead it its just like many meanwhile more moreover most my no now of on once one
    only other others our over perhaps she since so some still such that the their then there these they this those
    though through to under until we what when where which while who why with without yes yet you your"""
)
_INITIALS = frozenset("cdefghklmnprstvw")
"""Letters that stand for names, units and quantities; behind another one, as in ``plan A.``, a sentence may end."""
_CHUNK = re.compile(r"\S+")
# An end mark in a chunk between blanks counts where the chunk ends, or where one of these marks follows it.
_END = re.compile(r"[.?!](?=[)\";}\]*:@'({\[!?]|\Z)")
# An apostrophe belongs to what follows it, so that no ``s`` or ``t`` is taken for an initial.
_TOKEN_BORDER = re.compile(r"[(\"`{\[:;&#*@)}\],!?]|(?=')")
_NUMBER = re.compile(r"-?[.,]?\d[\d,.-]*")
_MARKS = ".?!"
_TRAILING = "\"')]}"


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the blanks around them; the last one needs no full stop.

    As in Punkt the number of a list (``1.``) is a sentence, and so are marks that stand after the last full stop.

    >>> sentences("Dr. Low left. Why? Ask J. Doe")
    ['Dr. Low left.', 'Why?', 'Ask J. Doe']
    """
    found, begin = [], 0
    for end in _ends(text):
        found.append(text[begin:end].strip())
        begin = end
    return found


def worded_sentences(text: str) -> list[str]:
    """The sentences that have letters: no lone marks, and no numbers of a list.

    >>> worded_sentences("1. Tea. 2. Fog. !")
    ['Tea.', 'Fog.']
    """
    return [sentence for sentence in sentences(text) if any(map(str.isalpha, sentence))]


def count_sentences(text: str) -> int:
    """How many sentences a text has."""
    return sum(1 for _ in _ends(text))


def _ends(text: str) -> Iterator[int]:
    """Where each sentence ends."""
    chunks = [(chunk[0], chunk.end()) for chunk in _CHUNK.finditer(text)]
    end = 0
    for (chunk, here), (after, there) in pairwise([*chunks, ("", len(text))]):
        if behind := _end(chunk, after):
            # Closing marks that stand alone belong to what they close.
            alone = chunk[-1] in _MARKS and not after.strip(_TRAILING)
            end = there if alone else here - len(chunk) + behind
            yield end
    if chunks and end < chunks[-1][1]:
        yield len(text)


def _end(chunk: str, after: str) -> int:
    """Where in this chunk a sentence ends that another one follows; 0 if none does."""
    mark = None
    for mark in _END.finditer(chunk):  # noqa: B007  the last one is wanted
        pass
    if mark is None:
        return 0
    rest = chunk[mark.end() :]
    closed = not rest.lstrip(_TRAILING)
    if closed and not after:
        return 0
    if mark[0] == "." and not _full_stop_ends(_TOKEN_BORDER.split(chunk[: mark.start()])[-1], rest or after):
        return 0
    return len(chunk) if closed else mark.end()


def _full_stop_ends(word: str, after: str) -> bool:
    """Whether the full stop behind ``word`` is more than an abbreviation's, an initial's or a number's."""
    opens = after[0].isupper() and after.rstrip(".,;:!?'\"*)").lower() in _STARTERS
    if word.endswith(".") or word.lower() in _ABBREVIATIONS or word.lower().rpartition("-")[2] in _ABBREVIATIONS:
        return opens
    if len(word) == 1 and word.isalpha():
        return word.lower() not in _INITIALS and (opens or not after[0].isalpha())
    if _NUMBER.fullmatch(word):
        return not after[0].islower()
    return True
