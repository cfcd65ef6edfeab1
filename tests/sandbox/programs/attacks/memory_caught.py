# Catching what says that memory is at its end.
# ends: memory
# limits: seconds=5 memory_mb=128
x = []
while True:
    try:
        x.append(bytearray(b"x") * (8 << 20))
    except MemoryError:
        pass
