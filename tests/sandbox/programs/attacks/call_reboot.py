# The system call reboot.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.reboot(0x1234567)
print("open")
