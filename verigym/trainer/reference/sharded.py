"""Parameters that are spread over processes: FSDP 1 and 2, and DeepSpeed's ZeRO-3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch.distributed.fsdp import FullyShardedDataParallel
from torch.distributed.tensor import DTensor, distribute_tensor
from torch.nn import Parameter


@contextmanager
def gathered(parameters: Sequence[Parameter], model: Any = None, write: bool = False) -> Iterator[None]:
    """Make parameters whole where they would not be so by :func:`whole`; all processes enter together.

    Args:
        parameters: Those of ZeRO-3 are gathered.
        model: If FSDP 1 shards it, all of it is gathered; ``None``: its parameters stay as they are.
        write: Whether what is written meanwhile is to be kept; under ZeRO-3 the main process's.
    """
    if any(hasattr(parameter, "ds_id") for parameter in parameters):
        from deepspeed.zero import GatheredParameters

        with GatheredParameters(list(parameters), modifier_rank=0 if write else None):
            yield
    elif isinstance(model, FullyShardedDataParallel):
        with FullyShardedDataParallel.summon_full_params(model, writeback=write):
            yield
    else:
        yield


def local(parameter: Parameter) -> torch.Tensor:
    """What this process holds of a parameter."""
    return parameter.to_local() if isinstance(parameter, DTensor) else parameter.data


def whole(parameter: Parameter) -> torch.Tensor:
    """All of a parameter, on the CPU."""
    tensor = parameter.full_tensor() if isinstance(parameter, DTensor) else parameter
    return tensor.detach().cpu().contiguous()


@torch.no_grad()
def fill(parameter: Parameter, values: torch.Tensor) -> None:
    """Write all of a parameter: each process keeps its part of the values, which every process has."""
    values = values.to(parameter.device, parameter.dtype)
    if isinstance(parameter, DTensor):
        values = distribute_tensor(values, parameter.device_mesh, parameter.placements, src_data_rank=None)
    parameter.copy_(values)
