"""One call, one verdict."""

from __future__ import annotations

import os
from typing import Any

from verigym import registry
from verigym.types import Json, Task, Verdict
from verigym.verifiers.pool import shared_pool


def verify(
    env: str,
    answer: Json,
    response: str,
    *,
    prompt: str = "",
    meta: dict[str, Json] | None = None,
    **options: Any,
) -> Verdict:
    r"""Judge one response, in the jail.

    Args:
        env: Name of an environment, such as ``math``.
        answer: What is right, in that environment's format.
        response: The model's text.
        prompt: The question, for verifiers that look at it.
        meta: As in a :class:`~verigym.types.Task`.
        **options: Of the environment's verifier.

    Raises:
        UnknownEnvError: If no environment has this name.
        IsolationError: If this machine does not allow the jail.

    >>> verify("stem", {"kind": "number", "value": 3, "unit": "m"}, r"\boxed{300\text{ cm}}").passed  # doctest: +SKIP
    True
    """
    verifier = registry.spec(env).verifier(**options)
    return shared_pool(os.getpid()).judge([(verifier, Task("", env, prompt, answer, meta or {}), response)])[0]
