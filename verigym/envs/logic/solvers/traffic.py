"""The fewest moves that free the red car, by breadth-first search."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SIDE = 6

Places = tuple[int, ...]
"""Where each car begins on its line."""


@dataclass(frozen=True)
class _Car:
    label: str
    length: int
    stride: int
    line: int

    def cells(self, place: int) -> range:
        start = self.line + place * self.stride
        return range(start, start + self.length * self.stride, self.stride)


def free_the_car(metadata: Mapping[str, Any]) -> str:
    """Moves such as ``A+1``, with spaces between them.

    Raises:
        ValueError: If the car cannot be freed.
    """
    board = metadata["board_config"]
    walls = sum(1 << cell for cell, label in enumerate(board) if label == "x")
    cars, start = _cars(board)
    came_from: dict[Places, tuple[Places, str] | None] = {start: None}
    open_ones = deque([start])
    while open_ones:
        places = open_ones.popleft()
        if places[0] + cars[0].length == _SIDE:
            return " ".join(reversed(list(_back(came_from, places))))
        for move, there in _moves(cars, places, walls):
            if there not in came_from:
                came_from[there] = (places, move)
                open_ones.append(there)
    raise ValueError("the car cannot be freed")


def _cars(board: str) -> tuple[list[_Car], Places]:
    cars, places = [], []
    # As the question names them: from A on, although the board leaves letters out.
    for number, label in enumerate(sorted(set(board) - {"o", "x"})):
        own = [cell for cell, name in enumerate(board) if name == label]
        across = own[1] - own[0] == 1
        line, place = (own[0] // _SIDE * _SIDE, own[0] % _SIDE) if across else (own[0] % _SIDE, own[0] // _SIDE)
        cars.append(_Car(chr(ord("A") + number), len(own), 1 if across else _SIDE, line))
        places.append(place)
    return cars, tuple(places)


def _moves(cars: list[_Car], places: Places, walls: int) -> Iterator[tuple[str, Places]]:
    taken = walls
    for car, place in zip(cars, places, strict=True):
        for cell in car.cells(place):
            taken |= 1 << cell
    for number, (car, place) in enumerate(zip(cars, places, strict=True)):
        for sign, way in (("+", 1), ("-", -1)):
            there = place + way
            while 0 <= there <= _SIDE - car.length and not taken >> _front(car, there, way) & 1:
                yield f"{car.label}{sign}{abs(there - place)}", (*places[:number], there, *places[number + 1 :])
                there += way


def _front(car: _Car, place: int, way: int) -> int:
    cells = car.cells(place)
    return cells[-1] if way > 0 else cells[0]


def _back(came_from: Mapping[Places, tuple[Places, str] | None], places: Places) -> Iterator[str]:
    while (step := came_from[places]) is not None:
        places, move = step
        yield move
