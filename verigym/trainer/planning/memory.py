"""What a training step needs of a device's memory, by arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verigym.trainer.planning.model_shape import ModelShape
from verigym.trainer.recipe.batch import TRL_LENGTH, Batch

BYTES = {"float32": 4, "bfloat16": 2, "float16": 2}


@dataclass(frozen=True)
class Memory:
    """Bytes of one device; weights, gradients, moments and reference stay, the rest comes and goes.

    Attributes:
        weights: The policy.
        gradients: Of all weights; LoRA's are left out, being small.
        optimizer: AdamW's two moments of each trained weight.
        reference: A second model, unless KL is off or LoRA's base serves as one.
        engine: vLLM's share of the device, where it is colocated and never sleeps.
        generation: Keys and values of all completions that transformers generates at a time, or the share of a vLLM
            that sleeps while the policy learns; 0 with a vLLM server.
        logits: Of a micro-batch, with their gradient.
        activations: Of a micro-batch.
    """

    weights: int
    gradients: int
    optimizer: int
    reference: int
    engine: int
    generation: int
    logits: int
    activations: int

    @property
    def lasting(self) -> int:
        """What is there all the time."""
        return self.weights + self.gradients + self.optimizer + self.reference + self.engine

    @property
    def peak(self) -> int:
        """What lasts, and the larger of generation's need and learning's."""
        return self.lasting + max(self.generation, self.logits + self.activations)


def estimate(
    shape: ModelShape,
    grpo: Mapping[str, Any],
    batch: Batch,
    *,
    prompt: int,
    lora: bool,
    at_once: int,
    device: int | None,
) -> Memory:
    """The memory of a training step on one device; fragmentation and what libraries take for themselves come on top.

    Weights of ``N`` parameters take ``N * b`` bytes, with ``b`` by ``grpo.model_init_kwargs.dtype`` (TRL's default is
    float32); gradients as much, AdamW's moments twice that. Under ``grpo.fsdp`` or ``grpo.deepspeed`` all four are
    taken to be shared out over the processes (ZeRO stage 3, arXiv 1910.02054, section 5). Keys and values take
    ``2 * layers * kv_width`` numbers a token. A layer's activations take 17 numbers for each token and unit of the
    hidden width (arXiv 2205.05198, equation 2, without the attention matrix, which fused kernels never hold); with
    gradient checkpointing, TRL's default, that is one layer's at a time, and one number for each of the others. Logits
    are float32, and so is their gradient.

    Args:
        shape: The model.
        grpo: Options of ``GRPOConfig``.
        batch: Its arithmetic.
        prompt: Tokens of a prompt.
        lora: Whether adapters are trained alone.
        at_once: Completions that transformers generates at a time.
        device: Bytes of the device, of which colocated vLLM takes its share; ``None``: unknown.
    """
    dtype = (grpo.get("model_init_kwargs") or {}).get("dtype", "float32")
    number = BYTES.get(str(dtype), 4)
    mixed = 2 if grpo.get("bf16") or grpo.get("fp16") else number
    shared = batch.processes if grpo.get("fsdp") or grpo.get("deepspeed") else 1
    weights = shape.parameters * number // shared
    completion = int(grpo.get("max_completion_length") or TRL_LENGTH)
    tokens = batch.micro_batch * (prompt + completion)
    layer = 17 * tokens * shape.hidden * mixed
    kept = tokens * shape.hidden * mixed * shape.layers
    sleeps = bool(grpo.get("vllm_enable_sleep_mode"))
    engine = _engine(grpo, device)
    generated = 0 if grpo.get("use_vllm") else at_once * (prompt + completion)
    keys_and_values = 2 * shape.layers * shape.kv_width * generated * mixed
    return Memory(
        weights=weights,
        gradients=0 if lora else weights,
        optimizer=0 if lora else 2 * weights,
        reference=weights if grpo.get("beta") and not lora else 0,
        engine=0 if sleeps else engine,
        generation=keys_and_values + (engine if sleeps else 0),
        logits=2 * 4 * batch.micro_batch * completion * shape.vocabulary,
        activations=layer + kept if grpo.get("gradient_checkpointing", True) else layer * shape.layers,
    )


def _engine(grpo: Mapping[str, Any], device: int | None) -> int:
    """The share of a device that vLLM takes."""
    if not grpo.get("use_vllm") or grpo.get("vllm_mode", "colocate") == "server" or device is None:
        return 0
    return int(device * float(grpo.get("vllm_gpu_memory_utilization", 0.3)))
