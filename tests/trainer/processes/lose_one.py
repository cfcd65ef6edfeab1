"""Two processes of which one is killed while the other waits for it."""

from __future__ import annotations

import os
import signal

import torch

from verigym.trainer.processes import Processes

processes = Processes()
print("both are there", processes.by_main(lambda: 2), flush=True)
if not processes.main:
    os.kill(os.getpid(), signal.SIGKILL)
torch.distributed.barrier()
