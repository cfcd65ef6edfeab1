"""What the measurements and tests of puzzles make: puzzles, odd answers, hostile responses."""
