# The system call ptrace.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace(16, 1, 0, 0)
print("open")
