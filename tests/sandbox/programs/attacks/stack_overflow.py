# A stack used up by machine code.
# ends: exit
import ctypes, mmap, platform

code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
code.write(b"\xe8\xfb\xff\xff\xff" if platform.machine() == "x86_64" else b"\0" * 8)  # a call of itself
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
