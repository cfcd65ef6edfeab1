r"""What stands after an answer and restricts it: ``where $k \in Z$``, ``for all $x$``, ``(C is a constant)``."""

from __future__ import annotations

import re

from verigym.verifiers.math.expression import RefusedError
from verigym.verifiers.math.reading.words import CHANGING

_LETTERS = r"(?P<letters>[a-zA-Z](?:_\w)?(?:\s*(?:,|\band\b)\s*[a-zA-Z](?:_\w)?)*)"
_SET = r"(?P<set>[ZNQRC])(?![a-zA-Z])\s*(?P<mark>(?:[\^_]\s*\{?\s*(?:\\ge ?|>|\\cdot)?\s*[+*01]?\s*\}?)*)"
_KIND = (
    r"(?P<which>(?:any |all |some |every |an? |the |arbitrary |fixed |real |positive |nonnegative |non-negative |"
    r"natural |whole |rational )*)(?P<kind>integers?|numbers?|constants?|naturals?|reals?|parameters?)"
)
_DECLARATIONS = (
    re.compile(rf"(?<![a-zA-Z\\]){_LETTERS}\s*\\in\s*{_SET}"),
    re.compile(rf"(?<![a-zA-Z\\]){_LETTERS}\s*(?:(?:is|are|be|being)\b\s*|,\s*)?{_KIND}\b"),
    re.compile(rf"{_KIND}\s+{_LETTERS}(?![a-zA-Z])"),
    re.compile(rf"(?<![a-zA-Z\\]){_LETTERS}\s*(?P<sign>\\ge|>)\s*(?P<first>\d{{1,6}})(?![\d.])"),
    re.compile(rf"(?<![a-zA-Z\\]){_LETTERS}\s*=\s*(?P<first>\d{{1,6}})\s*,\s*\d+\s*,(?:\s*\d+\s*,)*\s*\\dots"),
)
_QUALIFIER = re.compile(
    r"(?:⟦|\s|,|\(|;)*\b(?:for (?:all|any|every|some|each|arbitrary|an?)|where|with|when|whenever|such that|if|"
    r"provided|approximately|about|rounded|as)\b.*"
    r"|[⟦(]+ ?\(? ?(?:is|are|which|because|since|as required)\b.*"
    r"|\\(?:approx|forall|iff|exists)(?![a-z]).*"
    r"|[(,;] ?[a-zA-Z](?: ?, ?[a-zA-Z])* ?\\in ?⟦?[ZNQRC](?![a-zA-Z])⟧?.*"
    r"|(?:^|(?<=[\s⟧]))[a-zA-Z] ?\\in ?⟦?[ZNQRC](?![a-zA-Z])⟧?.*"
    r"|(?:⟦|\s|,|\(|;)+[a-zA-Z](?: ?(?:,|and) ?[a-zA-Z])* ?(?:⟦|\s|,)*(?:(?:is|are) )?(?:an? |any |arbitrary )*"
    r"(?:real |positive |nonnegative |natural )?(?:integers?|constants?|numbers?)\b.*"
    r"|[,(]? ?⟦?(?:an )?(?:arbitrary |any )?(?:constant|integer)s? [a-zA-Z].*|, ?⟦?$"
)
_START = re.compile(r"[,;(] ?([a-z]) ?(?:(?:\\ge|>) ?\d{1,6}|= ?\d{1,6} ?, ?\d+ ?,[\d, ]*\\dots(?: ?,)?) ?\)?$")
_REMARK = re.compile(r"(?:is|are|which|because|since|as|with)\b")
_SECOND = re.compile(r"[,;] ?-?\d[^,;]*\b(?:when|if|for|where)\b|; ?-?\d")
_MAX_TEXT = 600  # longer lists have no qualifier
_RELATED = re.compile(r"[=<>]|\\(?:[lgn]e|equiv|in|setminus|mid|approx)(?![a-z])|divi|mod")
_HEDGE = re.compile(r"\b(?:or|else|otherwise|not|but|however|instead|unless|except)\b")
_CONNECTIVES = re.compile(
    r"\b(?:for|all|any|every|some|each|where|with|when|whenever|such|that|if|provided|is|are|be|and|an?|the|arbitrary|"
    r"approximately|about|as|of|values?)\b|\\(?:forall|approx|exists|quad)(?![a-z])|[⟦⟧\s,.;:()]"
)


