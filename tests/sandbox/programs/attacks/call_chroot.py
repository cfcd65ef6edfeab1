# The system call chroot.
# ends: forbidden
import platform
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.chroot(b"/box")
print("open")
