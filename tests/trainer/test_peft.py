"""LoRA runs: the reference is a second adapter, which resets overwrite and checkpoints hold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch
from peft import AutoPeftModelForCausalLM, LoraConfig, get_peft_model
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM

from verigym.errors import RecipeError
from verigym.trainer import recipe as recipes
from verigym.trainer.reference import adapter
from verigym.trainer.run import model_path, train
from verigym.types import Json

SMALL = (
    "max_steps=6",
    "checkpoint.every_steps=2",
    "checkpoint.keep=9",
    "reset.every_steps=4",
    "validation.tasks=2",
    "validation.samples=1",
    "sampling.dynamic=false",
    "workers=1",
    "grpo.num_generations=8",
    "grpo.per_device_train_batch_size=40",
    "grpo.learning_rate=0.01",
    "grpo.beta=0.01",
    "peft.r=4",
    "peft.lora_dropout=0.1",
    "peft.target_modules=[q_proj, v_proj, up_proj]",
)


def go(out: Path, resume: bool = False) -> None:
    assert train("tiny", seed=3, out=out, overrides=SMALL, resume=resume) == 0


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("lora") / "run"
    go(out)
    return out


def lines(path: Path) -> list[dict[str, Json]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def policy_of(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "adapter_model.safetensors")


def same(some: dict[str, torch.Tensor], others: dict[str, torch.Tensor]) -> bool:
    return some.keys() == others.keys() and all(torch.equal(some[name], others[name]) for name in some)


def reference_of(checkpoint: Path) -> dict[str, torch.Tensor]:
    """The reference under the names that PEFT gives a saved adapter."""
    tensors = load_file(checkpoint / "reference.safetensors")
    return {name.replace(".ref.", "."): tensor for name, tensor in tensors.items()}


def test_a_reset_copies_the_policys_adapter_into_the_references(whole: Path) -> None:
    checkpoints = {step: whole / "checkpoints" / f"checkpoint-{step}" for step in (2, 4, 6)}
    assert {step: same(reference_of(path), policy_of(path)) for step, path in checkpoints.items()} == {
        2: False,
        4: True,
        6: False,
    }
    assert same(reference_of(checkpoints[6]), policy_of(checkpoints[4]))
    (event,) = (event for event in lines(whole / "events.jsonl") if event["event"] == "reference_reset")
    assert (event["step"], event["cause"], event["distance_after"]) == (4, "schedule", 0.0)
    assert event["distance"] > 0


def test_kl_is_measured_against_the_adapter_of_the_last_reset(whole: Path) -> None:
    kl = [record["kl"] for record in lines(whole / "metrics.jsonl")]
    assert kl[3] > 1e-4  # after three updates
    assert kl[4] == pytest.approx(0.0, abs=1e-6)  # the policy is the reference again
    assert kl[5] > 1e-6


def test_a_run_killed_before_the_reset_ends_with_the_same_adapter(whole: Path, tmp_path: Path) -> None:
    killed = tmp_path / "run"
    shutil.copytree(whole, killed, symlinks=True)
    for left in ("final", "checkpoints/checkpoint-4", "checkpoints/checkpoint-6"):
        shutil.rmtree(killed / left)
    for left in ("summary.json", "report.html"):
        (killed / left).unlink()
    go(killed, resume=True)
    assert same(policy_of(killed / "final"), policy_of(whole / "final"))
    ended = Path("checkpoints", "checkpoint-6")
    assert same(reference_of(killed / ended), reference_of(whole / ended))


def test_a_run_killed_before_its_last_validation_ends_with_the_same_adapter(whole: Path, tmp_path: Path) -> None:
    killed = tmp_path / "run"
    shutil.copytree(whole, killed, symlinks=True)
    shutil.rmtree(killed / "final")
    (killed / "summary.json").unlink()
    go(killed, resume=True)
    assert same(policy_of(killed / "final"), policy_of(whole / "final"))
    assert (
        json.loads((killed / "summary.json").read_text())["after"]
        == json.loads((whole / "summary.json").read_text())["after"]
    )


def test_the_trained_adapter_loads_with_peft_and_with_transformers(whole: Path) -> None:
    assert not (whole / "final" / adapter.REFERENCE).exists()
    trained = policy_of(whole / "final")
    assert any("lora_B" in name and tensor.any() for name, tensor in trained.items())
    tokens = torch.tensor([[5, 6, 7]])
    by_peft = AutoPeftModelForCausalLM.from_pretrained(whole / "final", dtype=torch.float32).eval()
    by_transformers = AutoModelForCausalLM.from_pretrained(whole / "final", dtype=torch.float32).eval()
    with torch.no_grad():
        logits = by_peft(tokens).logits
        torch.testing.assert_close(by_transformers(tokens).logits, logits)
        with by_peft.disable_adapter():
            assert not torch.allclose(logits, by_peft(tokens).logits)


def test_the_reference_adapter_equals_the_policys_and_depends_on_no_chance() -> None:
    base = AutoModelForCausalLM.from_pretrained(model_path("embedded"), dtype=torch.float32)
    config = LoraConfig(task_type="CAUSAL_LM", target_modules=["q_proj"], lora_dropout=0.5, init_lora_weights=False)
    model = get_peft_model(base, config)
    chance = torch.random.get_rng_state()
    adapter.add_reference(model)
    assert torch.equal(chance, torch.random.get_rng_state())
    trained = [name for name, parameter in model.named_parameters() if parameter.requires_grad]
    assert trained
    assert all(".default." in name for name in trained)
    tokens = torch.tensor([[5, 6, 7]])
    with torch.no_grad():
        policy = model.eval()(tokens).logits
        model.set_adapter(adapter.REFERENCE)
        assert torch.equal(model.train()(tokens).logits, policy)
        model.set_adapter(adapter.POLICY)


@pytest.mark.parametrize(
    ("peft", "message"),
    [
        ({"lora_alhpa": 8}, r"peft\.lora_alhpa: PEFT has no such LoraConfig option.*lora_alpha"),
        ({"bias": "all"}, r"peft\.bias must be none, got 'all'"),
        ({"inference_mode": True}, r"peft\.inference_mode would train nothing; leave it out"),
        ({"r": 0}, r"peft\.r must be a rank of 1 or more, got 0"),
        ({"layers_pattern": "layers", "target_modules": ["q_proj"]}, r"peft: .*`layers_to_transform` must also be"),
        ([4], r"peft must hold options of PEFT's LoraConfig, got \[4\]"),
    ],
    ids=["unknown", "bias", "inference", "rank", "refused by PEFT", "no mapping"],
)
def test_options_that_peft_would_not_train_with_are_refused(peft: Json, message: str) -> None:
    with pytest.raises(RecipeError, match=message):
        recipes.parse({"name": "r", "max_steps": 2, "mix": [{"env": "math"}], "peft": peft}, "test")
