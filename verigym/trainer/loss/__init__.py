"""The mathematics of the objective: pure functions of tensors, and the controllers of the KL's coefficient."""
