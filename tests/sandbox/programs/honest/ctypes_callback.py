# A callback from C, and memory of its own.
# ends: exit
# prints: right
import ctypes

libc = ctypes.CDLL(None)
values = (ctypes.c_int * 5)(5, 3, 1, 4, 2)
order = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
libc.qsort(values, 5, ctypes.sizeof(ctypes.c_int), order(lambda a, b: a[0] - b[0]))
buffer = ctypes.create_string_buffer(16)
libc.memcpy(buffer, b"right", 5)
print(buffer.value.decode() if list(values) == [1, 2, 3, 4, 5] else "wrong")
