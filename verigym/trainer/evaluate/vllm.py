"""vLLM responds, and each response is judged when it has ended."""

from __future__ import annotations

from typing import Any

from transformers import GenerationConfig

from verigym.errors import UsageError
from verigym.trainer.evaluate.plan import Plan, weights_of
from verigym.trainer.evaluate.policies import ends_of, tokenizer_of
from verigym.trainer.generation.colocated import Colocated
from verigym.trainer.tiny import wide


class VllmPolicy:
    """A model in a vLLM of its own.

    Args:
        plan: The model, and how responses are drawn.

    Raises:
        UsageError: If vLLM is not installed, or the model cannot be loaded.
    """

    def __init__(self, plan: Plan) -> None:
        try:
            from vllm import LLM, SamplingParams  # type: ignore[import-not-found,unused-ignore]  # an extra
        except ImportError as error:
            raise UsageError(
                "the engine vllm needs vLLM: pip install 'verigym[vllm]', or --engine transformers"
            ) from error
        weights = weights_of(plan.model)
        self.tokenizer = tokenizer_of(weights)
        try:
            defaults = GenerationConfig.from_pretrained(weights)
        except OSError:  # a model need not have one
            defaults = GenerationConfig()
        self.ends = ends_of(self.tokenizer, defaults)
        try:
            with wide.for_loading(weights) as path:
                self.llm: Any = LLM(model=path, seed=plan.sampling.seed % 2**32, generation_config="vllm")
        except (OSError, ValueError, RuntimeError) as error:
            raise UsageError(
                f"vLLM cannot load the model {plan.model!r} ({error}); its log above may say more, "
                "and --engine transformers may run it"
            ) from error
        self.context = float(self.llm.llm_engine.model_config.max_model_len)
        self.engine = Colocated(self, self._respond)
        self._params = SamplingParams(
            temperature=plan.sampling.temperature,
            top_p=plan.sampling.top_p,
            top_k=plan.sampling.top_k,
            max_tokens=plan.sampling.max_tokens,
            stop_token_ids=self.ends,
            logprobs=0,
        )

    def seed(self, seed: int) -> None:
        """Nothing: which responses share a step of vLLM depends on time, so no two runs are alike."""

    def _respond(self, said: list[list[int]], room: int) -> tuple[list[list[int]], None]:
        """One response to each of the conversations."""
        outputs = self.llm.generate([{"prompt_token_ids": ids} for ids in said], self._params, use_tqdm=False)
        return [list(output.outputs[0].token_ids) for output in outputs], None
