"""Forms that every word of a text is put into."""

from __future__ import annotations

import re
from collections.abc import Callable

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES

TOKENS = frozenset({"tokens", "form", "pieces", "layout", "start", "end", "quote", "brackets"})
"""What such a form owns."""

MARKS = SENTENCES | {"comma", "dot", "exclamation"}
"""What it shares: whatever says something of marks would be met by taking them away."""

_WORD = re.compile(r"[^\W_]+")


def each_word(form: Callable[[list[str]], str]) -> Callable[[Draft], None]:
    """Writes all words of a draft, without their marks, in a form."""

    def act(draft: Draft) -> None:
        draft.pad(1)
        draft.layout = lambda text: form(_WORD.findall(text))

    return act
