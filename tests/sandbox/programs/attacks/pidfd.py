# A handle to the process that watches.
# ends: exit
# prints: held
import os

try:
    os.pidfd_open(1)
    print("open")
except OSError:
    print("held")
