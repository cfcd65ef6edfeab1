"""Answers that are moves, played out here or there."""

from __future__ import annotations

import re

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published
from verigym.verifiers.logic.unreadable import Unreadable

_TURN = re.compile(r"[A-Za-z]{1,3}'?\d{0,3}'?")
_BUTTONS = re.compile(r"[A-C](?:[\s,→>-]*[A-C]){0,200}", re.IGNORECASE)
_STEPS = re.compile(r"[UDLR](?:[\s,]{0,3}[UDLR]){0,1999}")
_DISK = re.compile(r"Move disk [0-9]{1,3} from Peg ([0-9]{1,3}) to Peg ([0-9]{1,3})\.?")
_CAR = re.compile(r"([A-Z])([+-])([1-5])")
_MAX_TURNS, _MAX_MOVES = 1000, 2000
_SIDE = 6


def quantum_lock(answer: str, entry: Entry, published: Published) -> float:
    """Every A, B and C in a text of any kind was taken for a button."""
    if not _BUTTONS.fullmatch(answer):
        raise Unreadable("not a sequence of buttons")
    return published(answer)


def rubiks_cube(answer: str, entry: Entry, published: Published) -> float:
    """An unsolved cube earns nothing: stickers are right before any turn. ``R99999999`` filled the memory."""
    turns = answer.split()
    if len(turns) > _MAX_TURNS or not all(_TURN.fullmatch(turn) for turn in turns):
        raise Unreadable("not a sequence of turns")
    return 1.0 if published(answer) == 1.0 else 0.0


def sokoban(answer: str, entry: Entry, published: Published) -> float:
    """Letters were picked out of a text of any kind."""
    if not _STEPS.fullmatch(answer):
        raise Unreadable("not a sequence of U, D, L and R")
    return published(re.sub("[^UDLR]", "", answer))


def tower_of_hanoi(answer: str, entry: Entry, published: Published) -> float:
    """Text that the library's two readers of a move read differently made it raise."""
    lines = [line.strip() for line in answer.splitlines() if line.strip()]
    moves = [_DISK.fullmatch(line) for line in lines]
    if len(lines) > _MAX_MOVES or not all(moves):
        raise Unreadable("not one move a line")
    pegs = {int(peg) for move in moves if move for peg in move.groups()}
    if not pegs <= set(range(1, entry["metadata"]["num_pegs"] + 1)):
        return 0.0  # the library would print of it
    return published("\n".join(line.removesuffix(".") for line in lines))


def rush_hour(answer: str, entry: Entry, published: Published) -> float:
    """Blocked moves were passed over, so that a text of enough moves of any kind freed the car.

    Moves were picked out of any text, and ``A+999999999`` was tried step by step.
    """
    moves = answer.replace(",", " ").split()
    if len(moves) > _MAX_MOVES or not all(_CAR.fullmatch(move) for move in moves):
        raise Unreadable("not a sequence of moves such as A+1")
    board = entry["metadata"]["board_config"]
    # The question names the cars anew, from A on, where the board leaves letters out.
    names = {label: chr(ord("A") + number) for number, label in enumerate(sorted(set(board) - {"o", "x"}))}
    cells = {place: names.get(label, label) for place, label in enumerate(board) if label != "o"}
    for move in moves:
        label, sign, steps = move[0], move[1], int(move[2:])
        for _ in range(steps):
            if not _drive(cells, label, 1 if sign == "+" else -1):
                return 0.0
    return 1.0 if cells.get(2 * _SIDE + _SIDE - 1) == "A" else 0.0


def _drive(cells: dict[int, str], label: str, way: int) -> bool:
    """Move a car by one cell, if it can be."""
    own = sorted(place for place, name in cells.items() if name == label)
    if len(own) < 2:
        return False
    across = own[1] - own[0] == 1
    front = own[-1] if way > 0 else own[0]
    ahead = front + way * (1 if across else _SIDE)
    inside = 0 <= ahead < _SIDE * _SIDE and (not across or ahead // _SIDE == front // _SIDE)
    if not inside or ahead in cells:
        return False
    del cells[own[0] if way > 0 else own[-1]]
    cells[ahead] = label
    return True


CORRECTIONS: tuple[Correction, ...] = (quantum_lock, rubiks_cube, rush_hour, sokoban, tower_of_hanoi)
