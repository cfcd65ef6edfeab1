"""IFTrain's 29 types, one module a family."""
