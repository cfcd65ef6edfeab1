"""Solvers of the puzzles that the library gives no gold answer to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from verigym.envs.logic.solvers.boxnet import solve_boxes
from verigym.envs.logic.solvers.coloring import color_graph
from verigym.envs.logic.solvers.conclusion import conclude
from verigym.envs.logic.solvers.cube import turn_back
from verigym.envs.logic.solvers.traffic import free_the_car

SOLVERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "boxnet": solve_boxes,
    "graph_color": color_graph,
    "propositional_logic": conclude,
    "rubiks_cube": turn_back,
    "rush_hour": free_the_car,
}
"""Task to a function that takes an entry's metadata and gives a right answer."""

__all__ = ["SOLVERS"]
