# The system call mount.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.mount(b"x", b"/box", b"tmpfs", 0, None)
print("open")
