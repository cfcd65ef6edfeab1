# The system call bpf.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if platform.machine() != "x86_64":
    libc.ptrace(16, 1, 0, 0)
libc.syscall(321, 0, 0, 0)
print("open")
