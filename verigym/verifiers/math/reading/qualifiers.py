r"""What stands after an answer and restricts it: ``where $k \in Z$``, ``for all $x$``, ``(C is a constant)``."""

from __future__ import annotations

import re

from verigym.verifiers.math.expression import UnreadableError

_LETTERS = r"(?P<letters>[a-zA-Z](?:_\w)?(?:\s*(?:,|\band\b)\s*[a-zA-Z](?:_\w)?)*)"
_SET = r"(?P<set>[ZNQRC])(?![a-zA-Z])\s*(?P<mark>(?:[\^_]\s*\{?\s*(?:\\ge ?|>)?\s*[+*01]\s*\}?)*)"
_KIND = (
    r"(?P<sign>(?:any |all |some |every |an? |the |arbitrary |fixed |real |positive |nonnegative |non-negative |"
    r"natural |whole |rational )*)(?P<kind>integers?|numbers?|constants?|naturals?|reals?|parameters?)"
)
_DECLARATIONS = (
    re.compile(rf"(?<![a-zA-Z\\]){_LETTERS}\s*\\in\s*{_SET}"),
    re.compile(rf"(?<![a-zA-Z\\]){_LETTERS}\s*(?:(?:is|are|be|being)\b\s*|,\s*)?{_KIND}\b"),
    re.compile(rf"{_KIND}\s+{_LETTERS}(?![a-zA-Z])"),
)
_QUALIFIER = re.compile(
    r"(?:⟦|\s|,|\(|;)*\b(?:for (?:all|any|every|some|each|arbitrary)|where|with|when|whenever|such that|if|provided|"
    r"approximately|about|rounded|as)\b.*"
    r"|⟦ ?(?:is|are|which|because|since|as required)\b.*"
    r"|\\(?:approx|forall|iff|exists)(?![a-z]).*"
    r"|[(,;]? ?(?:^|(?<=[\s,;(⟧]))[a-zA-Z](?: ?, ?[a-zA-Z])* ?\\in ?⟦?[ZNQRC](?![a-zA-Z])⟧?.*"
    r"|(?:⟦|\s|,|\(|;)+[a-zA-Z](?: ?(?:,|and) ?[a-zA-Z])* ?(?:⟦|\s|,)*(?:(?:is|are) )?(?:an? |any |arbitrary )*"
    r"(?:real |positive |nonnegative |natural )?(?:integers?|constants?|numbers?)\b.*"
    r"|[,(]? ?⟦?(?:an )?(?:arbitrary |any )?(?:constant|integer)s? [a-zA-Z].*|, ?⟦?$"
)
_HEDGE = re.compile(r"\b(?:or|else|otherwise|not|but|however|instead|unless|except)\b")
_CONNECTIVES = re.compile(
    r"\b(?:for|all|any|every|some|each|where|with|when|whenever|such|that|if|provided|is|are|be|and|an?|the|arbitrary|"
    r"approximately|about|as|of|values?)\b|\\(?:forall|approx|exists|quad)(?![a-z])|[⟦⟧\s,.;:()]"
)


def cut(text: str) -> tuple[str, dict[str, str], str]:
    r"""An answer without its qualifiers, the letters that they declare with their domains, and what else they demand.

    Raises:
        UnreadableError: If a qualifier holds an alternative (``6 if x > 0, otherwise 7``).

    >>> cut(r"2k\pi ⟦where⟧ k \in Z")
    ('2k\\pi', {'k': 'Z'}, '')
    """
    found = _QUALIFIER.search(text)
    if found is None:
        return text, {}, ""
    if _HEDGE.search(found.group()):
        raise UnreadableError("a condition with an alternative")
    rest = text[: found.start()].lstrip(" ,;").rstrip(" .,;")
    if not rest:
        return text, {}, ""
    plain = " ".join(re.sub(r"[⟦⟧()]", " ", found.group()).split())
    return rest, _declared(plain), _demanded(plain)


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


def _domain(match: re.Match[str]) -> str:  # noqa: PLR0911 - one line a domain
    parts = match.groupdict()
    if parts.get("set"):
        mark = parts["mark"]
        if parts["set"] == "N":
            return "N0" if "0" in mark else "N1" if re.search(r"[+*1]", mark) else "N"
        if parts["set"] == "Z":
            return "N0" if re.search(r"(?:\\ge) ?0", mark) else "N1" if re.search(r"[+>]", mark) else "Z"
        return "?"
    sign, kind = parts["sign"], parts["kind"]
    if "positive" in sign:
        return "N1" if kind.startswith("integer") else "?"
    if "negative" in sign:
        return "N0" if kind.startswith("integer") else "?"
    if "natural" in sign or kind.startswith("natural"):
        return "N"
    return "Z" if kind.startswith("integer") else "?"
