# A walk upwards by the newest way to open.
# ends: exit
# prints: held
import ctypes, os

libc = ctypes.CDLL(None)
how = (ctypes.c_uint64 * 3)(os.O_RDONLY, 0, 0)
for name in (b"../" * 30 + b"etc/shadow", b"/proc/1/root/etc/shadow", b"/etc/shadow"):
    if libc.syscall(437, -100, name, how, ctypes.sizeof(how)) >= 0:
        print("open", name)
        break
else:
    print("held")
