"""The size of a model, from its configuration: no weights are loaded, and torch is not imported."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verigym.trainer.run import model_path

DISTILL_QWEN = {
    "model_type": "qwen2",
    "hidden_size": 1536,
    "intermediate_size": 8960,
    "num_hidden_layers": 28,
    "num_attention_heads": 12,
    "num_key_value_heads": 2,
    "vocab_size": 151936,
    "tie_word_embeddings": False,
    "max_position_embeddings": 131072,
}
KNOWN = {
    "deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B": DISTILL_QWEN,
    "nvidia/Nemotron-Research-Reasoning-Qwen-1.5B": DISTILL_QWEN,
}
"""Configurations of the models that shipped recipes name, so that they can be planned without a network."""


@dataclass(frozen=True)
class ModelShape:
    """What memory and cost depend on.

    Attributes:
        parameters: Weights, embeddings included.
        layers: Blocks of attention and MLP.
        hidden: Width of the residual stream.
        kv_width: Width of a token's keys in a layer, and of its values.
        vocabulary: Tokens.
        positions: Tokens that it can read; ``None`` if its configuration does not say.
    """

    parameters: int
    layers: int
    hidden: int
    kv_width: int
    vocabulary: int
    positions: int | None

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> ModelShape | None:
        """From ``config.json`` of a decoder with grouped-query attention and a gated MLP (Llama, Qwen, Mistral, Gemma).

        ``None`` for anything else, mixtures of experts too.
        """
        config = {**config, **config.get("text_config", {})}
        needed = ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size")
        if any(not isinstance(config.get(key), int) for key in needed) or any("expert" in key for key in config):
            return None
        hidden, layers, heads, inner, vocabulary = (config[key] for key in needed)
        width = config.get("head_dim") or hidden // heads
        queries, keys = width * heads, width * (config.get("num_key_value_heads") or heads)
        attention = hidden * (2 * queries + 2 * keys)
        if config.get("attention_bias", config.get("model_type") == "qwen2"):
            attention += queries + 2 * keys
        embeddings = vocabulary * hidden * (1 if config.get("tie_word_embeddings", True) else 2)
        parameters = embeddings + layers * (attention + 3 * hidden * inner + 2 * hidden) + hidden
        return cls(parameters, layers, hidden, keys, vocabulary, config.get("max_position_embeddings"))


def read(model: str) -> ModelShape | None:
    """The shape of a recipe's model; ``None`` where its configuration is of an unknown kind, or not on this machine."""
    path = Path(model_path(model))
    config = json.loads((path / "config.json").read_text()) if path.is_dir() else KNOWN.get(model) or _cached(model)
    return None if config is None else ModelShape.of(config)


def _cached(model: str) -> dict[str, Any] | None:
    """What an earlier download from the Hub left; the network is not asked, since that takes half a minute to fail."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        path = try_to_load_from_cache(model, "config.json")
    except HFValidationError:  # a path that does not exist
        return None
    if not isinstance(path, str):
        return None
    config: dict[str, Any] = json.loads(Path(path).read_text())
    return config
