"""Sentences, split as a reader of English would; close to NLTK's Punkt, which the published checks use."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ABBREVIATIONS = _words(
    """a.m adm ala apr ariz assn ave aug blvd bros calif capt cf cmdr co col colo conn corp cos dec dept dr e.g
    etc feb fig fla fri ft ga gen gov hon i.e ill inc jan jr jul jun kan ky lt ltd maj mass md messrs mich
    minn mr mrs ms mt nev nov oct okla ore p.m ph.d pres prof rep rev sen sept sgt sr st tenn tues u.k u.n u.s va vs
    vt wash wed wis"""
)
_STARTERS = _words(
    """a after all also although an and another as at because but by during each even every finally first for from he
    her here his how however if in instead it its just like many meanwhile more moreover most my no now of on once one
    only other others our over perhaps she since so some still such that the their then there these they this those
    though through to under until we what when where which while who why with without yes yet you your"""
)
_CHUNK = re.compile(r"\S+")
# An end mark in a chunk between blanks counts where the chunk ends, or where one of these marks follows it.
_END = re.compile(r"[.?!](?=[)\";}\]*:@'({\[!?]|\Z)")
_TOKEN_BORDER = re.compile(r"[(\"`{\[:;&#*@)}\],'!?]")
_NUMBER = re.compile(r"-?[.,]?\d[\d,.-]*")
_TRAILING = "\"')]}"


def count_sentences(text: str) -> int:
    """How many sentences a text has; the last one needs full stop.

    As in Punkt the number of a list (``1.``) is a sentence, and so are marks that stand after the last full stop.

    >>> count_sentences("Dr. Low left. Why? Ask J. Doe.")
    3
    """
    chunks = _CHUNK.findall(text)
    following = [*chunks[1:], ""]
    return sum(map(_ends, chunks, following)) + bool(chunks)


def _ends(chunk: str, after: str) -> bool:
    """Whether a sentence ends in this chunk, and another one follows."""
    mark = next((i for i in range(len(chunk) - 1, -1, -1) if _END.match(chunk, i)), None)
    if mark is None:
        return False
    rest = chunk[mark + 1 :]
    if not (rest.lstrip(_TRAILING) or after):
        return False
    if chunk[mark] != ".":
        return True
    return _full_stop_ends(_TOKEN_BORDER.split(chunk[:mark])[-1], rest or after)


def _full_stop_ends(word: str, after: str) -> bool:
    """Whether the full stop behind ``word`` is more than an abbreviation's, an initial's or a number's."""
    opens = after[0].isupper() and after.rstrip(".,;:!?'\"*)").lower() in _STARTERS
    if word.endswith(".") or word.lower() in _ABBREVIATIONS or word.lower().rpartition("-")[2] in _ABBREVIATIONS:
        return opens
    if len(word) == 1 and word.isalpha():
        return opens or not after[0].isalpha()
    if _NUMBER.fullmatch(word):
        return not after[0].islower()
    return True
