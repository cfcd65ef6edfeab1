"""The rules of each game: moves, what is seen, what ends it, and how far one is."""

from __future__ import annotations

from typing import Any

import pytest

from verigym.verifiers.games import start


def game(name: str, turns: int = 10, **puzzle: Any) -> Any:
    return start({"game": name, "turns": turns, **puzzle})


@pytest.mark.parametrize(
    ("guess", "secret", "hint"),
    [
        ("aabb", "abab", "2 in place, 2 elsewhere"),
        ("aaab", "bbba", "0 in place, 2 elsewhere"),  # a letter counts as often as both have it
        ("abcd", "dcba", "0 in place, 4 elsewhere"),
        ("aaaa", "bbbb", "0 in place, 0 elsewhere"),
    ],
)
def test_hints_of_mastermind(guess: str, secret: str, hint: str) -> None:
    code = game("mastermind", letters="abcd", secret=secret)
    assert code.play(" ".join(guess))
    assert code.view() == hint
    assert not any(map(code.play, ("abc", "abcde", "abcx", "a  b  c  d", "")))


@pytest.mark.parametrize(
    ("guess", "secret", "marks"),
    [("sos", "sis", "=-="), ("ses", "esa", "++-"), ("aba", "bab", "++-"), ("aab", "baa", "+=+"), ("tat", "aot", "-+=")],
)
def test_marks_of_words_are_no_more_than_the_letters_there_are(guess: str, secret: str, marks: str) -> None:
    word = game("word", words=[guess, secret], secret=secret)
    assert word.play(guess)
    assert word.view() == marks
    assert not word.play("zzz")


def test_a_rule_for_words_says_which_may_be_guessed() -> None:
    word = game("word", places=["bd", "ao"], secret="do")
    assert word.words() == ["ba", "bo", "da", "do"]
    assert not any(map(word.play, ("b", "bab", "ab", "bx")))
    assert word.play("do")
    assert word.solved


def test_the_liar_lies_at_the_turns_that_the_task_says_and_never_about_the_secret() -> None:
    liar = game("liar", low=1, high=9, secret=7, lies=[1], most=1)
    seen = [liar.play(guess) and liar.view() for guess in ("3", "4", "5")]
    assert seen == ["higher", "lower", "higher"]
    assert liar.lies_if(7) == 1
    assert liar.lies_if(2) == 2
    assert liar.lies_if(3) is None
    assert liar.play("7")
    assert liar.solved


def test_hints_that_are_heeded_count_from_the_second_turn_on() -> None:
    numbers = game("guess", turns=5, numbers=list(range(1, 100)), secret=99)
    assert [numbers.play(guess) and numbers.score() for guess in ("1", "50", "75", "90")] == [0.0, 0.0, 0.0, 0.25]
    ignored = game("guess", turns=5, numbers=list(range(1, 100)), secret=99)
    assert [ignored.play(guess) and ignored.score() for guess in ("50", "49", "50", "1")] == [0.0] * 4


def test_a_field_without_mines_opens_at_once_and_a_mine_ends_the_game() -> None:
    board = game("minesweeper", rows=3, columns=4, mines=[[0, 3], [2, 3]], first=[0, 2])
    assert board.view() == "? ? 1 ?\n? ? ? ?\n? ? ? ?"
    assert not any(map(board.play, ("1 3", "0 1", "4 1", "1 5", "11", "1;1")))
    assert board.play("1 1")
    assert board.view() == "0 0 1 ?\n0 0 2 ?\n0 0 1 ?"
    assert board.progress() == 8 / 9
    unlucky = game("minesweeper", rows=3, columns=4, mines=[[0, 3], [2, 3]], first=[0, 2])
    assert unlucky.play("1, 4")
    assert unlucky.lost
    assert unlucky.score() == 0.0
    assert board.play("2 4")
    assert board.solved


def test_a_maze_shows_ways_on_and_no_walls() -> None:
    maze = game("maze", walls=["#####", "#...#", "#.###", "#...#", "#####"], start=[0, 1], goal=[1, 1])
    assert maze.view() == "Row 1, column 2. Open: left."
    assert not any(map(maze.play, ("up", "down", "right", "l e f t")))
    assert [maze.play(way) and round(maze.progress(), 2) for way in ("l", "down", "r")] == [0.33, 0.67, 1.0]
    assert maze.solved


def test_a_door_opens_to_its_key() -> None:
    rooms = game("keys", map=["a@A>", "#.##"])
    assert not rooms.play("right")
    assert [rooms.play(way) for way in ("left", "right", "right")] == [True] * 3
    assert rooms.view() == "..@>\n#.##\nKeys: a"
    assert rooms.progress() == 0.75
    assert rooms.play("right")
    assert rooms.solved


def test_boxes_are_pushed_one_at_a_time_and_not_into_walls() -> None:
    room = game("sokoban", map=["######", "#@$$.#", "#-$-.#", "#--.-#", "######"])
    assert not room.play("right")
    assert not room.play("up")
    assert room.play("down")
    assert room.play("right")
    assert room.view() == "######\n#-$$.#\n#-@$.#\n#--.-#\n######"


def test_a_box_in_a_corner_is_no_progress() -> None:
    room = game("sokoban", map=["#####", "#-$-#", "#@-.#", "#---#", "#####"])
    assert room.play("up")
    assert room.play("right")
    assert room.progress() == 0.0
    straight = game("sokoban", map=["######", "#@$-.#", "######"])
    assert [straight.play("right") and straight.progress() for _ in range(2)] == [0.5, 1.0]
    assert straight.solved


def test_no_disk_goes_onto_a_smaller_one() -> None:
    towers = game("hanoi", start=[0, 0], goal=[2, 2])
    assert towers.view() == "A: 2 1; B: empty; C: empty"
    assert not any(map(towers.play, ("b a", "a a", "a", "a d", "a  b")))
    assert towers.play("ab")
    assert not towers.play("a b")
    assert towers.moves() == ["A C", "B A", "B C"]
    assert towers.play("a c")
    assert towers.progress() == pytest.approx(2 / 3)
    assert towers.play("b c")
    assert towers.solved


def test_pouring_stops_when_a_jug_is_full_or_empty() -> None:
    jugs = game("jugs", sizes=[5, 3], target=4)
    moves = ("fill a", "pour a b", "empty b", "pour a b", "fill a", "pour a b")
    views = [jugs.play(move) and jugs.view() for move in moves]
    assert views[1] == "A: 2 of 5; B: 3 of 3"
    assert views[-1] == "A: 4 of 5; B: 3 of 3"
    assert jugs.solved
    assert not any(map(jugs.play, ("fill b", "pour a a", "pour b", "fill c", "drink a")))


@pytest.mark.parametrize("turns", [0, -1])
def test_a_game_has_turns(turns: int) -> None:
    with pytest.raises(ValueError, match="a game has one turn or more"):
        game("jugs", turns=turns, sizes=[3, 5], target=4)


@pytest.mark.parametrize(
    ("name", "puzzle"),
    [
        ("jugs", {"sizes": [3, float("nan")], "target": 2}),
        ("hanoi", {"start": [0, 1], "goal": [2]}),
        ("hanoi", {"start": [0, 7], "goal": [2, 2]}),
    ],
    ids=["no size", "other disks", "no peg"],
)
def test_a_game_that_cannot_be_is_refused(name: str, puzzle: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"NaN|each disk is on peg"):
        game(name, **puzzle)
