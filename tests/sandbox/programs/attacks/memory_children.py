# Memory spread over children, each below the limit.
# ends: memory
# limits: seconds=5 memory_mb=128
import os, time

for _ in range(8):
    if os.fork() == 0:
        x = bytearray(b"x") * (40 << 20)
        time.sleep(100)
time.sleep(100)
