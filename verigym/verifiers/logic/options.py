"""The options that a question lists, and which of them an answer names. All functions take linear time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verigym.verifiers.logic.counts import number

_LABELLED = re.compile(r"^[ \t]*(?:\(([A-Z])\)|([A-Z])[.):])[ \t]+(\S.*)$", re.MULTILINE)
_INLINE = re.compile(r"(?:^|(?<=\s))\(([A-Z])\)[ \t]+")
_HEADING = re.compile(r"^[ \t]*(?:answer )?(?:options|choices)[ \t]*:?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*[-*•][ \t]+(\S.*)")

_LABEL = re.compile(r"[\[({]? ?([a-z]) ?[\])}]?[.:,]?", re.IGNORECASE)
_LABEL_FIRST = re.compile(r"(?:[\[(]([a-z])[\])][.:,]?|([a-z])[.):,])\s*(?:[-–—:=] )?(\S.*)", re.IGNORECASE | re.DOTALL)
_LABEL_BESIDE = re.compile(r"([a-z]) (?:[-–—:=] )?(\S.*)", re.IGNORECASE | re.DOTALL)
"""A label that only the option's text behind it tells from an article."""
_LEAD = re.compile(
    r"(?:(?:so|thus|hence|therefore),? )?(?:(?:the|my) )?(?:(?:final|correct|right|best) )?(?:answer|option|choice)\b"
    r"(?: is)?(?: ?[:=])? ?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the) ")
_WRAPPED = re.compile(r"\\(?:text|mathrm|textbf|mathbf)\{(.*)\}", re.DOTALL)
_QUOTES = "\"'`*_$“”‘’«» "


@dataclass(frozen=True)
class Options:
    """What a question offers.

    Attributes:
        texts: Label to the option's text; where options have no labels, their numbers in brackets.
        labelled: Whether the labels, here in lower case, stand in the question.
    """

    texts: Mapping[str, str]
    labelled: bool

    def named(self, answer: str) -> str | None:
        """The label of the only option that an answer names, by label, text or both; ``None`` if there is none."""
        return self._named(tidy(answer)) or self._named(without_lead(tidy(answer)))

    def _named(self, answer: str) -> str | None:
        if self.labelled and (label := label_of(answer)) in self.texts:
            return label
        found = self._by_text(answer)
        if found is not None or not self.labelled:
            return found
        label, said = label_and_text(answer)
        if label is None and (beside := _LABEL_BESIDE.fullmatch(answer)):
            label, said = beside.group(1).lower(), beside.group(2)
        return label if label in self.texts and self._by_text(said) == label else None

    def _by_text(self, answer: str) -> str | None:
        """By the strictest comparison that finds any: an option may differ from another in case or a full stop."""
        for written in (tidy, folded, bare, _counted):
            given = written(answer)
            found = [label for label, text in self.texts.items() if given and written(text) == given]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def options_of(prompt: str) -> Options | None:
    """The options that a question lists last: lettered ones, or items below a line such as "Options:"."""
    lines = _last_run([(one or other, text) for one, other, text in _LABELLED.findall(prompt)])
    if lines is None:
        pieces = _INLINE.split(prompt)  # text, label, text, label, text
        texts = (text.split("\n", 1)[0] for text in pieces[2::2])
        lines = _last_run(list(zip(pieces[1::2], texts, strict=True)))
    if lines is not None:
        return Options({label.lower(): text for label, text in lines}, labelled=True)
    items = _items(prompt)
    return Options({f"({place})": text for place, text in enumerate(items)}, labelled=False) if len(items) > 1 else None


def _last_run(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """The last lines whose labels go A, B, C and so on."""
    run: list[tuple[str, str]] = []
    last: list[tuple[str, str]] | None = None
    for label, text in lines:
        if label == "A":
            run = []
        if ord(label) == ord("A") + len(run):
            run.append((label, text))
            last = run if len(run) > 1 else last
    return last


def _items(prompt: str) -> list[str]:
    end = None
    for heading in _HEADING.finditer(prompt):
        end = heading.end()
    items: list[str] = []
    for line in [] if end is None else prompt[end:].lstrip("\n").split("\n"):
        item = _ITEM.fullmatch(line)
        if item is None:
            break
        items.append(item.group(1))
    return items


def tidy(text: str) -> str:
    """The text with single spaces, compatibility characters as plain ones, and without quotes or markup around it."""
    text = " ".join(unicodedata.normalize("NFKC", text).split()).strip(_QUOTES)
    wrapped = _WRAPPED.fullmatch(text)
    return wrapped.group(1).strip() if wrapped else text


def folded(text: str) -> str:
    """As :func:`tidy`, whatever the case."""
    return tidy(text).casefold()


def bare(text: str) -> str:
    """As :func:`folded`, without a full stop and an article."""
    return _ARTICLE.sub("", folded(text).rstrip(".").strip(_QUOTES), count=1)


def _counted(text: str) -> str:
    """As :func:`bare`, numbers in their normal form."""
    text = bare(text)
    return number(text) or text


def without_lead(text: str) -> str:
    """The text after words such as "the answer is"; as it is where nothing follows them."""
    lead = _LEAD.match(text)
    return tidy(text[lead.end() :]) or text if lead else text


def label_of(text: str) -> str | None:
    """The letter, in lower case, of a text that is a label alone, such as ``(B)``, ``b)`` or ``B.``."""
    label = _LABEL.fullmatch(text)
    return label.group(1).lower() if label else None


def label_and_text(text: str) -> tuple[str | None, str]:
    """The label and the text of an answer that gives both, in either order."""
    first = _LABEL_FIRST.fullmatch(text)
    if first:
        return (first.group(1) or first.group(2)).lower(), first.group(3)
    before, said = text[-3:], text[:-3].rstrip(" ,")
    return (before[1].lower(), said) if said and before[0] + before[-1] == "()" and label_of(before) else (None, text)
