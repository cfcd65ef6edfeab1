# The system call umount.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.umount2(b"/proc", 2)
print("open")
