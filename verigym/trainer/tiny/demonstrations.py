"""Demonstrations of mixed quality: what the embedded model has learnt from, so that there is much left to gain."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

QUALITY = {"right": 0.45, "wrong": 0.25, "ill_formed": 0.2, "never_ending": 0.1}
"""Shares of the demonstrations."""

RAMBLES = ("and so on ", "hmm, let me see, ", "wait, no. ", "the answer is the answer is ")


@dataclass(frozen=True)
class Demonstration:
    """A prompt and a response to imitate.

    Attributes:
        prompt: As the environment asks it.
        response: What the model is shown.
        ends: Whether the end token belongs to it; a response that never ends is cut off where the context ends.
    """

    prompt: str
    response: str
    ends: bool


def quality_of(rng: Random) -> str:
    """Draw a quality by its share."""
    return rng.choices(list(QUALITY), weights=list(QUALITY.values()))[0]


def break_form(response: str, rng: Random) -> str:
    r"""A response whose answer is lost to whoever reads strictly: a box, tag or fence is left open or out.

    Responses that have no such form are cut in the middle instead.
    """
    for opening, closing in ((r"\boxed{", "}"), ("<answer>", "</answer>"), ("```python\n", "\n```")):
        if opening in response and closing in response:
            broken = (
                response.replace(opening, "").replace(closing, ""),
                "".join(response.rsplit(closing, 1)),
                response.replace(opening, opening[1:-1]),
            )
            return rng.choice(broken)
    return response[: rng.randrange(len(response) // 2 + 1)]


def never_end(rng: Random, length: int) -> str:
    """Words that lead nowhere, ``length`` characters of them."""
    ramble = rng.choice(RAMBLES)
    return (ramble * (length // len(ramble) + 1))[:length]
