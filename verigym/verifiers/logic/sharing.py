"""Which answers may be scored in a process that other requests share, where a fork would cost more than the score.

A scorer is on these lists only if all that it does with an answer's text is to compare it, or to read it by a strict
grammar, in time and memory bounded by the answer's length; ``docs/security.md`` gives the argument for each. Whatever
is not listed, or is longer than :data:`LONGEST`, is scored in a child of its own.
"""

from __future__ import annotations

from verigym.verifiers.logic.scoring import Profile

LONGEST = 10_000
"""Characters of an answer."""

_COMPARED = """
ab acre aiw arc_1d base_conversion basic_arithmetic bf binary_alternation caesar_cipher circuit_logic
color_cube_rotation count_bits count_primes course_schedule dice emoji_mystery family_relationships gcd
isomorphic_strings largest_island lcm leg_counting letter_counting list_functions mahjong_puzzle manipulate_matrix maze
modulo_grid needle_haystack number_filtering number_sequence palindrome_generation path_star ransom_note rotate_matrix
rotten_oranges self_reference shortest_path simple_equations simple_geometry string_manipulation string_splitting
string_synthesis syllogism tsumego word_sequence_reversal zebra_puzzles
"""
"""Text held against text, the same in both profiles."""

_READ_BY_THE_LIBRARY = """
arc_agi chain_sum cryptarithm decimal_chain_sum fraction_simplification gsm_symbolic jugs kakurasu knight_swap
power_function products quantum_lock rearc word_ladder
"""
"""Numbers, cells, words and moves that the library reads without executing them, in both profiles."""

_READ_BY_US = """
advanced_geometry binary_matrix bitwise_arithmetic boxnet calendar_arithmetic codeio coin_flip complex_arithmetic
countdown decimal_arithmetic figlet_font futoshiki game_of_life game_of_life_halting graph_color group_anagrams
knights_knaves letter_jumble mini_sudoku n_queens number_format number_sorting palindrome_partitioning
polynomial_equations pool_matrix prime_factorization propositional_logic puzzle24 rectangle_count rush_hour
sentence_reordering sokoban spell_backward spiral_matrix string_insertion sudoku survo time_intervals tower_of_hanoi
word_sorting
"""
"""Read by a grammar of ours in the profile ``intended``."""

_ALSO_AS_PUBLISHED = """
decimal_arithmetic figlet_font futoshiki game_of_life_halting knights_knaves letter_jumble mini_sudoku number_format
rectangle_count sentence_reordering spell_backward sudoku survo word_sorting
"""
"""Of these, the tasks whose published scorer does no more."""

SHARED: dict[Profile, frozenset[str]] = {
    "intended": frozenset((_COMPARED + _READ_BY_THE_LIBRARY + _READ_BY_US).split()),
    "published": frozenset((_COMPARED + _READ_BY_THE_LIBRARY + _ALSO_AS_PUBLISHED).split()),
}
"""Profile to the tasks whose answers may be scored in a shared process."""


def may_share(task: str, profile: Profile, answer: str) -> bool:
    """Whether an answer may be scored in a process that other requests share."""
    return len(answer) <= LONGEST and task in SHARED[profile]
