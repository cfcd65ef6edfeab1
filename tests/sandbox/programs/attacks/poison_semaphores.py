# Names among semaphores and shared memory.
# ends: exit
# prints: held
import ctypes, os

name = b"/planted"
for library in (None, "libpthread.so.0", "librt.so.1"):
    try:
        ctypes.CDLL(library).sem_open(name, os.O_CREAT, 0o666, 1)
        break
    except (OSError, AttributeError):
        continue
open("/dev/shm/planted", "w").close()
print("held")
