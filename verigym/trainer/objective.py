"""TRL's GRPO trainer with the objectives that it lacks."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from transformers import TrainerCallback
from trl.models.utils import disable_gradient_checkpointing

from verigym.trainer.loss.aggregate import aggregate
from verigym.trainer.loss.coefficient import coefficient
from verigym.trainer.loss.kl import estimate, importance_weights
from verigym.trainer.loss.whiten import whiten
from verigym.trainer.recipe import Recipe
from verigym.trainer.watched import Pass, WatchedTrainer


class ObjectiveTrainer(WatchedTrainer):
    """GRPO with a choice of KL estimators, of where the KL counts and how much, and of how advantages are scaled.

    Whatever the choice, where there is a reference these metrics say of each micro-batch, alike in all processes:
    ``kl`` (mean estimate, nats a token), ``kl_coef``, and ``kl_share``, the KL's size relative to the rewards' (0..1).

    Args:
        recipe: Its ``kl`` and ``advantage`` sections.
        kwargs: As TRL takes them.
    """

    beta: float

    def __init__(self, recipe: Recipe, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.recipe = recipe
        self.kl_coefficient = coefficient(recipe.kl, self.args.beta)
        self.kl_readings: list[float] = []
        """The KL of each micro-batch since the last optimizer step."""
        self._judged = torch.empty(0, dtype=torch.bool)
        self._reward_share = 0.0
        self.add_callback(_Steps(self))

    # --- the KL in the loss -----------------------------------------------------------------------------------------

    def _compute_loss(self, model: Any, inputs: dict[str, Any]) -> Tensor:
        """TRL's loss, with TRL's KL term at the coefficient of this step, or with another one in its place.

        TRL has one estimator, and its coefficient is the attribute ``beta``; its log-probabilities are used again.
        """
        if "ref_per_token_logps" not in inputs:
            return super()._compute_loss(model, inputs)  # type: ignore[no-any-return]
        settings, coefficient = self.recipe.kl, self.kl_coefficient.value
        as_trl = settings.as_trl and coefficient != 0.0  # with a beta of 0 TRL has no term at all
        ours = settings.place == "loss" and not as_trl
        with self.watching() as passes, self._beta(coefficient if as_trl else 0.0):
            loss: Tensor = super()._compute_loss(model, inputs)
        logps = passes[0].logps if ours else passes[0].logps.detach()
        mask = loss_mask(inputs)
        kl = self._kl(logps, inputs, mask)  # (B, T)
        term = coefficient * self._aggregated(kl, mask, inputs)
        self._log_kl(kl.detach(), mask, term.detach(), inputs, fresh=not as_trl)
        return loss + term if ours else loss

    def _kl(self, logps: Tensor, inputs: dict[str, Any], mask: Tensor) -> Tensor:
        """Each token's estimate, as it counts in the loss, ``(B, T)``."""
        settings = self.recipe.kl
        kl = estimate(
            logps,
            inputs["ref_per_token_logps"],
            settings.estimator,
            clamp_ratio=settings.clamp_ratio,
            clamp_value=settings.clamp_value,
        )
        if settings.place == "loss" and self.args.use_bias_correction_kl:
            old = inputs.get("old_per_token_logps", logps.detach())
            kl = kl * importance_weights(logps, old, mask, self.importance_sampling_level)
        return kl

    def _aggregated(self, values: Tensor, mask: Tensor, inputs: dict[str, Any]) -> Tensor:
        """A term of each token, ``(B, T)``, as TRL brings its own together."""
        training = self.model.training
        items = inputs["num_items_in_batch"].clamp(min=1.0) / self.accelerator.num_processes
        if training:
            items = items * self.current_gradient_accumulation_steps / self.args.steps_per_generation
        return aggregate(
            values,
            mask,
            self.loss_type,
            max_length=self.max_completion_length,
            accumulation=self.current_gradient_accumulation_steps if training else 1.0,
            items=items,
        )

    def _log_kl(self, kl: Tensor, mask: Tensor, term: Tensor, inputs: dict[str, Any], fresh: bool) -> None:
        """Log the KL, unless TRL has (``fresh`` is false), its coefficient and its share."""
        sizes = inputs["advantages"].abs()
        sizes = self._aggregated((sizes.unsqueeze(1) if sizes.dim() == 1 else sizes).expand_as(kl), mask, inputs)
        local = torch.stack([(kl * mask).sum(), mask.sum().to(kl), term.abs(), sizes.to(kl)])
        total, tokens, ours, rewards = self.accelerator.reduce(local, reduction="sum").tolist()
        metrics = self._metrics["train" if self.model.training else "eval"]
        mean = total / max(tokens, 1.0)
        if fresh:
            metrics["kl"].append(mean)
        metrics["kl_coef"].append(self.kl_coefficient.value)
        metrics["kl_share"].append(self._reward_share if self.recipe.kl.place == "reward" else _share(ours, rewards))
        self.kl_readings.append(mean)

    # --- the KL in the reward, and advantages -----------------------------------------------------------------------

    def _generate_and_score_completions(self, inputs: list[dict[str, Any]]) -> dict[str, Any]:
        """TRL's scoring, its advantages whitened where the recipe says so."""
        with self.watching():
            output: dict[str, Any] = super()._generate_and_score_completions(inputs)
        if self.recipe.advantage.whiten:
            output["advantages"] = self._whitened(output["advantages"], loss_mask(output))
        return output

    def _calculate_rewards(self, inputs: Any, prompts: Any, completions: Any, completion_ids_list: Any) -> Tensor:
        """TRL's rewards of all processes, ``(N, functions)``, less the KL where the recipe says so.

        Here TRL has the rewards and the reference's log-probabilities, and not yet the advantages.
        """
        rewards: Tensor = super()._calculate_rewards(inputs, prompts, completions, completion_ids_list)
        self._judged = ~torch.isnan(rewards).all(dim=1)
        if self.recipe.kl.place == "loss" or self.beta == 0.0:
            return rewards
        local = self.kl_coefficient.value * self._kl_of_responses()
        mine = self._judged[self._local(len(local))]
        for value in local[mine].tolist():
            self._log_metric("reward_terms/kl", -value)
        taken = self.accelerator.gather(local)
        self._reward_share = _share(self._spread(taken), self._spread(rewards.nansum(dim=1)))
        rewards[:, 0] -= taken
        return rewards

    def _kl_of_responses(self) -> Tensor:
        """The sum of the estimates over each response's own tokens (nats), ``(B,)``."""
        reference = self.passes[-1]
        logps = self.passes[0].logps if len(self.passes) > 1 else self._score(reference)
        settings = self.recipe.kl
        kl = estimate(
            logps,
            reference.logps,
            settings.estimator,
            clamp_ratio=settings.clamp_ratio,
            clamp_value=settings.clamp_value,
        )
        mask = reference.attention_mask[:, -reference.logits_to_keep :].clone()
        for row, written in enumerate(self.written or ()):
            mask[row, : len(written)] *= torch.tensor(written, device=mask.device)
        return (kl * mask).sum(-1)

    def _score(self, reference: Pass) -> Tensor:
        """The policy's log-probabilities of what the reference was asked: TRL has none where they are not needed."""
        with torch.no_grad(), disable_gradient_checkpointing(self.model, self.args.gradient_checkpointing_kwargs):
            logps: Tensor = self._get_per_token_logps_and_entropies(
                self.model,
                reference.input_ids,
                reference.attention_mask,
                reference.logits_to_keep,
                **reference.options,
            )[0]
        return logps

    def _spread(self, values: Tensor) -> float:
        """The mean distance from the group's mean, of which advantages are made; unscorable ones are left out."""
        values = torch.where(self._judged, values, torch.nan).view(-1, self.num_generations)
        return (values - values.nanmean(dim=1, keepdim=True)).abs().nanmean().nan_to_num().item()

    def _whitened(self, advantages: Tensor, mask: Tensor) -> Tensor:
        """This process's advantages, ``(B,)``, on the scale of all processes' responses that are learnt from."""
        learnt = self.accelerator.gather(mask.any(dim=1))
        white = whiten(self.accelerator.gather(advantages), learnt & self._judged)
        return white[self._local(len(advantages))]

    def _local(self, size: int) -> slice:
        return slice(self.accelerator.process_index * size, (self.accelerator.process_index + 1) * size)

    @contextmanager
    def _beta(self, beta: float) -> Iterator[None]:
        """TRL's coefficient for a while; otherwise it says that there is a reference."""
        usual, self.beta = self.beta, beta
        try:
            yield
        finally:
            self.beta = usual


class _Steps(TrainerCallback):  # type: ignore[misc]  # transformers is not typed
    """Tells the controller of the coefficient about each optimizer step."""

    def __init__(self, trainer: ObjectiveTrainer) -> None:
        self.trainer = trainer

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """The mean over the step's micro-batches counts."""
        if self.trainer.kl_readings:
            self.trainer.kl_coefficient.hear(statistics.fmean(self.trainer.kl_readings))
            self.trainer.kl_readings.clear()


def loss_mask(inputs: dict[str, Any]) -> Tensor:
    """1 for the policy's own tokens, ``(B, T)``."""
    mask: Tensor = inputs["completion_mask"]
    return mask * inputs["tool_mask"] if "tool_mask" in inputs else mask


def _share(part: float, rest: float) -> float:
    return part / (part + rest) if part else 0.0
