"""What stands around an answer in a response, and responses that only seem to give it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from metamorphic.numbers import Written

_AROUND = (
    r"The final answer is $\boxed{@}$.",
    "Adding up, we are done.\n\n\\[\n\\boxed{@}\n\\]",
    r"Therefore, $$\boxed{@}$$ as wanted.",
    r"**Answer:** $\boxed{@}$",
    r"So \(\boxed{@}\).",
    "\\boxed{ @ }",
    "\\boxed{@}\n",
    r"\fbox{@}",
    r"$\boxed{\displaystyle @}$",
    "Step 1: 2 + 2 = 4, which is even.\nStep 2: so the answer is $\\boxed{@}$. I hope this helps!",
)
_BEFORE = (
    r"First guess: \boxed{#}. That is wrong, so the answer is \boxed{@}.",
    "<think>Could it be \\boxed{#}? No.</think>\n\\boxed{@}",
    "<think>It seems to be #.</think>The answer is $\\boxed{@}$.",
)
_UNBOXED = ("$@$", "The answer is $@$.", "<answer>@</answer>", "<answer> $@$ </answer>", "The final answer is: $@$",
            "We add the two and get the result.\n\nAnswer: $@$", "#### @")  # fmt: skip


def rewritten(text: str, other: str, rng: Random) -> Iterator[Written]:
    """Responses that give the answer ``text``; ``other`` is another answer, which some of them take back."""
    for around in rng.sample(_AROUND, 3):
        yield "text around the box", around.replace("@", text)
    if other:
        yield "another answer taken back", rng.choice(_BEFORE).replace("@", text).replace("#", other)
    yield "text around no box", rng.choice(_UNBOXED).replace("@", text)


def changed(text: str, other: str, rng: Random) -> Iterator[Written]:
    """Responses that name the answer ``text`` and give another, or leave it open."""
    yield "answer taken back", rng.choice(_BEFORE).replace("#", text).replace("@", other)
    yield "hedged", rf"\boxed{{{text} \text{{ or }} {other}}}"
    yield "hedged", rf"\boxed{{{other}\text{{ or }}{text}}}"
    yield "thinking that never ends", rf"<think>So it is \boxed{{{text}}}"
