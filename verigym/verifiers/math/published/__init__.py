"""Judges of math that others have published, for comparison: not for training."""
