# Shared memory by name counts as what is written.
# ends: exit
# limits: disk_mb=4
# prints: held
from multiprocessing import shared_memory

try:
    block = shared_memory.SharedMemory(create=True, size=3 << 20)
    file = open("/dev/shm/more", "wb")
    for _ in range(64):
        file.write(b"x" * (1 << 20))
    print("open")
except OSError:
    print("held")
