"""combination: the answer after something else, or twice."""

from __future__ import annotations

from verigym.verifiers.instruct.registry import instruction

_BETWEEN = "******"


@instruction("combination:repeat_prompt")
def repeat_prompt(response: str, prompt_to_repeat: str) -> bool:
    """The request comes first, word for word."""
    return response.strip().lower().startswith(prompt_to_repeat.strip().lower())


@instruction("combination:two_responses")
def two_responses(response: str) -> bool:
    """Two different answers, parted by six asterisks."""
    texts = [text.strip() for text in response.split(_BETWEEN)]
    if not all(texts[1:-1]):
        return False
    answers = [text for text in texts if text]
    return len(answers) == 2 and answers[0] != answers[1]
