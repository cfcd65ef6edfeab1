# Orphans are its own instead of the watcher's.
# ends: exit
# prints: held
import ctypes, os, time

ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        time.sleep(1000)
    os._exit(0)
os.wait()
print("held")
