# Memory in a file in memory.
# ends: exit
# limits: disk_mb=4 memory_mb=64
# prints: held
import mmap, os

descriptor = os.open("/dev/shm/x", os.O_CREAT | os.O_RDWR)
try:
    os.ftruncate(descriptor, 200 << 20)
    if os.fork() == 0:
        area = mmap.mmap(descriptor, 200 << 20)
        for place in range(0, 200 << 20, 4096):
            area[place] = 1
        os._exit(3)
    print("open" if os.wait()[1] == 3 << 8 else "held")
except OSError:
    print("held")
