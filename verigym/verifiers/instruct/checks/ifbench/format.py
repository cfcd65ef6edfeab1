"""format: how words are written, and what the answer may be made of."""

from __future__ import annotations

import re

from verigym.verifiers.instruct.marks import bare, bare_words
from verigym.verifiers.instruct.registry import instruction, published
from verigym.verifiers.instruct.tokens import tokens
from verigym.verifiers.instruct.words import listed, trimmed, unpunctuated

_LETTERS = re.compile(r"\W*[aA]\W*[bB]\W*[cC]\W*")
_OR = re.compile(r"/|,|\bor\b")
_SLASH = re.compile("/")
_BULLET = re.compile(r"(?:[-*+•]|\d+[.)])\s")
_LABELS = ("My Answer:", "My Conclusion:", "Future Outlook:")
_PLACEHOLDERS = {"answer", "conclusion", "outlook"}
_MINOR = listed(
    "a an the and but or nor for so yet as at by in of off on per to up via from into onto over with than if vs"
)


@instruction("format:newline")
def newline(response: str) -> bool:
    """Two words or more, each on a line of its own."""
    counts = [len(bare_words(line)) for line in response.split("\n")]
    return max(counts) == 1 and sum(counts) > 1


@published("format:newline")
def newline_published(response: str) -> bool:
    """As many lines as words; a line of blanks makes up for one of two words."""
    text = unpunctuated(response).strip()
    return sum(map(bool, text.split("\n"))) == len(text.split())


@instruction("format:no_whitespace")
def no_whitespace(response: str) -> bool:
    """No blank, no line break, nothing of the kind."""
    return not any(map(str.isspace, response))


@instruction("format:list")
def list_(response: str, sep: str) -> bool:
    """Two different items or more on lines that start with the mark, and no bullets of another kind."""
    mark = sep.strip()
    lines = [line.strip() for line in response.split("\n")]
    items = {bare(line.removeprefix(mark)) for line in lines if line.startswith(mark)} - {""}
    others = any(_BULLET.match(line) and not line.startswith(mark) for line in lines)
    return len(items) > 1 and not others


@published("format:list")
def list_published(response: str, sep: str) -> bool:
    """The mark twice, anywhere."""
    return response.count(sep) >= 2


@instruction("format:options")
def options(response: str, options: str) -> bool:
    """One of the options and nothing else; letters with the marks they were given with."""
    given = [option.strip() for option in (_SLASH if "/" in options else _OR).split(options)]
    if _LETTERS.match(options):
        return response.strip() in filter(None, given)
    return _plain(response) in filter(None, map(_plain, given))


@published("format:options")
def options_published(response: str, options: str) -> bool:
    """Options are parted by slash, else by the letters ``or``, else by comma; one that is only marks is blank."""
    between = next((mark for mark in ("/", "or") if mark in options), ",")
    given = [option.strip() for option in options.split(between)]
    if _LETTERS.match(options):
        return response in given
    return _plain(response) in map(_plain, given)


def _plain(text: str) -> str:
    return trimmed(text).lower()


@instruction("format:output_template")
def output_template(response: str) -> bool:
    """The three labels in their order, the first at the start, each with a text that is not its placeholder."""
    rest = response.strip()
    parts = []
    for label in reversed(_LABELS):
        rest, found, part = rest.rpartition(label)
        if not found:
            return False
        parts.append(part)
    texts = [bare(part) for part in parts]
    return not rest and all(texts) and _PLACEHOLDERS.isdisjoint(texts)


@published("format:output_template")
def output_template_published(response: str) -> bool:
    """The three labels, anywhere."""
    return all(label in response for label in _LABELS)


@instruction("format:title_case")
def title_case(response: str) -> bool:
    """Words start with a capital, but for articles and the like between the first and the last; not all is capitals."""
    words = [word for word in map(_cased, response.split()) if word[:1].isalpha()]
    shouted = len(words) > 1 and response.isupper()
    small = [word for index, word in enumerate(words) if word.islower() and not _may_be_small(word, index, len(words))]
    return bool(words) and not shouted and not small


def _cased(chunk: str) -> str:
    start = next((index for index, char in enumerate(chunk) if char.isalnum()), len(chunk))
    return re.split(r"[^\w'’]", chunk[start:], maxsplit=1)[0]


def _may_be_small(word: str, index: int, count: int) -> bool:
    return word in _MINOR and 0 < index < count - 1


@published("format:title_case")
def title_case_published(response: str) -> bool:
    """No token of two letters or more starts with a small one and is else of one case; ``Don't`` has ``n't``."""
    return not any(token[0].islower() and (token[1:].islower() or token[1:].isupper()) for token in tokens(response))
