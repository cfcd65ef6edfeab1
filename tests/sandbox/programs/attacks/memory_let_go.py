# Shared memory that was written, and is in nobody's table of pages any more.
# Without control groups only the limits of address space and descriptors bound it.
# ends: memory
# ends ungrouped: exit
# limits: memory_mb=64
import mmap

size, step = 300 << 20, 1 << 22
kept = mmap.mmap(-1, size)
for start in range(0, size, step):
    kept[start : start + step] = b"x" * step
    kept.madvise(mmap.MADV_DONTNEED, start, step)
print("open" if all(kept[start] == 120 for start in range(0, size, step)) else "lost")
