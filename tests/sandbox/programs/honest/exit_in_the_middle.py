# Leaving when all is done, however deep.
# ends: exit
# prints: right
import sys


def deep(n):
    if n == 0:
        print("right")
        sys.exit()
    deep(n - 1)


try:
    deep(50)
finally:
    pass
