"""paragraphs: two of them."""

from __future__ import annotations

from verigym.envs.instruct.draft import Draft
from verigym.envs.instruct.kinds.kind import SENTENCES, Kind

_LAYOUT = frozenset({"layout", "start"})
_STARS = "\n\n***\n\n"
_BLANK = "\n\n"


def _paragraphs(draft: Draft, count: int, divider: str) -> None:
    others = [draft.filler() for _ in range(count - 1)]
    draft.layout = lambda text: divider.join([*others, text])


KINDS = (
    Kind(
        "paragraphs:paragraphs",
        (
            "Write two paragraphs and put the markdown divider of three asterisks between them.",
            "Make it exactly 2 paragraphs parted by three asterisks in a row.",
            "It should be two paragraphs with three asterisks in between.",
            "Split your reply into 2 paragraphs by a line of three asterisks.",
            "There must be two paragraphs; a divider of three asterisks has to stand between the first and the second.",
        ),
        follow=lambda draft: _paragraphs(draft, 2, _STARS),
        break_=lambda draft: _paragraphs(draft, 3, _STARS),
        slots=_LAYOUT,
        shares=SENTENCES | {"star"},
    ),
    Kind(
        "paragraphs:paragraphs2",
        (
            "Write two paragraphs with a blank line between them and no other blank line.",
            "Make it exactly 2 paragraphs parted by two line breaks.",
            "Two line breaks in a row should part the 2 paragraphs of your reply and come nowhere else.",
            "Split your reply by an empty line into 2 paragraphs.",
            "There must be two paragraphs; two line breaks stand between them and nowhere else.",
        ),
        follow=lambda draft: _paragraphs(draft, 2, _BLANK),
        break_=lambda draft: _paragraphs(draft, 3, _BLANK),
        slots=_LAYOUT,
        shares=SENTENCES,
    ),
)
