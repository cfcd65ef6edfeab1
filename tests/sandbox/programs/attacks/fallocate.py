# Space without writing.
# ends: exit
# limits: disk_mb=4
# prints: held
import os

kept = []
try:
    for number in range(64):
        kept.append(os.open(f"f{number}", os.O_CREAT | os.O_RDWR))
        os.posix_fallocate(kept[-1], 0, 1 << 20)
    print("open")
except OSError:
    print("held")
