"""TRL's GRPO trainer, fed by a mix of environments and paid by their verifiers."""

from __future__ import annotations

import dataclasses
import gc
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from accelerate.utils import gather_object
from datasets import Dataset

from verigym.envs import EnvMix
from verigym.envs.source import seeded
from verigym.trainer import checkpoints
from verigym.trainer.config import PLACEHOLDER, grpo_config, verified_reward
from verigym.trainer.dialogue import Dialogue
from verigym.trainer.folder import RunFolder, state_of
from verigym.trainer.generation.decoding import Decoding, decoding
from verigym.trainer.generation.engines import engine_of, launchers_words_kept, refuse_missing, release
from verigym.trainer.monitoring import figures
from verigym.trainer.monitoring.step_times import StepTimes
from verigym.trainer.nonfinite import NonFiniteUpdates
from verigym.trainer.objective import ObjectiveTrainer, loss_mask
from verigym.trainer.parts import Part
from verigym.trainer.recipe import Recipe
from verigym.trainer.reference import ReferenceResets, ResetRule, adapter
from verigym.trainer.rewards import RewardRule, controlled
from verigym.trainer.rollouts import Episode, Player
from verigym.trainer.sampling import DynamicSampler, Filled, Group, Rollout, as_generated
from verigym.trainer.shared_process import refuse_drawn
from verigym.trainer.stages import RunningStage, StageEnd
from verigym.trainer.validation import Validations
from verigym.types import Json, Task, Verdict


