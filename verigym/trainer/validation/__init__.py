"""Validation: scores on held-back tasks while a run goes on, and the best weights kept."""

from __future__ import annotations

from verigym.trainer.validation.callback import Validations, record, validate
from verigym.trainer.validation.outcome import Judged, Outcome

__all__ = ["Judged", "Outcome", "Validations", "record", "validate"]
