"""What an environment says between two responses, in the tokens of the model's chat template."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from transformers import PreTrainedTokenizerBase

from verigym.errors import UsageError

RESPONSE = "a-response-stands-here"
"""Stands for the model's response while a conversation is rendered."""


class Dialogue:
    """Renders observations so that the model's own tokens are never rendered, and never tokenized, again.

    Args:
        tokenizer: The model's.
        ends: The tokens with which a response ends by itself.
        template: A chat template in place of the tokenizer's; ``None`` means its own.
        options: The chat template's variables.
    """

    def __init__(
        self,
        tokenizer: PreTrainedTokenizerBase,
        ends: Collection[int],
        template: str | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self.tokenizer = tokenizer
        self.ends = frozenset(ends)
        self._template = template
        self._options = dict(options or {})

    def observation(self, text: str) -> list[int]:
        """The tokens that follow the end token of a response up to where the next response begins.

        Raises:
            UsageError: If the chat template leaves earlier responses out.
        """
        messages = [
            {"role": "user", "content": "?"},
            {"role": "assistant", "content": RESPONSE},
            {"role": "user", "content": text.encode("utf-8", "replace").decode("utf-8")},
        ]
        rendered: str = self.tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=True, chat_template=self._template, **self._options
        )
        _, found, after = rendered.partition(RESPONSE)
        if not found:
            raise UsageError(
                "the model's chat template leaves out earlier responses, so it cannot hold several turns; give the "
                "tokenizer one that keeps them, or set turns: 1"
            )
        return self._beyond_end(self.tokenizer(after, add_special_tokens=False)["input_ids"])

    def text(self, ids: list[int]) -> str:
        """A response without special tokens."""
        return str(self.tokenizer.decode(ids, skip_special_tokens=True))

    def opens_thinking(self, prompt_ids: list[int]) -> bool:
        """Whether a rendered prompt has opened the thinking already."""
        return str(self.tokenizer.decode(prompt_ids[-8:])).rstrip().endswith("<think>")

    def _beyond_end(self, ids: list[int]) -> list[int]:
        """Without the template's own end of the response, which the model has written itself."""
        for position, token in enumerate(ids):
            if token in self.ends:
                return ids[position + 1 :]
            if str(self.tokenizer.decode([token])).strip():
                break
        return ids
