"""The names of reasoning-gym's tasks, so that they can be listed without loading it (a test compares them)."""

from __future__ import annotations

UNSEEN: frozenset[str] = frozenset({"acre", "boxnet", "game_of_life", "game_of_life_halting"})
"""Never trained on unless asked for by name: they measure what carries over to unseen puzzles."""

THEMES: dict[str, tuple[str, ...]] = {
    theme: tuple(names.split())
    for theme, names in {
        "Algebra": (
            "complex_arithmetic intermediate_integration polynomial_equations polynomial_multiplication "
            "simple_equations simple_integration"
        ),
        "Algorithmic": (
            "ab base_conversion binary_alternation binary_matrix caesar_cipher count_primes cryptarithm game_of_life "
            "game_of_life_halting graph_color group_anagrams isomorphic_strings jugs letter_counting letter_jumble "
            "manipulate_matrix number_filtering number_sorting palindrome_generation palindrome_partitioning "
            "pool_matrix ransom_note rotate_matrix rotten_oranges sentence_reordering spell_backward spiral_matrix "
            "string_insertion string_manipulation string_splitting string_synthesis word_ladder "
            "word_sequence_reversal word_sorting"
        ),
        "ARC": "arc_1d arc_agi rearc",
        "Arithmetic": (
            "basic_arithmetic bitwise_arithmetic calendar_arithmetic chain_sum count_bits decimal_arithmetic "
            "decimal_chain_sum dice fraction_simplification gcd gsm_symbolic lcm leg_counting number_format "
            "power_function prime_factorization products time_intervals"
        ),
        "Code": "bf codeio",
        "Cognition": (
            "color_cube_rotation figlet_font modulo_grid needle_haystack number_sequence rectangle_count rubiks_cube"
        ),
        "Games": (
            "boxnet countdown emoji_mystery futoshiki kakurasu knight_swap mahjong_puzzle maze mini_sudoku n_queens "
            "puzzle24 rush_hour sokoban sudoku survo tower_of_hanoi tsumego"
        ),
        "Geometry": "advanced_geometry simple_geometry",
        "Graphs": "course_schedule family_relationships largest_island path_star quantum_lock shortest_path",
        "Induction": "acre list_functions",
        "Logic": "aiw circuit_logic knights_knaves propositional_logic self_reference syllogism zebra_puzzles",
        "Probability": "coin_flip",
    }.items()
}
"""All tasks but ``composite``, which only mixes the others, by the library's folders."""

TASKS: tuple[str, ...] = tuple(sorted(name for names in THEMES.values() for name in names))
"""All of them in the order of the alphabet."""

TRAINED: tuple[str, ...] = tuple(name for name in TASKS if name not in UNSEEN)
"""What is drawn from by default."""
