# Children of the process that watches, made by a flag.
# ends: exit
# prints: held
import ctypes, os, platform, time

libc = ctypes.CDLL(None)
if libc.syscall({"x86_64": 56, "aarch64": 220}[platform.machine()], 0x8000 | 17, 0, 0, 0, 0) == 0:
    os.setsid()
    time.sleep(1000)
print("held")
