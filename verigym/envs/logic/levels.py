"""Which level of its curriculum a task has at which difficulty. Level 1 is the library's default config."""

from __future__ import annotations

from verigym.types import Json

_USUAL = (1, 2, 3)

_CAPPED: dict[str, tuple[int, int, int]] = {
    # The library refuses the configs of its own curriculum here.
    "caesar_cipher": (1, 1, 1),
    "knight_swap": (0, 0, 0),
    "modulo_grid": (2, 2, 2),
    "survo": (1, 1, 1),
    # One question would take from seconds to minutes to make.
    "bf": (1, 1, 1),
    "jugs": (1, 1, 1),
    "sokoban": (1, 2, 2),
    # Questions beyond about 6,000 characters.
    "binary_matrix": (1, 2, 2),
    "circuit_logic": (1, 1, 1),
    "game_of_life": (1, 2, 2),
    "largest_island": (1, 2, 2),
    "mahjong_puzzle": (1, 2, 2),
    "manipulate_matrix": (1, 2, 2),
    "maze": (1, 1, 1),
    "needle_haystack": (0, 0, 0),
    "number_format": (1, 1, 1),
    "number_sorting": (1, 1, 1),
    "pool_matrix": (1, 2, 2),
    "rotate_matrix": (1, 2, 2),
    "rotten_oranges": (1, 2, 2),
    "shortest_path": (1, 2, 2),
    "spiral_matrix": (1, 2, 2),
}


SMALLER: dict[str, dict[str, Json]] = {
    # A board of 9 takes from seconds to minutes to make.
    "futoshiki": {"max_board_size": 6},
}
"""What takes the place of the library's own settings, at every level."""


def curriculum_level(task: str, level: int) -> int:
    """The global level of the task's curriculum at difficulty ``level``; 0 means the library's default config."""
    return 0 if level < 2 else _CAPPED.get(task, _USUAL)[level - 2]
