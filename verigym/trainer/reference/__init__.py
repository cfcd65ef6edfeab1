"""The reference policy: when it is reset, how, and how checkpoints hold it."""

from verigym.trainer.reference.callback import ReferenceResets
from verigym.trainer.reference.rule import Cause, ResetRule

__all__ = ["Cause", "ReferenceResets", "ResetRule"]
