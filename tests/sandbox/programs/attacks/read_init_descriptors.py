# The descriptors of the process that watches.
# ends: exit
# prints: held
import os

try:
    os.listdir("/proc/1/fd")
    print("open")
except OSError:
    print("held")
