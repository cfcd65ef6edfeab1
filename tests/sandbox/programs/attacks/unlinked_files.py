# Files without a name, held open, take space all the same.
# ends: exit
# limits: disk_mb=4
# prints: held
import os

try:
    for number in range(64):
        descriptor = os.open("/tmp", os.O_TMPFILE | os.O_RDWR)
        os.write(descriptor, b"x" * (1 << 20))
    print("open")
except OSError:
    print("held")
