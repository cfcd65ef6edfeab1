"""``train.py`` under FSDP on CPUs: accelerate shards for accelerators alone, so gloo is passed off as one."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

from accelerate import PartialState
from accelerate.utils import DistributedType

os.environ |= {
    "ACCELERATE_USE_FSDP": "true",
    "FSDP_VERSION": "2",
    "FSDP_AUTO_WRAP_POLICY": "TRANSFORMER_BASED_WRAP",
    "FSDP_STATE_DICT_TYPE": "FULL_STATE_DICT",
    "FSDP_RESHARD_AFTER_FORWARD": "true",
    "FSDP_CPU_RAM_EFFICIENT_LOADING": "false",
}
ordinary = PartialState.__init__


def sharding(self: PartialState, cpu: bool = False, **options: Any) -> None:
    ordinary(self, False, **options)


PartialState.__init__ = sharding  # type: ignore[method-assign]
PartialState._prepare_backend = lambda *_, **__: ("gloo", DistributedType.MULTI_GPU)

runpy.run_path(str(Path(__file__).with_name("train.py")), run_name="__main__")
