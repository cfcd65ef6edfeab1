"""IFBench's 58 types, one module a family."""
