"""combination: the answer after something else, or twice."""

from __future__ import annotations

from verigym.verifiers.instruct.marks import bare_words
from verigym.verifiers.instruct.registry import instruction, published

_BETWEEN = "******"


@instruction("combination:repeat_prompt")
def repeat_prompt(response: str, prompt_to_repeat: str) -> bool:
    """The request comes first, word for word though maybe in other letters."""
    return response.strip().lower().startswith(prompt_to_repeat.strip().lower())


@instruction("combination:two_responses")
def two_responses(response: str) -> bool:
    """Two answers in different words, parted by six asterisks."""
    texts = response.split(_BETWEEN)
    answers = [words for words in map(bare_words, texts) if words]
    return all(text.strip() for text in texts[1:-1]) and len(answers) == 2 and answers[0] != answers[1]


@published("combination:two_responses")
def two_responses_published(response: str) -> bool:
    """A mark or a capital is difference enough."""
    texts = [text.strip() for text in response.split(_BETWEEN)]
    answers = [text for text in texts if text]
    return all(texts[1:-1]) and len(answers) == 2 and answers[0] != answers[1]
