# Memory in a segment that no limit sees.
# ends: exit
# prints: held
import ctypes

print("held" if ctypes.CDLL(None).shmget(0, 1 << 30, 0o1600) == -1 else "open")
