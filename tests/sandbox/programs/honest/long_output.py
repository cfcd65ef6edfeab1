# A long output, below the limit.
# ends: exit
import sys

for number in range(100000):
    print(number)
print("x" * 1000, file=sys.stderr)
