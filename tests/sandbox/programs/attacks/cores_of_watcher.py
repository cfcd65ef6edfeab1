# The process that watches, held to the core that the program keeps busy.
# ends: exit
# prints: held
import os

try:
    os.sched_setaffinity(1, {next(iter(os.sched_getaffinity(0)))})
    print("open")
except OSError:
    print("held")
