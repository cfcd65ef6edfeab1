# The number 1, written over in memory.
# ends: exit
import ctypes

ctypes.memmove(id(1) + 24, (ctypes.c_uint32 * 1)(7), 4)
