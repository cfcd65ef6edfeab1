# Shared memory.
# ends: memory
# limits: seconds=5 memory_mb=128
import mmap

x = mmap.mmap(-1, 1 << 30)
for i in range(0, 1 << 30, 4096):
    x[i] = 1
