"""Optima and bounds, found again by searches that share no code with the games."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from verigym.envs.games.families import FAMILIES
from verigym.envs.games.splitting import turns_needed
from verigym.verifiers.games import start


def depth(start: Any, follow: Callable[[Any], Iterable[Any]], done: Callable[[Any], bool]) -> int:
    seen, layer, steps = {start}, [start], 0
    while not any(map(done, layer)):
        layer = list({after for state in layer for after in follow(state)} - seen)
        seen.update(layer)
        steps += 1
        assert layer, "there is no way"
    return steps


@pytest.mark.parametrize("level", range(3))
def test_no_way_between_two_towers_is_shorter(tasks: Any, level: int) -> None:
    def follow(towers: tuple[tuple[int, ...], ...]) -> Iterable[Any]:
        for a, b in product(range(3), repeat=2):
            if towers[a] and (not towers[b] or towers[a][-1] < towers[b][-1]):
                after = list(towers)
                after[a], after[b] = towers[a][:-1], (*towers[b], towers[a][-1])
                yield tuple(after)

    def towers(pegs: list[int]) -> Any:
        return tuple(tuple(disk for disk in reversed(range(len(pegs))) if pegs[disk] == peg) for peg in range(3))

    for task in tasks("hanoi", level, 20):
        goal = towers(task.answer["goal"])
        assert depth(towers(task.answer["start"]), follow, lambda at, goal=goal: at == goal) == task.meta["optimum"]


@pytest.mark.parametrize("level", range(4))
def test_no_amount_is_measured_in_fewer_moves(tasks: Any, level: int) -> None:
    for task in tasks("jugs", level, 10):
        sizes = task.answer["sizes"]

        def follow(held: tuple[int, ...], sizes: list[int] = sizes) -> Iterable[Any]:
            for i, j in product(range(len(sizes)), repeat=2):
                full, empty, poured = list(held), list(held), list(held)
                full[i], empty[i] = sizes[i], 0
                if i != j:
                    both = held[i] + held[j]
                    poured[j] = min(both, sizes[j])
                    poured[i] = both - poured[j]
                yield from (tuple(full), tuple(empty), tuple(poured))

        target = task.answer["target"]
        assert depth((0,) * len(sizes), follow, lambda held, target=target: target in held) == task.meta["optimum"]


def cells(rows: list[str]) -> dict[complex, str]:
    return {complex(r, c): mark for r, row in enumerate(rows) for c, mark in enumerate(row)}


AROUND = (1, -1, 1j, -1j)


@pytest.mark.parametrize("level", range(5))
def test_no_way_to_the_exit_is_shorter(tasks: Any, level: int) -> None:
    for task in tasks("keys", level, 10):
        marks = cells(task.answer["map"])

        def follow(state: Any, marks: dict[complex, str] = marks) -> Iterable[Any]:
            for step in AROUND:
                mark = marks.get(state[0] + step, "#")
                if mark != "#" and (not mark.isupper() or mark.lower() in state[1]):
                    yield state[0] + step, state[1] | ({mark} if mark.islower() else set())

        (start,) = (cell for cell, mark in marks.items() if mark == "@")
        least = depth((start, frozenset()), follow, lambda at, marks=marks: marks[at[0]] == ">")
        assert least == task.meta["optimum"]


@pytest.mark.parametrize("level", range(3))
def test_no_solution_of_a_room_of_boxes_is_shorter(tasks: Any, level: int) -> None:
    for task in tasks("sokoban", level, 8):
        marks = cells(task.answer["map"])

        def follow(state: Any, marks: dict[complex, str] = marks) -> Iterable[Any]:
            me, boxes = state
            for step in AROUND:
                to, behind = me + step, me + 2 * step
                if marks[to] == "#" or (to in boxes and (behind in boxes or marks[behind] == "#")):
                    continue
                yield to, frozenset(behind if box == to else box for box in boxes)

        (me,) = (cell for cell, mark in marks.items() if mark in "@+")
        boxes = frozenset(cell for cell, mark in marks.items() if mark in "$*")
        least = depth((me, boxes), follow, lambda at, marks=marks: all(marks[box] in ".*+" for box in at[1]))
        assert least == task.meta["optimum"]


@pytest.mark.parametrize("level", range(3))
def test_no_way_through_a_maze_is_shorter(tasks: Any, level: int) -> None:
    for task in tasks("maze", level, 10):
        marks = cells(task.answer["walls"])
        start, goal = (complex(*(2 * part + 1 for part in task.answer[end])) for end in ("start", "goal"))

        def follow(at: complex, marks: dict[complex, str] = marks) -> Iterable[complex]:
            return (at + 2 * step for step in AROUND if marks[at + step] != "#")

        assert depth(start, follow, lambda at, goal=goal: at == goal) == task.meta["optimum"]


def test_fewer_cells_do_not_open_a_small_board(tasks: Any) -> None:
    for task in tasks("minesweeper", 0, 10):
        rows, columns, mines = task.answer["rows"], task.answer["columns"], task.answer["mines"]
        board = {complex(r, c): [r, c] in mines for r in range(rows) for c in range(columns)}

        def opened(first: Iterable[complex], board: dict[complex, bool] = board) -> set[complex]:
            done: set[complex] = set()
            todo = list(first)
            while todo:
                cell = todo.pop()
                around = [
                    cell + complex(r, c) for r, c in product((-1, 0, 1), repeat=2) if cell + complex(r, c) in board
                ]
                todo += [] if cell in done or any(board[other] for other in around) else around
                done.add(cell)
            return done

        safe = {cell for cell, mine in board.items() if not mine}
        first = complex(*task.answer["first"])
        closed = sorted(safe - opened([first]), key=str)
        clicks = next(n for n in range(10) if any(opened([first, *some]) == safe for some in combinations(closed, n)))
        assert clicks == task.meta["optimum"]


def worst(play: Any, task: Any, hidden: Iterable[dict[str, Any]]) -> int:
    """The turns that the oracle takes at most, over all that may be hidden."""
    return max(len(play({**task.answer, "turns": 99, **secret})[1]) for secret in hidden)


@pytest.mark.parametrize("level", range(4))
def test_bisection_finds_every_number_and_no_play_finds_all_in_less(tasks: Any, play: Any, level: int) -> None:
    (task,) = tasks("guess", level, 1)
    numbers = task.answer["numbers"]
    assert worst(play, task, ({"secret": secret} for secret in numbers)) == task.meta["optimum"]
    assert len(numbers) > 2 ** (task.meta["optimum"] - 1) - 1  # so many answers tell no more numbers apart


@pytest.mark.parametrize("level", [0, 1])
def test_short_codes_and_listed_words_are_found_in_time_whatever_they_are(tasks: Any, play: Any, level: int) -> None:
    (code,) = tasks("mastermind", level, 1)
    codes = product(code.answer["letters"], repeat=len(code.answer["secret"]))
    assert worst(play, code, ({"secret": "".join(letters)} for letters in codes)) == code.meta["optimum"]
    for word in tasks("word", level, 5):
        assert worst(play, word, ({"secret": secret} for secret in word.answer["words"])) == word.meta["optimum"]


@pytest.mark.parametrize(("name", "level"), [("mastermind", 2), ("mastermind", 3), ("word", 3), ("word", 4)])
def test_longer_ones_are_found_in_time_too(tasks: Any, name: str, level: int) -> None:
    (task,) = tasks(name, level, 1)
    places = task.answer.get("places") or [task.answer["letters"]] * len(task.answer["secret"])
    every = ["".join(letters) for letters in product(*places)]
    game: Any = start(task.answer)
    begin = next(FAMILIES[name].best(game))
    assert turns_needed(every, game.hint, begin) == task.meta["optimum"]


def test_codes_of_two_letters_are_not_found_in_fewer_turns(tasks: Any) -> None:
    (task,) = tasks("mastermind", 0, 1)
    codes = [a + b for a, b in product(task.answer["letters"], repeat=2)]

    def told(guess: str, code: str) -> tuple[int, int]:
        placed = sum(a == b for a, b in zip(guess, code, strict=True))
        return placed, sum(min(guess.count(letter), code.count(letter)) for letter in set(guess)) - placed

    def solvable(left: list[str], turns: int) -> bool:
        if len(left) <= 1 or turns == 0:
            return len(left) <= turns
        return any(
            all(
                solvable([code for code in left if code != guess and told(guess, code) == hint], turns - 1)
                for hint in {told(guess, code) for code in left if code != guess}
            )
            for guess in codes
        )

    assert solvable(codes, task.meta["optimum"])
    assert not solvable(codes, task.meta["optimum"] - 1)


@pytest.mark.parametrize("level", [0, 1])
def test_no_number_and_no_lie_keep_the_liar_from_being_found_out(tasks: Any, play: Any, level: int) -> None:
    (task,) = tasks("liar", level, 1)
    numbers = range(task.answer["low"], task.answer["high"] + 1)
    lies = [[], *([turn] for turn in range(task.meta["turns"]))]
    for secret, when in product(numbers, lies):
        game, _ = play({**task.answer, "secret": secret, "lies": when})
        assert game.solved, (secret, when)


def test_two_lies_are_found_out_in_time(tasks: Any, play: Any) -> None:
    rng = Random(0)
    for level in (3, 4):
        (task,) = tasks("liar", level, 1)
        for _ in range(60):
            secret = rng.randint(task.answer["low"], task.answer["high"])
            when = rng.sample(range(task.meta["turns"]), 2)
            assert play({**task.answer, "secret": secret, "lies": when})[0].solved


def test_every_key_is_needed(tasks: Any) -> None:
    for task in tasks("keys", 4, 5):
        for key in "abc":
            without = {**task.answer, "map": [row.replace(key, ".") for row in task.answer["map"]]}
            game: Any = start(without)
            assert game.way(game.place) is None
