# The machine code of the C library, written over.
# ends: exit
# prints: held
import ctypes, mmap

libc = ctypes.CDLL(None)
address = ctypes.cast(libc.getpid, ctypes.c_void_p).value
page = address & ~(mmap.PAGESIZE - 1)
if libc.mprotect(ctypes.c_void_p(page), 2 * mmap.PAGESIZE, 7) == 0:
    ctypes.memmove(address, b"\xb8\x2a\x00\x00\x00\xc3", 6)
print("held")
