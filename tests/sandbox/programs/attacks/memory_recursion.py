# Depth without a floor.
# ends: memory
# limits: memory_mb=64
import sys

sys.setrecursionlimit(1 << 30)


def deeper(n):
    return deeper((n, n))


deeper(0)
