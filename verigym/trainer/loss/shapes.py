"""The guard that the pure functions begin with."""

from __future__ import annotations

from torch import Tensor

from verigym.errors import UsageError


def check_shapes(dimensions: int, **tensors: Tensor) -> None:
    """Broadcasting would turn a wrong shape into a wrong number: refuse it.

    Args:
        dimensions: How many dimensions each must have.
        tensors: By name; all of one shape.

    Raises:
        UsageError: If one differs.
    """
    shapes = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
    if len(set(shapes.values())) > 1 or any(len(shape) != dimensions for shape in shapes.values()):
        found = ", ".join(f"{name} {shape}" for name, shape in shapes.items())
        raise UsageError(f"tensors must have one shape of {dimensions} dimensions, got {found}")
