# How many cores there are, and which are its own.
# ends: exit
# prints: right
import os

print("right" if os.cpu_count() >= len(os.sched_getaffinity(0)) >= 1 else "wrong")