def cut(text: str) -> tuple[str, dict[str, str], str]:
    r"""An answer without its qualifiers, the letters that they declare with their domains, and what else they demand.

    Raises:
        RefusedError: If a qualifier holds an alternative (``6 if x > 0, otherwise 7``).

    >>> cut(r"2k\pi ⟦where⟧ k \in Z")
    ('2k\\pi', {'k': 'Z'}, '')
    """
    if len(text) > _MAX_TEXT:
        return text, {}, ""
    found = _QUALIFIER.search(text) or _starting(text)
    if found is None:
        return text, {}, ""
    if _HEDGE.search(found.group()):
        raise RefusedError("a condition with an alternative")
    rest = text[: found.start()].lstrip(" ,;").rstrip(" .,;")
    if not rest:
        return text, {}, ""
    plain = " ".join(re.sub(r"[⟦⟧()]", " ", found.group()).split())
    if _REMARK.match(plain) and (CHANGING.search(plain) or re.search(r"\bremainder\b", plain)):
        raise RefusedError("a remark that takes the answer back")
    if _REMARK.match(plain) and re.search(r"\d", plain) and not re.search(r"[=<>]|\\(?:[lg]e|equiv)", plain):
        raise RefusedError("a remark with another number")
    if _SECOND.search(plain):
        raise RefusedError("a second value under another condition")
    if re.match(r"if|unless|provided|whenever", plain):
        return rest, {}, plain
    demanded = _demanded(plain)
    if re.search(r"\d", demanded) and not _RELATED.search(demanded):
        raise RefusedError("a second value behind a condition")
    return rest, _declared(plain), demanded


def _starting(text: str) -> re.Match[str] | None:
    """``k >= 0`` after an assignment that uses k."""
    found = _START.search(text)
    before = text[: found.start()] if found else ""
    return found if found and "=" in before and re.search(rf"(?<![a-zA-Z\\]){found[1]}", before) else None


def _demanded(plain: str) -> str:
    """What is left of a qualifier without its declarations and connecting words; a rounded value demands nothing."""
    if re.match(r"\\approx|approximately|about|rounded", plain):
        return ""
    for pattern in _DECLARATIONS:
        plain = pattern.sub(" ", plain)
    return plain if _CONNECTIVES.sub("", plain) else ""


def _declared(plain: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pattern in _DECLARATIONS:
        for match in pattern.finditer(plain):
            domain = _domain(match)
            for letter in re.split(r"\s*(?:,|\band\b)\s*", match["letters"]):
                found.setdefault(letter, domain)
    return found


def _domain(match: re.Match[str]) -> str:
    """See :class:`verigym.verifiers.math.shapes.Reading`."""
    parts = match.groupdict()
    if parts.get("first"):
        return str(int(parts["first"]) + (parts.get("sign") == ">"))
    if parts.get("set"):
        return _of_set(parts["set"], parts["mark"])
    which, kind = parts["which"], parts["kind"]
    if "positive" in which or "negative" in which:
        return ("1" if "positive" in which else "0") if kind.startswith("integer") else "R"
    if "real" in which + kind or "rational" in which:
        return "R"
    if "natural" in which or kind.startswith("natural"):
        return "N"
    return "Z" if kind.startswith("integer") else "?"


def _of_set(name: str, mark: str) -> str:
    if name == "N":
        return "0" if "0" in mark else "1" if re.search(r"[+*1]|cdot", mark) else "N"
    if name == "Z":
        return "0" if re.search(r"(?:\\ge) ?0", mark) else "1" if re.search(r"[+>]", mark) else "Z"
    return "R"