class ReasoningTrainer(ObjectiveTrainer):
    """GRPO on an :class:`EnvMix` with dynamic sampling.

    A batch is generated and judged first, in as many rounds as it takes to fill it with informative groups; then TRL
    scores it as if it had just generated it, so log-probabilities are computed for the groups that are kept alone.

    Args:
        recipe: The settings of the stage.
        mix: Where tasks come from and who judges them.
        model: A folder or Hub name.
        folder: Where checkpoints and records go.
        stage: Which part of a run this is; ``None``: the whole run.
    """

    model: Any
    model_wrapped: Any
    ref_model: Any
    optimizer: Any
    lr_scheduler: Any
    generation_config: Any

    def __init__(
        self,
        recipe: Recipe,
        mix: EnvMix,
        model: str,
        folder: RunFolder,
        stage: RunningStage | None = None,
        **kwargs: Any,
    ) -> None:
        self.stage = stage or RunningStage.whole(recipe)
        args = grpo_config(recipe, folder.checkpoints, self.stage.last_step)
        rollouts = -(-self.stage.last_step // recipe.updates_per_rollout)
        prompts = rollouts * args.generation_batch_size // args.num_generations
        refuse_missing(args.use_vllm)
        with launchers_words_kept():
            super().__init__(
                recipe,
                model=model,
                reward_funcs=verified_reward,
                args=args,
                train_dataset=Dataset.from_dict({"prompt": [PLACEHOLDER] * prompts}),
                peft_config=adapter.lora_config(recipe),
                **kwargs,
            )
        if self.beta:
            adapter.add_reference(self.model)
        self.mix = mix
        self.folder = folder
        self.resets = ReferenceResets(self, ResetRule(recipe))
        self.reward_rule = RewardRule(recipe.reward, args.max_completion_length)
        overlong = args.mask_truncated_completions
        self.sampler = DynamicSampler(recipe.sampling, self._produce, self._largest, overlong=overlong)
        self._player = Player(
            mix,
            Dialogue(self._tokenizer, self.eos_token_ids, self.chat_template, self.chat_template_kwargs),
            self._render,
            engine_of(self, self._respond, self._largest),
            args.max_completion_length,
            context=self._context(),
        )
        self._times = StepTimes(self, self._player.clock)
        self.stage_end = StageEnd(self, self.stage)
        self.validations = Validations(self)
        for callback in (self._times, self.validations, self.resets, self.stage_end):  # resets follow validations
            self.add_callback(callback)
        self.nonfinite = NonFiniteUpdates(self, recipe.nonfinite_limit)
        self.parts: dict[str, Part] = {
            "mix": mix,
            "validation": self.validations,
            "resets": self.resets,
            "nonfinite": self.nonfinite,
            "kl": self.kl_coefficient,
            "stage": self.stage_end.rule,
        }
        """What all processes remember alike, from stage to stage."""
        self.own_parts: dict[str, Part] = {"sampler": self.sampler}
        """What each process remembers for itself, until the stage ends."""
        self.last_filled: Filled | None = None
        """The batch that was generated last, for records."""
        self._learnt: torch.Tensor | int = 0
        """Tokens in the loss since the last update, of this process."""
        self.seconds = 0.0
        """Seconds that earlier processes of this run took, up to the checkpoint."""
        self._started = time.monotonic()

    def elapsed(self) -> float:
        """Seconds that the run has taken, earlier processes included."""
        return self.seconds + time.monotonic() - self._started

    def log(self, logs: dict[str, float], start_time: float | None = None) -> None:
        """TRL's log, and a line of ``metrics.jsonl``."""
        super().log(logs, start_time)
        if self.is_world_process_zero() and "loss" in logs:
            self.folder.append("metrics", [{"step": self.state.global_step, **logs}])

    def event(self, step: int, event: str, **figures: Json) -> None:
        """A line of ``events.jsonl``, from the main process alone."""
        if self.is_world_process_zero():
            self.folder.event(step, event, **figures)

    def step_metric(self, name: str) -> list[float]:
        """A metric's values since the last log."""
        return list(self._metrics["train"].get(name, ()))

    def add_to_step(self, name: str, value: float) -> None:
        """A value for the next log; the same in all processes."""
        self._metrics["train"][name].append(value)

    # --- generation and judging -------------------------------------------------------------------------------------

    def play(self, tasks: Sequence[Task], mix: EnvMix | None = None) -> list[Episode]:
        """The policy's episode on each task, judged by the mix that it belongs to; ``None``: the one trained on."""
        self._player.mix = mix or self.mix
        return self._player.play(tasks)

    def _render(self, tasks: Sequence[Task]) -> list[list[int]]:
        """The tokens of each task's prompt."""
        prompts = [
            task.prompt if isinstance(task.prompt, list) else [{"role": "user", "content": task.prompt}]
            for task in tasks
        ]
        ids, *_ = self._tokenize_prompts(prompts)
        return [list(prompt_ids) for prompt_ids in ids]

    def _respond(self, said: list[list[int]], room: int) -> tuple[list[list[int]], list[list[float]] | None]:
        """TRL's generation: one response to each, of ``room`` tokens at most."""
        engine: Any = self.vllm_generation if self.use_vllm else self.generation_config
        limit = "max_completion_length" if self.use_vllm else "max_new_tokens"
        usual = getattr(engine, limit)
        setattr(engine, limit, min(usual, room))
        try:
            responses, logprobs = self._generate_single_turn(said, None, {}, num_generations=1)
        finally:
            setattr(engine, limit, usual)
        return responses, logprobs

    def _context(self) -> float:
        """Tokens that the engine can read."""
        longest = getattr(self.model.config.get_text_config(), "max_position_embeddings", math.inf)
        return float(self.args.vllm_max_model_length or longest)

    def _produce(self, count: int) -> list[Group]:
        """Draw, answer and judge ``count`` groups in each process; every process hears all verdicts."""
        size = self.num_generations
        drawn = self.mix.draw(count * self.accelerator.num_processes)
        if not self.recipe.allow_shared_process:
            refuse_drawn(self.mix, drawn)
        first = self.accelerator.process_index * count
        tasks = drawn[first : first + count]
        episodes = self.play([task for task in tasks for _ in range(size)])
        step = self.state.global_step - self.stage.first_step
        rollouts = [Rollout.of(episode, self.reward_rule.pay(episode, step)) for episode in episodes]
        groups = [
            Group(task, episodes[i * size].prompt_ids, self._rewards(task, rollouts[i * size : (i + 1) * size]))
            for i, task in enumerate(tasks)
        ]
        heard = gather_object([[rollout.verdict.to_dict() for rollout in group.rollouts] for group in groups])
        self.mix.hear(drawn, [[Verdict.from_dict(verdict) for verdict in verdicts] for verdicts in heard])
        return groups

    def _rewards(self, task: Task, rollouts: Sequence[Rollout]) -> list[Rollout]:
        """The rollouts of a group, their rewards as the recipe's control has them."""
        rng = seeded(self.recipe.seed, self.state.global_step, task.id)
        rewards = controlled([rollout.reward for rollout in rollouts], self.recipe.reward.control, rng)
        return [dataclasses.replace(rollout, reward=reward) for rollout, reward in zip(rollouts, rewards, strict=True)]

    def _largest(self, number: int) -> int:
        return max(int(other) for other in gather_object([number]))

    # --- what TRL calls ---------------------------------------------------------------------------------------------

    def _generate_and_score_completions(self, inputs: list[dict[str, Any]]) -> dict[str, Any]:
        """Fill the batch from the mix, then let TRL score what was kept."""
        with self._times.filling():
            filled = self.sampler.fill(len(inputs) // self.num_generations)
        self.last_filled = filled
        self._tell(filled)
        if filled.empty is not None:
            self.event(self.state.global_step + 1, "empty_batch", cause=filled.empty, rounds=filled.rounds)
        self.rollout_func = lambda prompts, trainer: as_generated(filled.groups, filled.masked)
        return super()._generate_and_score_completions([{"prompt": PLACEHOLDER} for _ in inputs])

    def _generate(self, prompts: list[Any]) -> Any:
        """Mask what is not learnt from, here between TRL's figures of lengths and its count of the loss's tokens."""
        generated = list(super()._generate(prompts))
        if self.last_filled is not None and generated[2] is not None:
            learnt = self.last_filled.learnt_from(self.mask_truncated_completions)
            generated[2] = [mask if kept else [0] * len(mask) for mask, kept in zip(generated[2], learnt, strict=True)]
        return tuple(generated)

    def _compute_loss(self, model: Any, inputs: dict[str, Any]) -> torch.Tensor:
        """The loss of a micro-batch, whose tokens are counted."""
        self._learnt = self._learnt + loss_mask(inputs).sum()
        return super()._compute_loss(model, inputs)

    def _get_grad_norm(self, model: Any, grad_norm: Any = None) -> Any:
        """Called between gradient and update, the place where an update can still be left out."""
        norm = super()._get_grad_norm(model, grad_norm=grad_norm)
        self.nonfinite.check(float(norm))
        learnt = self.accelerator.reduce(torch.as_tensor(self._learnt, device=self.accelerator.device))
        self._learnt = 0
        if not learnt:
            self.optimizer.zero_grad()  # no token is left in the loss: the moments alone would move the weights
        return norm

    def _tell(self, filled: Filled) -> None:
        """The figures and samples of a batch, those of all processes together."""
        found = (figures.totals(filled, len(self.sampler.surplus)), figures.figures(filled, self.mix))
        for name, value in figures.together(gather_object([found])).items():
            self.add_to_step(name, value)
        samples = gather_object(figures.samples(filled, self.mix, self.state.global_step + 1))
        if self.is_world_process_zero():
            self.folder.append("samples", samples)

    # --- checkpoints ------------------------------------------------------------------------------------------------

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        """Everything TRL saves, then what it forgets; complete only when all of it is on disk."""
        super()._save_checkpoint(model, trial)
        checkpoints.save(self, self.folder.checkpoints / f"checkpoint-{self.state.global_step}")

    def _save(self, output_dir: str | None = None, state_dict: dict[str, Any] | None = None) -> None:
        """Without the folder of a reference adapter: beside it transformers would load no policy on resume."""
        super()._save(output_dir, state_dict)
        adapter.leave_out_reference(Path(output_dir or self.args.output_dir))

    def create_scheduler(self, num_training_steps: int, optimizer: Any = None) -> Any:
        """A learning rate's schedule counts the steps of its stage."""
        scheduler = super().create_scheduler(num_training_steps - self.stage.first_step, optimizer)
        self.resets.follow(scheduler)
        return scheduler

    def _load_optimizer_and_scheduler(self, checkpoint: str | None) -> None:
        """TRL's own hook for the state that belongs to a checkpoint; a new stage has its own learning rate."""
        if checkpoint is None:
            return
        groups = [{key: value for key, value in g.items() if key != "params"} for g in self.optimizer.param_groups]
        schedule = self.lr_scheduler.state_dict()
        super()._load_optimizer_and_scheduler(checkpoint)
        if self.stage.first_step == state_of(Path(checkpoint))["step"]:
            for group, own in zip(self.optimizer.param_groups, groups, strict=True):
                group.update(own)
            self.lr_scheduler.load_state_dict(schedule)
        checkpoints.load(self, Path(checkpoint))

    def release(self) -> None:
        """Give the memory of models and optimizer back: the next stage loads its own from the checkpoint."""
        release(self)
        self.accelerator.free_memory()
        self.model = self.model_wrapped = self.ref_model = self.optimizer = self.lr_scheduler = None
        gc.collect()

    def create_model_card(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: a run folder has a report instead."""

    @contextmanager
    def generating_with(self, settings: Decoding) -> Iterator[None]:
        """Generate with other settings for a while, such as validation's temperature."""
        training, budget = self.model.training, self._player.budget
        self.model.eval()
        self._player.budget = settings.max_tokens or budget
        try:
            with decoding(self, settings), torch.random.fork_rng():
                torch.manual_seed(self.recipe.seed)
                yield
        finally:
            self.model.train(training)
            self._player.budget = budget
