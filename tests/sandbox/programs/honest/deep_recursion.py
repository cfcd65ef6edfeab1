# Depth, as contest solutions need it.
# ends: exit
# prints: right
import sys

sys.setrecursionlimit(200000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print("right" if depth(100000) == 100000 else "wrong")
