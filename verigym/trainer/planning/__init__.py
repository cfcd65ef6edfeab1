"""What a recipe comes to before it is run: steps, batches, memory, cost, and what cannot be."""
