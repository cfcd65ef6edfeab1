# The system call setns.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.setns(0, 0)
print("open")
