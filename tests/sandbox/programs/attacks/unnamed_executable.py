# A program in memory that no mount forbids to execute.
# ends: exit
# prints: held
import ctypes, os

libc = ctypes.CDLL(None)
descriptor = libc.syscall(319, b"x", 0)
if descriptor >= 0:
    os.write(descriptor, open("/proc/self/exe", "rb").read())
    print("open")
else:
    print("held")
