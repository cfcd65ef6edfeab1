# Memory in large pieces, faster than a clock ticks.
# ends: memory
# limits: memory_mb=64
import mmap

kept = mmap.mmap(-1, 600 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
kept.madvise(mmap.MADV_HUGEPAGE)
for place in range(0, 600 << 20, 4096):
    kept[place] = 1
while True:
    kept[0] = 1
