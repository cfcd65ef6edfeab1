"""What all settings share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """A frozen section of a recipe; an unknown key in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
