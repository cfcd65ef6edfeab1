"""The launch configurations are ones that accelerate reads, and save what transformers loads."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from accelerate.commands.config.config_args import load_config_from_file

LAUNCH = Path(__file__).parents[2] / "examples" / "launch"


@pytest.mark.parametrize("path", sorted(LAUNCH.glob("*.yaml")), ids=lambda path: path.stem)
def test_accelerate_reads_a_launch_configuration(path: Path) -> None:
    config = load_config_from_file(str(path))
    assert config.num_processes > 1
    text = yaml.safe_load(path.read_text())
    if text["distributed_type"] == "FSDP":
        assert config.fsdp_config["fsdp_state_dict_type"] == "FULL_STATE_DICT"
    if text["distributed_type"] == "DEEPSPEED":
        assert config.deepspeed_config["zero3_save_16bit_model"]


def test_every_configuration_is_named_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "distributed.md").read_text()
    assert all(f"examples/launch/{path.name}" in page for path in LAUNCH.glob("*.yaml"))
