"""How long each verdict took: beside the verdicts, which hold nothing measured."""

from __future__ import annotations

import json
from pathlib import Path

from verigym.errors import UsageError
from verigym.evaluation.lines import LineFile
from verigym.evaluation.verdicts import Pair

_DIGITS = 6
"""Of a second: no clock here tells more."""


class TimingFile(LineFile):
    """A JSON Lines file of the seconds that judging took, a line a verdict, in the order of the responses.

    A response's line is written before its verdict, so after an interruption no verdict lacks one.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        super().__init__(path, resume=resume)
        self._earlier = path.open("rb")

    def keep(self, pair: Pair) -> None:
        """Keep the next line of an earlier run, which must be that of ``pair``.

        Raises:
            UsageError: If it is not.
        """
        try:
            line = json.loads(self._earlier.readline())
        except ValueError:
            line = None
        if not isinstance(line, dict) or {**line, "seconds": None} != {**pair.head, "seconds": None}:
            raise UsageError(
                f"{self.path} does not tell how long the verdict on response {pair.sample} to {pair.task.id!r} took, "
                f"which is kept from an earlier run; go on without --timings"
            )

    def keep_no_more(self) -> None:
        """Drop the lines of an earlier run whose verdicts never reached the disk."""
        self.truncate(self._earlier.tell())

    def append(self, pair: Pair, seconds: float) -> None:
        """Write how long the verdict on ``pair`` took."""
        self.write({**pair.head, "seconds": round(seconds, _DIGITS)})

    def close(self) -> None:
        """Close the file, its content safe from a power cut too."""
        self._earlier.close()
        super().close()
