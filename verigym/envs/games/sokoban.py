"""Sokoban."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from random import Random

from verigym.envs.games.family import Drawn, GameFamily
from verigym.verifiers.games.grid import STEPS, Cell, beside, shortest
from verigym.verifiers.games.sokoban import Position, Sokoban, drawn

_BOXES = (1, 1, 2, 2, 3)
_SIDES = ((3, 4), (4, 4), (4, 5), (5, 5), (5, 6))
_WALLS = (3, 3, 4, 5, 9)
"""Walls within."""
_OPTIMA = ((3, 4), (6, 12), (12, 20), (18, 30), (24, 44))


class SokobanFamily(GameFamily[Sokoban]):
    """Rooms found by playing backwards from the end, so that the shortest solution is known."""

    name = "sokoban"

    def draw(self, rng: Random, level: int) -> Drawn:
        """A room whose shortest solution has so many moves."""
        found = None
        while found is None:
            floor = _floor(rng, level)
            goals = frozenset(rng.sample(sorted(floor), _BOXES[level]))
            found = _start(rng, floor, goals, _OPTIMA[level])
        position, optimum = found
        size = max(row for row, _ in floor) + 2, max(column for _, column in floor) + 2
        rows = drawn(size, floor, goals, position)
        turns = optimum + optimum // 2
        question = (
            "Sokoban: # wall, - floor, $ box, . goal, * box on a goal, @ you, + you on a goal.\n"
            + "\n".join(rows)
            + "\n"
            f"A turn is up, down, left or right; going there pushes a box that has room behind it. "
            f"Get every box onto a goal in {turns} turns."
        )
        return Drawn(question, {"map": rows}, turns, optimum, rows)

    def best(self, game: Sokoban) -> Iterator[str]:
        """A shortest solution."""
        yield from shortest(game.position, game.moves, lambda position: position[1] == game.goals) or []

    def random_move(self, game: Sokoban, rng: Random) -> str:
        """A direction in which the player can go."""
        return rng.choice(list(game.moves(game.position)))


def _floor(rng: Random, level: int) -> set[Cell]:
    rows, columns = rng.sample(_SIDES[level], 2)
    cells = {(row, column) for row in range(1, rows + 1) for column in range(1, columns + 1)}
    return cells - set(rng.sample(sorted(cells), _WALLS[level]))


def _start(
    rng: Random, floor: Collection[Cell], goals: frozenset[Cell], optima: tuple[int, int]
) -> tuple[Position, int] | None:
    """A position so many moves before the end, with no box in its place; ``None`` if there is none."""
    least, most = optima
    seen: set[Position] = {(player, goals) for player in floor if player not in goals}
    layer = sorted(seen, key=_order)
    found: list[tuple[Position, int]] = []
    for moves in range(1, most + 1):
        layer = [before for position in layer for before in _before(floor, position) if _new(seen, before)]
        if moves >= least:
            found += [(position, moves) for position in layer if not position[1] & goals]
    return rng.choice(found) if found else None


def _before(floor: Collection[Cell], position: Position) -> Iterator[Position]:
    """The positions from which one move leads to this one."""
    player, boxes = position
    for down, right in STEPS.values():
        behind = beside(player, (-down, -right))
        if behind in floor and behind not in boxes:
            yield behind, boxes
            ahead = beside(player, (down, right))
            if ahead in boxes:
                yield behind, boxes - {ahead} | {player}


def _new(seen: set[Position], position: Position) -> bool:
    new = position not in seen
    seen.add(position)
    return new


def _order(position: Position) -> tuple[Cell, list[Cell]]:
    return position[0], sorted(position[1])
