# Memory, at once.
# ends: memory
# limits: seconds=5 memory_mb=128
x = b"x" * (4 << 30)
