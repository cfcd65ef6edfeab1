"""How responses are generated: engines hand each over when it has ended, so that judging runs beside generation."""
