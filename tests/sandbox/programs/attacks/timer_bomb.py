# Timers without end.
# ends: exit
# prints: held
import ctypes, platform

libc = ctypes.CDLL(None)
number = {"x86_64": 222, "aarch64": 107}[platform.machine()]
event = (ctypes.c_uint64 * 8)(0, 34)
made, place = 0, ctypes.c_int()
while made < 200000 and libc.syscall(number, 1, event, ctypes.byref(place)) == 0:
    made += 1
print("held" if made < 200000 else "open")
