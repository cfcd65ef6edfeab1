"""The checks by published set; importing this package registers all of them."""

from __future__ import annotations

from verigym.verifiers.instruct.checks import ifbench, ifeval, iftrain  # noqa: F401  each registers its checks
