# The system call x32.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() != "x86_64":
    libc.ptrace(16, 1, 0, 0)
libc.syscall(0x40000000 + 39)
print("open")
