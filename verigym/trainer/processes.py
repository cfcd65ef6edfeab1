"""The processes of a run: the main one decides and writes, the others hear what it decided."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from verigym.errors import VerigymError

T = TypeVar("T")

SECONDS = 1800
"""TRL's ``ddp_timeout``: how long a process waits for one that hangs."""

LAST_WORD_SECONDS = 30.0
"""A launcher ends all processes with the first that ends: the others leave it to the main one to say why."""


class Processes:
    """Those that a launcher (``torchrun``, ``accelerate launch``) has started together; one if there was none.

    Args:
        count: How many they are; ``None``: as the launcher says.
        seconds: How long they wait for each other before they give up.
        cpu: Whether they train on the CPU where there is an accelerator, too.

    Attributes:
        main: Whether this is the one that decides and writes.
        count: How many there are.
        several: Whether there are others.
        local: How many run on this machine.
    """

    def __init__(self, count: int | None = None, seconds: float = SECONDS, cpu: bool = False) -> None:
        self.count = int(os.environ.get("WORLD_SIZE", "1")) if count is None else count
        self.several = self.count > 1
        self.main = not self.several or int(os.environ.get("RANK", "0")) == 0
        self.local = int(os.environ.get("LOCAL_WORLD_SIZE", "1")) if self.several else 1
        self._seconds = seconds
        self._cpu = cpu

    @property
    def cores(self) -> int:
        """This process's share of the cores that it may use, at least one."""
        return max(1, len(os.sched_getaffinity(0)) // self.local)

    def by_main(self, work: Callable[[], T]) -> T:
        """What the main process makes of ``work``, in every process; all of them call it together.

        Raises:
            SystemExit: In the others, if ``work`` fails in the main process, which raises that error itself.
        """
        if not self.several:
            return work()
        answer: list[Any] = ["failed", 1]
        if not self.main:
            self._tell(answer)
            if answer[0] == "failed":
                time.sleep(LAST_WORD_SECONDS)
                raise SystemExit(answer[1])
            return answer[1]  # type: ignore[no-any-return]
        try:
            answer = ["done", work()]
        except VerigymError:
            answer = ["failed", 2]
            raise
        finally:
            self._tell(answer)
        return answer[1]  # type: ignore[no-any-return]

    def end(self) -> None:
        """Leave the others in order, once nothing is to be said any more."""
        if self.several:
            from accelerate import PartialState

            PartialState().destroy_process_group()

    def _tell(self, answer: list[Any]) -> None:
        from accelerate.utils import broadcast_object_list

        self._connect()
        broadcast_object_list(answer)

    def _connect(self) -> None:
        import torch
        from accelerate import PartialState
        from accelerate.utils import parse_flag_from_env

        if self._cpu or not torch.accelerator.is_available():
            os.environ["ACCELERATE_USE_CPU"] = "true"  # without it each process would train a model of its own
        cpu = parse_flag_from_env("ACCELERATE_USE_CPU")
        if cpu:
            os.environ["ACCELERATE_TORCH_DEVICE"] = "cpu"  # no `cpu:1`: torch loads no optimizer's state onto that
        PartialState(cpu=cpu, timeout=timedelta(seconds=self._seconds))
