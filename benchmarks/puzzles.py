"""Puzzles: what a verdict costs over the bare scorer, what null policies earn, and what hostile responses do.

    python benchmarks/puzzles.py [--rounds N] [--json]      per task, milliseconds over the library's own scorer
    python benchmarks/puzzles.py --null [--tasks N]         what null policies earn with published scorers and with ours
    python benchmarks/puzzles.py --hostile                  every hostile response to every task, in both profiles
    python benchmarks/puzzles.py --search [--tasks N]       odd answers that the published scorers pay and ours do not

The bars of the first: 2 ms where answers are scored in a shared process, 20 ms where a child is forked for them. The
exit code is 1 where a bar is missed, a null policy earns more than chance, or a hostile response breaks its judge.
"""

from __future__ import annotations

import argparse
import sys

from puzzling import hostility, null, search, speed


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--null", action="store_true", help="what null policies earn")
    kind.add_argument("--hostile", action="store_true", help="hostile responses")
    kind.add_argument("--search", action="store_true", help="odd answers that are paid")
    parser.add_argument("--tasks", type=int, default=10, help="puzzles of each task")
    parser.add_argument("--rounds", type=int, default=15, help="verdicts of each answer")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.null:
        return null.run(options.tasks)
    if options.hostile:
        return hostility.run()
    if options.search:
        return search.run(options.tasks)
    return speed.run(options.rounds, options.json)


if __name__ == "__main__":
    sys.exit(main())
