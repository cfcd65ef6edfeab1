"""The responses of an episode of several turns as one text.

What the environment said in between is not in it: it follows from the task and the responses, and a verifier that
replays them need not trust it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence


def write(responses: Sequence[str]) -> str:
    """The responses of one episode, in their order, as a text for a verifier that judges all of them.

    >>> write(["left", "up"])
    '["left", "up"]'
    """
    return json.dumps(list(responses))


def read(transcript: str) -> list[str]:
    """The responses in a text that :func:`write` made; any other text is the only response."""
    try:
        found = json.loads(transcript)
    except (ValueError, RecursionError):
        return [transcript]
    if isinstance(found, list) and found and all(isinstance(response, str) for response in found):
        return found
    return [transcript]
