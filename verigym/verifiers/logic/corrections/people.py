"""Who is what."""

from __future__ import annotations

import re

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published
from verigym.verifiers.logic.unreadable import Unreadable

_CLAIM = re.compile(r"(\w{1,40}) is (?:an? )?(\w{1,20})")


def knights_knaves(answer: str, entry: Entry, published: Published) -> float:
    """Any sentence with a name before a role counted, such as the question's ``if A is a knight then B is a knave``.

    Half of the persons are right by chance, so credit begins above that.
    """
    gold, given = _claims(entry["answer"]), _claims(answer)
    if set(given) != set(gold):
        return 0.0
    right = sum(given[name] == role for name, role in gold.items()) / len(gold)
    return max(0.0, 2 * right - 1)


def _claims(text: str) -> dict[str, str]:
    plain = " ".join(text.lower().replace("\n", ",").split())
    parts = [part.strip().removeprefix("and ") for part in re.split(r"[,.;]| and ", plain)]
    found: dict[str, str] = {}
    for part in filter(None, parts):
        match = _CLAIM.fullmatch(part)
        if not match or match[1] in found:
            raise Unreadable("not one role for each person")
        found[match[1]] = match[2]
    return found


CORRECTIONS: tuple[Correction, ...] = (knights_knaves,)
