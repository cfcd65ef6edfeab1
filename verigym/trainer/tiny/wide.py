"""The embedded models with wider heads: the same function of their input, in a form that vLLM's CPU build can run.

That build has no attention for heads of 40 dimensions. Here each head has more of them, which are zero: their weights
are, their gradients are, and so they stay.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from transformers import AutoConfig, AutoTokenizer, LlamaConfig, LlamaForCausalLM, PreTrainedConfig

from verigym.trainer.recipe import Recipe

if TYPE_CHECKING:
    from verigym.trainer.folder import RunFolder

NARROW = 40
"""Dimensions of the embedded models' heads."""

HEAD_DIM = 64
"""vLLM's CPU build has attention for heads of 32, 64, 80, 96, 112, 128 and some larger numbers of dimensions."""


def for_engine(path: str, recipe: Recipe, folder: RunFolder) -> str:
    """The embedded model in ``path``, or where a stage has vLLM generate on the CPU its wide form in the run folder."""
    stages = [recipe.at(number).grpo for number in range(max(1, len(recipe.stages)))]
    vllm = any(grpo.get("use_vllm") and grpo.get("vllm_mode", "colocate") == "colocate" for grpo in stages)
    if not vllm or torch.accelerator.is_available():
        return path
    out = folder.path / "model"
    folder.processes.by_main(lambda: None if out.exists() else write_wide(path, out))
    return str(out)


@contextmanager
def for_loading(path: str) -> Iterator[str]:
    """The model of a folder, or while it is being loaded its wide form, where vLLM's CPU build could not run it."""
    if torch.accelerator.is_available() or not _is_narrow(AutoConfig.from_pretrained(path)):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        write_wide(path, Path(folder) / "model")
        yield str(Path(folder) / "model")


def write_wide(path: str, out: Path) -> None:
    """Write the model of a folder with wide heads to ``out``, and its tokenizer, at one stroke."""
    draft = out.with_name(out.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    model = LlamaForCausalLM.from_pretrained(path, dtype=torch.float32)
    widened(model, HEAD_DIM).save_pretrained(draft)
    AutoTokenizer.from_pretrained(path).save_pretrained(draft)
    draft.rename(out)


def widened(model: LlamaForCausalLM, head_dim: int) -> LlamaForCausalLM:
    """A model that computes what ``model`` does, with heads of ``head_dim`` dimensions."""
    config = model.config
    wide = LlamaForCausalLM(_config(config, head_dim)).to(model.dtype)
    with torch.no_grad():
        weights = {
            name: _weight(name, weight, config.head_dim, head_dim) for name, weight in model.state_dict().items()
        }
    wide.load_state_dict(weights)
    wide.generation_config = model.generation_config
    return wide


def _is_narrow(config: PreTrainedConfig) -> bool:
    """Whether a model is one of the embedded ones, trained or not."""
    return isinstance(config, LlamaConfig) and config.head_dim == NARROW


def _config(config: LlamaConfig, head_dim: int) -> LlamaConfig:
    """With the rotary frequencies of the narrow heads, which ``longrope`` lets be any by a factor for each."""
    base, narrow = config.rope_parameters["rope_theta"], config.head_dim
    factors = [float(base ** (2 * i / narrow - 2 * i / head_dim)) for i in range(head_dim // 2)]
    rope = {
        "rope_type": "longrope",
        "rope_theta": base,
        "short_factor": factors,
        "long_factor": factors,
        "factor": 1.0,
        "original_max_position_embeddings": config.max_position_embeddings,
    }
    options = {**config.to_dict(), "head_dim": head_dim, "rope_parameters": rope}
    return LlamaConfig(**{name: value for name, value in options.items() if name != "model_type"})


def _weight(name: str, weight: Any, narrow: int, wide: int) -> Any:
    """The weight of the wide model; queries make up for the larger number that attention is divided by."""
    kind = name.split(".")[-2]
    if kind in ("q_proj", "k_proj"):  # rotary embeddings pair the first half of a head with its second
        halves = weight.unflatten(0, (-1, 2, narrow // 2))
        padded = torch.nn.functional.pad(halves, (0, 0, 0, (wide - narrow) // 2))
        return padded.flatten(0, 2) * ((wide / narrow) ** 0.5 if kind == "q_proj" else 1.0)
    if kind == "v_proj":
        return torch.nn.functional.pad(weight.unflatten(0, (-1, narrow)), (0, 0, 0, wide - narrow)).flatten(0, 1)
    if kind == "o_proj":
        return torch.nn.functional.pad(weight.unflatten(1, (-1, narrow)), (0, wide - narrow)).flatten(1, 2)
    return weight
