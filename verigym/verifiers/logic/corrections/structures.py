"""Answers in JSON or as assignments."""

from __future__ import annotations

import json
import re
from typing import Any

from verigym.verifiers.logic.corrections.correction import Correction, Entry, Published
from verigym.verifiers.logic.unreadable import Unreadable

_ASSIGNED = re.compile(r"\s*([A-Z])\s*=\s*([0-9])\s*")
_POUR = re.compile(r"(?:fill|empty) [A-Z]|pour [A-Z]->[A-Z]")
_SQUARE = r"\d{1,3}(?:\.\d{1,2})?"
_AGENT = re.compile(rf"[^\d,]{{0,20}}{_SQUARE}, ?{_SQUARE}[^\d,]{{0,3}}")
_PUSH = re.compile(rf"move\(box_\w{{1,20}}, (?:target_\w{{1,20}}|square\[{_SQUARE}, ?{_SQUARE}\])\)")
_MAX_CHARS = 100_000
_MAX_MOVES = 2_000


def boxnet(answer: str, entry: Entry, published: Published) -> float:
    """The library raised on JSON of another shape."""
    steps = _json(answer)
    if not isinstance(steps, list) or len(steps) > _MAX_MOVES or not all(isinstance(step, dict) for step in steps):
        raise Unreadable("not a list of steps")
    pairs = [(agent, action) for step in steps for agent, action in step.items()]
    if not all(
        isinstance(action, str) and _AGENT.fullmatch(agent) and _PUSH.fullmatch(action) for agent, action in pairs
    ):
        raise Unreadable("an action that is no move of a box")
    return published(answer)


def codeio(answer: str, entry: Entry, published: Published) -> float:
    """Values that only look like the right one earned nearly all; values that are equal and no object, nothing."""
    return 1.0 if _same(_json(answer), _json(entry["answer"])) else 0.0


def cryptarithm(answer: str, entry: Entry, published: Published) -> float:
    """A letter could be given one digit after another, of which the last counted."""
    pairs = [_ASSIGNED.fullmatch(part) for part in answer[:1000].split(",")]
    letters = [pair[1] for pair in pairs if pair]
    if len(answer) > 1000 or len(letters) < len(pairs) or len(set(letters)) < len(letters):
        raise Unreadable("not one digit for each letter")
    return published(answer)


def graph_color(answer: str, entry: Entry, published: Published) -> float:
    """``true`` was a color where 1 is, and vertices that are not there could be colored."""
    colors, puzzle = _json(answer), entry["metadata"]["puzzle"]
    if not isinstance(colors, dict) or not all(type(color) in (int, str) for color in colors.values()):
        raise Unreadable("not a map of vertices to colors")
    if set(colors) != {str(vertex) for vertex in puzzle["vertices"]}:
        return 0.0
    allowed = all(color in puzzle["color_options"] for color in colors.values())
    return 1.0 if allowed and all(colors[str(one)] != colors[str(other)] for one, other in puzzle["edges"]) else 0.0


def group_anagrams(answer: str, entry: Entry, published: Published) -> float:
    """Whatever can be sorted counted as a group, such as an object with the words for keys."""
    return 1.0 if _groups(_json(answer)) == _groups(entry["metadata"]["solution"]) else 0.0


def jugs(answer: str, entry: Entry, published: Published) -> float:
    """What followed a move was not read, and an object with moves for keys was a list of them."""
    moves = _json(answer)
    if not isinstance(moves, list) or len(moves) > _MAX_MOVES:
        raise Unreadable("not a list of moves")
    if not all(isinstance(move, str) and _POUR.fullmatch(move) for move in moves):
        raise Unreadable("not a move")
    return published(answer)


def palindrome_partitioning(answer: str, entry: Entry, published: Published) -> float:
    """Partitions could be given again and again, or as a string in place of a list of its letters."""
    given, gold = _lists(_json(answer)), _lists(entry["metadata"]["solution"])
    return 1.0 if sorted(given) == sorted(gold) else 0.0


def _json(text: str) -> Any:
    if len(text) > _MAX_CHARS:
        raise Unreadable(f"longer than {_MAX_CHARS} characters")
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _same(one: Any, other: Any) -> bool:
    """As ``==``, but ``true`` is not 1, at any depth."""
    try:
        return bool(one == other and _kinds(one) == _kinds(other))
    except RecursionError as error:
        raise Unreadable("too many lists in one another") from error


def _kinds(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _kinds(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_kinds(item) for item in value]
    return isinstance(value, bool)


def _lists(value: Any) -> list[list[str]]:
    if not isinstance(value, list) or not all(isinstance(item, list) for item in value):
        raise Unreadable("not a list of lists")
    if not all(isinstance(word, str) for item in value for word in item):
        raise Unreadable("not a list of lists of strings")
    return value


def _groups(value: Any) -> list[list[str]]:
    return sorted(sorted(group) for group in _lists(value))


CORRECTIONS: tuple[Correction, ...] = (
    boxnet,
    codeio,
    cryptarithm,
    graph_color,
    group_anagrams,
    jugs,
    palindrome_partitioning,
)
