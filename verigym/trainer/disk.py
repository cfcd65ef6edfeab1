"""What a full disk is called by those who write to it, in one word."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from verigym.errors import TrainingError

REFUSALS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
"""No space, a quota, a limit of files' size, a file system that turned read-only, a disk that fails."""

WORDS = ("PytorchStreamWriter failed", "unexpected pos", *(f"os error {code}" for code in REFUSALS))
"""What `torch.save` and safetensors say instead of raising an ``OSError``; the latter names its code."""


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Raise one error for all ways in which writers say that a disk takes no more.

    Raises:
        TrainingError: If what was raised inside comes from that.
    """
    try:
        yield
    except Exception as error:
        cause = _refusal(error)
        if cause is None:
            raise
        raise TrainingError(
            f"the disk takes no more of {path} ({cause}); make room, then go on from the last checkpoint with --resume"
        ) from error


def _refusal(error: BaseException | None) -> str | None:
    """What the first error of a chain that is a disk's refusal says; ``None`` if there is none."""
    while error is not None:
        if isinstance(error, OSError):
            if error.errno in REFUSALS:
                return str(error)
        elif any(word in str(error) for word in WORDS):
            return str(error).splitlines()[0]
        error = error.__cause__ or error.__context__
    return None
