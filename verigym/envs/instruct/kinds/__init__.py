"""The instruction types that tasks ask for, by published set."""

from __future__ import annotations

from verigym.envs.instruct.kinds import ifbench, ifeval, iftrain
from verigym.envs.instruct.kinds.kind import LANGUAGES, Kind, Kwargs

SETS: dict[str, dict[str, Kind]] = {
    name: {kind.id: kind for kind in kinds}
    for name, kinds in (("ifeval", ifeval.KINDS), ("ifbench", ifbench.KINDS), ("iftrain", iftrain.KINDS))
}
"""Published set to its types by id."""

KINDS: dict[str, Kind] = {id: kind for kinds in SETS.values() for id, kind in kinds.items()}
"""All types by id."""

__all__ = ["KINDS", "LANGUAGES", "SETS", "Kind", "Kwargs"]
