# A filter of its own that lets pass what ours refuses, and one that asks the program.
# ends: exit
# prints: held
import ctypes, struct

libc = ctypes.CDLL(None)
allow = ctypes.create_string_buffer(struct.pack("=HBBI", 6, 0, 0, 0x7FFF0000), 8)


class Code(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("at", ctypes.c_void_p)]


code = Code(1, ctypes.addressof(allow))
libc.prctl(38, 1, 0, 0, 0)
listener = libc.syscall(317, 1, 8, ctypes.byref(code))
libc.prctl(22, 2, ctypes.byref(code), 0, 0)
still = libc.syscall(434, 1, 0)
print("held" if listener < 0 and still == -1 else "open")
