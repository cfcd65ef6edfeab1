"""IFBench's 58 types, held out of training mixes."""

from __future__ import annotations

from verigym.envs.instruct.kinds.ifbench import (
    alone,
    count,
    count_words,
    custom,
    format,
    letters,
    ratio,
    ratio_share,
    sentence,
    style,
    tables,
    words,
    words_places,
)
from verigym.envs.instruct.kinds.kind import Kind

_WORDS = (count, count_words, ratio, ratio_share, sentence, letters, words, words_places)
_FORMS = (custom, tables, format, style, alone)

KINDS: tuple[Kind, ...] = tuple(kind for module in (*_WORDS, *_FORMS) for kind in module.KINDS)
