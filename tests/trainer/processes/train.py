"""What ``verigym train`` does, but each process writes down what it ends with: OUT.RANK.json beside the run folder."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from torch.distributed.tensor import DTensor

from verigym.cli import main
from verigym.trainer import grpo


class WatchedTrainer(grpo.ReasoningTrainer):
    def save_model(self, output_dir: str | None = None, _internal_call: bool = False) -> None:
        super().save_model(output_dir, _internal_call)
        if Path(str(output_dir)).name == "final":
            models: dict[str, Any] = {"policy": self.model}
            if self.ref_model is not None:  # with PEFT it is an adapter of the policy's
                models["reference"] = self.ref_model
            weights = {name: self.accelerator.unwrap_model(model) for name, model in models.items()}
            ended = {name: self.digest(model) for name, model in weights.items()}
            run = Path(str(output_dir)).parent
            run.with_name(f"{run.name}.{os.environ['RANK']}.json").write_text(
                json.dumps(
                    {
                        "workers": self.mix.pool.workers,
                        "sharded": self.sharded(weights["policy"]),
                        "remembered": {name: part.state_dict() for name, part in self.parts.items()},
                        **ended,
                    }
                )
            )

    @staticmethod
    def sharded(model: Any) -> bool:
        return any(isinstance(parameter, DTensor) for parameter in model.parameters())

    @staticmethod
    def digest(model: Any) -> str:
        sha = hashlib.sha256()
        for parameter in model.parameters():
            whole = parameter.full_tensor() if isinstance(parameter, DTensor) else parameter
            sha.update(whole.detach().numpy().tobytes())
        return sha.hexdigest()


grpo.ReasoningTrainer = WatchedTrainer  # type: ignore[misc]
main(sys.argv[1:])
