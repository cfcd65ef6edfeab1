"""The trainer on TRL: what it overrides, and that resets and checkpoints do what they say."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator

import pytest
import torch
from trl import GRPOTrainer

from verigym.envs import EnvMix
from verigym.trainer import checkpoints
from verigym.trainer import recipe as recipes
from verigym.trainer.folder import RunFolder
from verigym.trainer.generation.decoding import Decoding
from verigym.trainer.grpo import ReasoningTrainer
from verigym.trainer.run import model_path

SMALL = ["max_steps=4", "checkpoint.every_steps=2", "validation.tasks=2", "grpo.beta=0.01"]


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReasoningTrainer]:
    settings = recipes.load("tiny", SMALL)
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.mix], seed=settings.seed)
    folder = RunFolder(tmp_path_factory.mktemp("run"), resume=False)
    trainer = ReasoningTrainer(settings, mix, model_path("embedded"), folder)
    trainer.train()
    yield trainer
    mix.close()


# Private methods of TRL that are overridden or called; a new TRL that changes one of them must fail here, not train
# wrongly. The reason for each stands in the method's own docstring.
SIGNATURES = {
    "_tokenize_prompts": "(self, prompts: list)",
    "_generate_single_turn": "(self, prompt_ids, images, multimodal_fields, num_generations, has_tool_images=False)",
    "_generate_and_score_completions": "(self, inputs: list[dict[str, torch.Tensor | typing.Any]]) "
    "-> dict[str, torch.Tensor | typing.Any]",
    "_generate": "(self, prompts: list)",
    "_calculate_rewards": "(self, inputs, prompts, completions, completion_ids_list)",
    "_compute_loss": "(self, model, inputs)",
    "_get_per_token_logps_and_entropies": "(self, model, input_ids, attention_mask, logits_to_keep, batch_size=None, "
    "compute_entropy=False, compute_aux_loss=False, pixel_values=None, image_grid_thw=None, num_images=None, "
    "pixel_attention_mask=None, spatial_shapes=None, num_tiles=None, image_sizes=None, token_type_ids=None, "
    "mm_token_type_ids=None, image_position_ids=None) -> "
    "tuple[torch.Tensor, torch.Tensor | None, torch.Tensor | None]",
    "_save_checkpoint": "(self, model, trial)",
    "_load_optimizer_and_scheduler": "(self, checkpoint)",
    "_save": "(self, output_dir: str | None = None, state_dict: dict | None = None) -> None",
    "_load_from_checkpoint": "(self, resume_from_checkpoint: str, model: torch.nn.modules.module.Module | None = None) "
    "-> None",
    "_log_metric": "(self, name: str, value: float)",
    "log": "(self, logs: dict[str, float], start_time: float | None = None) -> None",
}


@pytest.mark.parametrize("method", SIGNATURES)
def test_trl_still_has_the_methods_that_are_overridden(method: str) -> None:
    signature = str(inspect.signature(getattr(GRPOTrainer, method)))
    assert signature.replace("Any", "typing.Any").replace("typing.typing.", "typing.") == SIGNATURES[method]


def test_each_step_is_recorded_with_figures_by_domain(trainer: ReasoningTrainer) -> None:
    records = trainer.folder.records("metrics")
    assert [record["step"] for record in records] == [1, 2, 3, 4]
    for name in trainer.mix.envs:
        assert 0.0 <= records[-1][f"score/{name}"] <= 1.0
    assert {"kl", "entropy", "sampling/informative", "sampling/rounds", "unscorable"} <= set(records[0])
    times = {"time/generate", "time/judge", "time/judge_wait", "time/learn"}
    assert all(record[name] > 0 for record in records for name in times)


def test_every_group_in_the_batch_is_informative_unless_said_to_be_padding(trainer: ReasoningTrainer) -> None:
    filled = trainer.last_filled
    assert filled is not None
    assert sum(not trainer.sampler.informative(group) for group in filled.groups) == filled.padding


def test_a_reset_makes_the_reference_the_policy_and_the_optimizer_new(trainer: ReasoningTrainer) -> None:
    policy = dict(trainer.accelerator.unwrap_model(trainer.model).named_parameters())
    reference = dict(trainer.accelerator.unwrap_model(trainer.ref_model).named_parameters())
    assert any(not torch.equal(policy[name], reference[name]) for name in policy)
    assert trainer.optimizer.state
    trainer.resets.reset(4, "schedule", {"kl": 0.5})
    assert all(torch.equal(policy[name], reference[name]) for name in policy)
    assert not trainer.optimizer.state
    assert trainer.folder.records("events")[-1]["cause"] == "schedule"


def test_a_checkpoint_brings_the_reference_back(trainer: ReasoningTrainer) -> None:
    reference = trainer.accelerator.unwrap_model(trainer.ref_model)
    path = trainer.folder.last_checkpoint()
    assert path is not None
    checkpoints.save(trainer, path)
    saved = [parameter.detach().clone() for parameter in reference.parameters()]
    for parameter in reference.parameters():
        parameter.data.zero_()
    checkpoints.load(trainer, path)
    assert all(torch.equal(a, b) for a, b in zip(saved, reference.parameters(), strict=True))


def test_validation_leaves_training_as_it_was(trainer: ReasoningTrainer) -> None:
    before, config = torch.random.get_rng_state(), trainer.generation_config
    with trainer.generating_with(Decoding(temperature=0.5)):
        assert trainer.generation_config.temperature == 0.5
        torch.rand(3)
    assert torch.equal(before, torch.random.get_rng_state())
    assert trainer.generation_config is config


def test_a_prompt_that_opens_the_thinking_is_noted(trainer: ReasoningTrainer) -> None:
    (task,) = trainer.mix.draw(1)
    opened = dataclasses.replace(task, prompt=[{"role": "user", "content": f"{task.prompt}<think>\n"}])
    trainer.chat_template = "<user>{{ messages[0]['content'] }}"
    episodes = trainer.play([task, opened])
    trainer.chat_template = None
    assert [episode.task.meta.get("thinking") for episode in episodes] == [None, "open"]
