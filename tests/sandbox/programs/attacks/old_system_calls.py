# The 32-bit way into the kernel, past a filter that knows only one.
# ends: forbidden
import ctypes, mmap, platform

if platform.machine() != "x86_64":
    ctypes.CDLL(None).ptrace(16, 1, 0, 0)
code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")  # getpid by int 0x80
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
print("open")
