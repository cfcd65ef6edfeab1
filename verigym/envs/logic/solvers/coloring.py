"""Graphs colored by trying, the vertex with the fewest colors left first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def color_graph(metadata: Mapping[str, Any]) -> str:
    """A map of vertices to colors, in JSON.

    Raises:
        ValueError: If the graph cannot be colored.
    """
    puzzle = metadata["puzzle"]
    near: dict[Any, set[Any]] = {vertex: set() for vertex in puzzle["vertices"]}
    for one, other in puzzle["edges"]:
        near[one].add(other)
        near[other].add(one)
    colors: dict[Any, Any] = {}
    if not _color(near, puzzle["color_options"], colors):
        raise ValueError("the graph has no coloring")
    return json.dumps({str(vertex): colors[vertex] for vertex in puzzle["vertices"]})


def _color(near: Mapping[Any, set[Any]], options: list[Any], colors: dict[Any, Any]) -> bool:
    def left(vertex: Any) -> list[Any]:
        taken = {colors[other] for other in near[vertex] if other in colors}
        return [color for color in options if color not in taken]

    open_ones = [vertex for vertex in near if vertex not in colors]
    if not open_ones:
        return True
    vertex = min(open_ones, key=lambda one: (len(left(one)), -len(near[one])))
    for color in left(vertex):
        colors[vertex] = color
        if _color(near, options, colors):
            return True
        del colors[vertex]
    return False
