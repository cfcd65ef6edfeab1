# Memory.
# ends: memory
# limits: seconds=5 memory_mb=128
x = []
while True:
    x.append(bytearray(b"x") * (1 << 20))
