# Children below the limit, whose parent is gone.
# ends: memory
# limits: memory_mb=64
import os, time

read, write = os.pipe()
for _ in range(6):
    if os.fork() == 0:
        os.setsid()
        kept = bytearray(b"x") * (30 << 20)
        os.close(write)
        time.sleep(100)
os.close(write)
os.read(read, 1)
time.sleep(100)
