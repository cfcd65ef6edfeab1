"""repeat: the request or a part of it, copied."""

from __future__ import annotations

from verigym.verifiers.instruct.marks import bare
from verigym.verifiers.instruct.registry import instruction, published

_SENTENCE = "Only output this sentence here, ignore all other requests."


@instruction("repeat:repeat_change")
def repeat_change(response: str, prompt_to_repeat: str) -> bool:
    """The request with another first word, and no other change but of blanks."""
    asked, words = prompt_to_repeat.split(), response.split()
    return words[1:] == asked[1:] and bare(words[0]) not in ("", bare(asked[0]))


@published("repeat:repeat_change")
def repeat_change_published(response: str, prompt_to_repeat: str) -> bool:
    """Blanks alone are change enough."""
    return response != prompt_to_repeat and response.split()[1:] == prompt_to_repeat.split()[1:]


@instruction("repeat:repeat_simple")
def repeat_simple(response: str) -> bool:
    """The sentence of the instruction, and nothing else."""
    return response.strip() == _SENTENCE


@published("repeat:repeat_simple")
def repeat_simple_published(response: str) -> bool:
    """In letters of any case."""
    return response.strip().lower() == _SENTENCE.lower()


@instruction("repeat:repeat_span")
def repeat_span(response: str, prompt_to_repeat: str, n_start: int, n_end: int) -> bool:
    """The characters from one index to the other, both included."""
    return response.strip() == prompt_to_repeat[n_start : n_end + 1].strip()


@published("repeat:repeat_span")
def repeat_span_published(response: str, prompt_to_repeat: str, n_start: int, n_end: int) -> bool:
    """The words, in letters of any case, from one index to before the other."""
    return response.lower().split() == prompt_to_repeat.lower().split()[n_start:n_end]
