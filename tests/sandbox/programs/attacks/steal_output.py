# What went to its output, read back, so that another answer takes its place.
# ends: exit
# prints: held
import os

print("held", flush=True)
try:
    descriptor = os.open("/proc/self/fd/1", os.O_RDONLY | os.O_NONBLOCK)
    os.read(descriptor, 0)
except OSError:
    pass
