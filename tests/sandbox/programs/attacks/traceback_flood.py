# An error whose message has no end.
# ends: output
# limits: output_kb=64
raise ValueError("x" * 1000000)
