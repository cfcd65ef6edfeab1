"""The best weights that a run has had, kept as files that nothing leaves half-written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from verigym.trainer.folder import sync_tree
from verigym.types import Json

if TYPE_CHECKING:
    from verigym.trainer.grpo import ReasoningTrainer

DESCRIPTION = "best.json"
"""Written last: which step the weights are of, and its scores."""


class BestWeights:
    """``RUN/bests/STEP/``, and ``RUN/best``, a link to the one that counts.

    Older ones stay until a checkpoint that knows of a newer one is complete, so that a run which goes back to a
    checkpoint finds the weights that were the best then.

    Args:
        trainer: Its policy.
        run: The run folder.
    """

    def __init__(self, trainer: ReasoningTrainer, run: Path) -> None:
        self.trainer = trainer
        self.link = run / "best"
        self._all = run / "bests"

    def of(self, step: int) -> Path:
        """Where those of a step are, if they are kept."""
        return self._all / str(step)

    def keep(self, step: int, scores: Mapping[str, Json]) -> None:
        """Write the policy's weights and tokenizer, and make them the best; all processes call it together."""
        draft = self._all / "draft"
        if self.trainer.is_world_process_zero():
            shutil.rmtree(draft, ignore_errors=True)
        self.trainer.accelerator.wait_for_everyone()
        self.trainer.save_model(str(draft))
        if self.trainer.is_world_process_zero():
            (draft / DESCRIPTION).write_text(json.dumps({"step": step, "scores": dict(scores)}), encoding="utf-8")
            sync_tree(draft)
            displaced = self._all / "displaced"
            if self.of(step).exists():  # left by a run that was killed after this step
                shutil.rmtree(displaced, ignore_errors=True)
                self.of(step).rename(displaced)
            draft.rename(self.of(step))
            self.point_to(step)
            shutil.rmtree(displaced, ignore_errors=True)
        self.trainer.accelerator.wait_for_everyone()

    def point_to(self, step: int | None) -> None:
        """Make those of a step the best; ``None``: there are none."""
        if not self.trainer.is_world_process_zero():
            return
        if self.link.is_dir() and not self.link.is_symlink():  # the run folder was copied without its links
            shutil.rmtree(self.link)
        if step is None:
            self.link.unlink(missing_ok=True)
            return
        draft = self.link.with_name("best.draft")
        draft.unlink(missing_ok=True)
        draft.symlink_to(self.of(step).relative_to(self.link.parent))
        draft.replace(self.link)

    def drop_all_but(self, step: int | None) -> None:
        """Remove what is the best no more, and what a killed run has left."""
        if self.trainer.is_world_process_zero() and self._all.exists():
            for path in self._all.iterdir():
                if step is None or path != self.of(step):
                    shutil.rmtree(path)
